import type { Operation } from '../domain/departure';
import type { WhyNotYet, Wish } from '../domain/share';
import type { L10n } from './l10n';

/** How many handoffs are only here, by the reason. */
export interface OnlyHereCounts {
  readonly unsent: number;
  readonly waiting: number;
  /** Notes to oneself. */
  readonly notes: number;
}

/** That a handoff waits for its branch, and why, in one line. `here` is the folder of the reader's worktree. */
export function waitsText(
  l10n: L10n,
  { branch, why }: Pick<Wish, 'branch' | 'why'>,
  here: string | undefined,
): string {
  if (why === undefined) {
    return l10n.t('Waits to go on {0}', branch);
  }
  const because = whyNotYetText(l10n, why, here);
  return ['branch-missing', 'branch-other', 'detached'].includes(why.reason)
    ? l10n.t('Not on {0}: {1}', branch, because)
    : l10n.t('Waits to go on {0}: {1}', branch, because);
}

/** What a private handoff is, in one line. */
export function noteToSelf(l10n: L10n): string {
  return l10n.t('A note to yourself: it stays in this clone');
}

/** How much is only in this clone or not on its branch, in a sentence or two; undefined where nothing is. */
export function onlyHereText(l10n: L10n, counts: OnlyHereCounts): string | undefined {
  const { unsent, waiting, notes } = counts;
  const only = [
    ...(unsent === 0 ? [] : [l10n.t('{0} not sent', unsent)]),
    ...(notes === 0
      ? []
      : [notes === 1 ? l10n.t('1 note to yourself') : l10n.t('{0} notes to yourself', notes)]),
  ];
  const sentences = [
    ...(only.length === 0 ? [] : [l10n.t('Only in this clone: {0}.', only.join(', '))]),
    ...(waiting === 0
      ? []
      : [
          waiting === 1
            ? l10n.t('1 handoff waits for its branch.')
            : l10n.t('{0} handoffs wait for their branch.', waiting),
        ]),
  ];
  return sentences.length === 0 ? undefined : sentences.join(' ');
}

/** Why a handoff is not on its branch, as half a sentence. */
export function whyNotYetText(l10n: L10n, why: WhyNotYet, here?: string): string {
  switch (why.reason) {
    case 'setting':
      return l10n.t('the setting handoff.share keeps handoffs off their branches');
    case 'failed':
      return why.detail;
    case 'held-by-worktree':
      return heldText(l10n, why.worktree, here);
    case 'operation':
      return why.operation
        ? operationText(l10n, why.operation)
        : l10n.t('git is in the middle of a rebase, merge or similar there');
    case 'index-locked':
    case 'ref-locked':
      return why.lock === undefined
        ? l10n.t('another git process is at work')
        : l10n.t('another git process holds the lock {0}', why.lock);
    case 'detached':
      return l10n.t('no branch is checked out');
    case 'unborn':
      return l10n.t('the branch has no commit yet');
    case 'branch-missing':
      return l10n.t('the branch does not exist here');
    case 'branch-other':
      return l10n.t(
        'the branch of that name here is another one, which never had the commit it was written on',
      );
    case 'path-blocked':
      return l10n.t('something else is in the way at .handoffs');
    case 'branch-moved':
      return l10n.t('the branch moved meanwhile');
  }
}

function heldText(l10n: L10n, worktree: string | undefined, here: string | undefined): string {
  if (worktree === undefined) {
    return l10n.t('another worktree has the branch checked out');
  }
  return worktree === here ? l10n.t('it is checked out here') : l10n.t('it is checked out in {0}', worktree);
}

function operationText(l10n: L10n, operation: Operation): string {
  switch (operation) {
    case 'rebase':
      return l10n.t('a rebase is under way');
    case 'merge':
      return l10n.t('a merge is under way');
    case 'cherry-pick':
      return l10n.t('a cherry-pick is under way');
    case 'revert':
      return l10n.t('a revert is under way');
    case 'bisect':
      return l10n.t('a bisect is under way');
    case 'am':
      return l10n.t('patches are being applied');
  }
}
