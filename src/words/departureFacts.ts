import type { DepartureFacts } from '../domain/departure';
import { commits, files } from './counts';
import type { L10n } from './l10n';
import { ago } from './time';

/** How facts of one departure are told: in whose words, and seen from when. */
export interface Telling {
  readonly l10n: L10n;
  /** BCP 47 tag. */
  readonly language: string;
  readonly now: Date;
}

/**
 * What the policy knew of a departure, a line each: where to and how, what of the person's was there, what had
 * become of the branch, what was asked or muted. What was not looked at has no line.
 */
export function factLines(telling: Telling, facts: DepartureFacts): readonly string[] {
  return [
    leftLine(telling, facts),
    ...workLines(telling, facts),
    ...branchLines(telling, facts),
    ...askedLines(telling, facts),
  ];
}

function leftLine({ l10n, language, now }: Telling, { from = '', to, at, how }: DepartureFacts): string {
  const when = ago(l10n, language, at, now);
  if (to === undefined) {
    return l10n.t('Left {0} for no branch, {1}', from, when);
  }
  switch (how ?? 'switch') {
    case 'switch':
      return l10n.t('Left {0} for {1}, {2}', from, to, when);
    case 'new-branch':
      return l10n.t('Left {0} for {1}, made by that switch, {2}', from, to, when);
    case 'after-clone':
      return l10n.t('Left {0} for {1}, the first switch after the clone, {2}', from, to, when);
    case 'rebase':
      return l10n.t('Left {0} for {1} by rebasing it, {2}', from, to, when);
    case 'tool':
      return l10n.t('Left {0} for {1} by a tool, {2}', from, to, when);
  }
}

function workLines({ l10n, language, now }: Telling, facts: DepartureFacts): readonly string[] {
  const { ownCommits, stashes, lastHandoff, uncommitted = 0, unpushed = 0, exists } = facts;
  if (!exists) {
    return [];
  }
  const made =
    ownCommits === 0 ? l10n.t('No commits of yours') : l10n.t('{0} of yours', commits(l10n, ownCommits));
  return [
    lastHandoff === undefined
      ? l10n.t('{0}; no handoff yet', made)
      : l10n.t('{0} since the handoff of {1}', made, ago(l10n, language, lastHandoff, now)),
    ...(stashes === 0 ? [] : [stashes === 1 ? l10n.t('1 stash') : l10n.t('{0} stashes', stashes)]),
    ...(uncommitted === 0 ? [] : [l10n.t('{0} changed in no commit came along', files(l10n, uncommitted))]),
    ...(unpushed === 0 ? [] : [l10n.t('{0} on no remote', commits(l10n, unpushed))]),
  ];
}

function branchLines({ l10n }: Telling, facts: DepartureFacts): readonly string[] {
  const { from = '', to = '', defaultBranch, author, operation } = facts;
  const lines: readonly (readonly [boolean, () => string])[] = [
    [!facts.exists, () => l10n.t('The branch was gone')],
    [from === defaultBranch, () => l10n.t('It is the default branch')],
    [facts.merged && facts.empty !== true, () => l10n.t('Its work was merged')],
    [facts.empty === true, () => l10n.t('Nothing on it differed from where it began')],
    [facts.carried === true, () => l10n.t('{0} had all of its commits', to)],
    [facts.heldElsewhere === true, () => l10n.t('Another worktree had it')],
    [facts.upstreamGone === true, () => l10n.t('Its branch on the remote was deleted')],
    [author?.isMe === false, () => l10n.t('Begun by {0}', author?.name ?? '')],
    [facts.pickedUp === true, () => l10n.t('You had picked up a handoff there')],
    [operation !== undefined, () => l10n.t('Git was in the middle of: {0}', operation ?? '')],
  ];
  return lines.filter(([holds]) => holds).map(([, text]) => text());
}

function askedLines({ l10n, language, now }: Telling, facts: DepartureFacts): readonly string[] {
  const { asked, visit, promptsToday, pausedUntil } = facts;
  return [
    ...(visit === undefined
      ? []
      : [
          visit.worked
            ? l10n.t('You were there since {0}, and worked on it', ago(l10n, language, visit.since, now))
            : l10n.t('You were there since {0}, and changed nothing', ago(l10n, language, visit.since, now)),
        ]),
    ...(asked === undefined
      ? []
      : [
          l10n.t(
            'You were asked about it {0}; since then: {1}',
            ago(l10n, language, asked.at, now),
            commits(l10n, asked.commits),
          ),
        ]),
    ...(promptsToday === 0 ? [] : [l10n.t('Questions before it on that day: {0}', promptsToday)]),
    ...(facts.mutedBranch ? [l10n.t('The branch was muted')] : []),
    ...(facts.mutedRepository ? [l10n.t('The repository was muted')] : []),
    ...(pausedUntil === undefined ? [] : [l10n.t('A pause had been asked for')]),
  ];
}
