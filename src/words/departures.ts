import type { DepartureDecision, DepartureFacts, QuietReason } from '../domain/departure';
import { commits } from './counts';
import type { L10n } from './l10n';

/** Why the policy asked or kept quiet, as half a sentence: "you have nothing new there". */
export function reasonText(
  l10n: L10n,
  outcome: DepartureDecision,
  facts: DepartureFacts | undefined,
): string {
  return outcome.decision === 'ask'
    ? ownWorkText(l10n, facts?.ownCommits ?? 0)
    : quietTexts[outcome.reason](l10n, facts);
}

const quietTexts: Readonly<Record<QuietReason, (l10n: L10n, facts: DepartureFacts | undefined) => string>> = {
  'no-departure': (l10n) => l10n.t('no branch was left'),
  'prompts-off': (l10n) => l10n.t('asking is switched off (setting handoff.prompt.enabled)'),
  'muted-repository': (l10n) => l10n.t('asking is muted in this repository'),
  paused: (l10n) => l10n.t('asking is paused'),
  'muted-branch': (l10n) => l10n.t('asking is muted on this branch'),
  'ignored-branch': (l10n) => l10n.t('the branch is one of handoff.prompt.ignoredBranches'),
  operation: operationText,
  detached: (l10n) => l10n.t('no branch is checked out now'),
  'came-back': (l10n) => l10n.t('you came straight back'),
  'branch-gone': (l10n) => l10n.t('the branch is gone'),
  'held-elsewhere': (l10n) => l10n.t('the branch is in use in another worktree'),
  'default-branch': (l10n) => l10n.t('it is the default branch'),
  'shared-branch': (l10n) => l10n.t('by its name it is a branch that everybody works on'),
  'just-cloned': (l10n) => l10n.t('nothing was done there since this clone was made'),
  merged: (l10n) => l10n.t('its work is merged already'),
  'upstream-gone': (l10n) => l10n.t('its branch on the remote was deleted'),
  'carried-along': (l10n, facts) =>
    facts?.carried === true
      ? l10n.t('{0} has all of its commits', facts.to ?? '')
      : l10n.t('your changes are in no commit and came along'),
  'no-own-work': (l10n, facts) =>
    facts?.lastHandoff === undefined
      ? l10n.t('you have nothing new there')
      : l10n.t('you have nothing there since its last handoff'),
  'colleagues-branch': (l10n, facts) =>
    l10n.t('the branch is {0}’s, and all that you added is one small commit', facts?.author?.name ?? ''),
  'asked-already': askedText,
  'only-looked': (l10n) => l10n.t('you only looked at it, less than an hour after another question'),
  'daily-limit': (l10n) =>
    l10n.t('today’s limit of questions is reached (setting handoff.prompt.dailyLimit)'),
};

function operationText(l10n: L10n, facts: DepartureFacts | undefined): string {
  return facts?.operation === 'am'
    ? l10n.t('git is in the middle of applying patches (git am)')
    : l10n.t('git is in the middle of a {0}', facts?.operation ?? '');
}

function askedText(l10n: L10n, facts: DepartureFacts | undefined): string {
  return facts?.asked !== undefined && facts.asked.commits + facts.asked.stashes === 0
    ? l10n.t('you were asked about it before, and nothing of yours is new there')
    : l10n.t('you were asked about it less than a day and a half ago, and only a little is new there');
}

function ownWorkText(l10n: L10n, count: number): string {
  if (count === 0) {
    return l10n.t('stashed work of yours there has no handoff');
  }
  return count === 1
    ? l10n.t('1 commit of yours there has no handoff')
    : l10n.t('{0} of yours there have no handoff', commits(l10n, count));
}
