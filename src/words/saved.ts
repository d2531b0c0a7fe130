import type { ShareMode, ShareOutcome, WaitReason } from '../domain/share';
import { commits } from './counts';
import type { L10n } from './l10n';

/** Where a handoff goes, as the save bar offers it. */
export function shareLabel(l10n: L10n, mode: ShareMode): string {
  switch (mode) {
    case 'branch':
      return l10n.t('the branch, with the code');
    case 'ref':
      return l10n.t('a ref of its own');
    case 'local':
      return l10n.t('nobody, a note to myself');
  }
}

/** Everything a message after a save depends on. */
export interface SavedFacts {
  readonly branch: string | undefined;
  readonly share: ShareMode;
  readonly outcome: ShareOutcome;
  /** The user's own commits on the branch that no remote has, or that were pushed along. */
  readonly commits: number;
  readonly sent: boolean;
  readonly hasRemote: boolean;
}

/** What a save has come to: where the handoff is now, and what is only here. */
export function savedText(l10n: L10n, saved: SavedFacts): string {
  const branch = saved.branch ?? l10n.t('this commit');
  if (saved.share === 'local') {
    return l10n.t('Handoff saved for yourself, in this clone only.');
  }
  const waiting = waitText(l10n, saved.outcome, branch);
  if (saved.share === 'ref') {
    return saved.sent
      ? l10n.t('Handoff is sent, on a ref of its own.')
      : l10n.t('Handoff saved on a ref of its own; it is only here.');
  }
  if (saved.sent) {
    // A branch goes out only where the handoff is on it: else nothing but the journal has left.
    return waiting
      ? `${l10n.t('Handoff is sent, on a ref of its own.')} ${waiting}`
      : pushedText(l10n, saved, branch);
  }
  if (waiting) {
    return `${l10n.t('Handoff saved in this clone.')} ${waiting}`;
  }
  if (!saved.hasRemote) {
    return l10n.t('Handoff saved on {0}. There is no remote, so it is only here.', branch);
  }
  return saved.commits === 0
    ? l10n.t('Handoff saved on {0}; it is only here.', branch)
    : l10n.t('Handoff saved on {0}; it and {1} are only here.', branch, commits(l10n, saved.commits));
}

function pushedText(l10n: L10n, saved: SavedFacts, branch: string): string {
  return saved.commits === 0
    ? l10n.t('Handoff is pushed on {0}.', branch)
    : l10n.t('Handoff and {0} are pushed on {1}.', commits(l10n, saved.commits), branch);
}

function waitText(l10n: L10n, outcome: ShareOutcome, branch: string): string | undefined {
  switch (outcome.kind) {
    case 'on-branch':
    case 'not-wanted':
      return undefined;
    case 'failed':
      return l10n.t('It could not be committed on {0}: {1}', branch, outcome.detail);
    case 'waiting':
      return l10n.t('It is not on {0} itself: {1}.', branch, waitReasonText(l10n, outcome.reason));
  }
}

/** Why a handoff is not on its branch, as half a sentence. */
export function waitReasonText(l10n: L10n, reason: WaitReason): string {
  switch (reason) {
    case 'held-by-worktree':
      return l10n.t('another worktree has the branch checked out');
    case 'operation':
      return l10n.t('git is in the middle of a rebase, merge or similar there');
    case 'index-locked':
      return l10n.t('another git process holds the index lock');
    case 'detached':
      return l10n.t('no branch is checked out');
    case 'unborn':
      return l10n.t('the branch has no commit yet');
    case 'branch-missing':
      return l10n.t('the branch does not exist here');
    case 'path-blocked':
      return l10n.t('something else is in the way at .handoffs');
    case 'branch-moved':
      return l10n.t('the branch moved meanwhile');
  }
}
