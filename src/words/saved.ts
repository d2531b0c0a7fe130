import type { SendAs } from '../domain/journal';
import type { ShareMode, ShareOutcome } from '../domain/share';
import { branchName } from './branchName';
import { commits } from './counts';
import type { L10n } from './l10n';
import { noteToSelf, waitsText } from './waiting';

/** Where a handoff goes, as the save bar offers it. */
export function shareLabel(l10n: L10n, mode: ShareMode): string {
  switch (mode) {
    case 'branch':
      return l10n.t('the branch, with the code');
    case 'ref':
      return l10n.t('a ref of its own: only Handoff shows it');
    case 'local':
      return l10n.t('nobody: a note to yourself');
  }
}

/** How an attempt to send a handoff ended, for its two ways out. */
export interface SendingFacts {
  readonly branch: 'sent' | 'failed' | 'not-tried';
  readonly journal: 'sent' | 'failed' | 'not-tried';
  /** A ref of ours where absent. */
  readonly sentAs?: SendAs;
  /** What was said where one of them failed. */
  readonly reason?: string;
}

/** Everything a message after a save depends on. */
export interface SavedFacts {
  readonly branch: string | undefined;
  readonly share: ShareMode;
  readonly outcome: ShareOutcome;
  /** The user's own commits on the branch that no remote has, or that were pushed along. */
  readonly commits: number;
  /** Absent where nothing was to be sent. */
  readonly sending?: SendingFacts;
  readonly hasRemote: boolean;
}

/** What a save has come to: where the handoff is now, and what is only here. */
export function savedText(l10n: L10n, saved: SavedFacts): string {
  const branch = branchName(l10n, saved.branch);
  if (saved.share === 'local') {
    return `${l10n.t('Handoff saved.')} ${noteToSelf(l10n)}.`;
  }
  const waiting = saved.share === 'ref' ? undefined : notOnBranchText(l10n, branch, saved.outcome);
  const { sending } = saved;
  if (sending && (sending.branch === 'sent' || sending.journal === 'sent')) {
    return [sentText(l10n, saved, sending, branch), waiting].filter((part) => part !== undefined).join(' ');
  }
  if (sending) {
    return [l10n.t('Handoff saved in this clone, not sent: {0}', sending.reason ?? ''), waiting]
      .filter((part) => part !== undefined)
      .join(' ');
  }
  if (saved.share === 'ref') {
    return l10n.t('Handoff saved on a ref of its own: only Handoff shows it. It is only here.');
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

/** The handoff is out, by its branch, by the journal or by both; what did not go along is said. */
function sentText(l10n: L10n, saved: SavedFacts, sending: SendingFacts, branch: string): string {
  const reason = sending.reason ?? '';
  switch (sending.branch) {
    case 'not-tried': {
      const sent =
        sending.sentAs !== 'branch'
          ? l10n.t('Handoff is sent, on a ref of its own: only Handoff shows it.')
          : l10n.t('Handoff is sent, as a branch of its own.');
      return saved.commits === 0 ? sent : `${sent} ${leftHereText(l10n, branch, saved.commits)}`;
    }
    case 'failed':
      return l10n.t('Handoff is sent, but {0} is not pushed: {1}', branch, reason);
    case 'sent': {
      const pushed =
        saved.commits === 0
          ? l10n.t('Handoff is pushed on {0}.', branch)
          : l10n.t('Handoff and {0} are pushed on {1}.', commits(l10n, saved.commits), branch);
      return sending.journal === 'failed'
        ? `${pushed} ${l10n.t('Replies cannot be sent: {0}', reason)}`
        : pushed;
    }
  }
}

/** That the code did not go along. */
function leftHereText(l10n: L10n, branch: string, count: number): string {
  return count === 1
    ? l10n.t('1 commit on {0} is not pushed.', branch)
    : l10n.t('{0} on {1} are not pushed.', commits(l10n, count), branch);
}

/** That a branch was pushed by a click of its own, after the handoff had gone another way. */
export function branchPushedText(l10n: L10n, branch: string, count: number): string {
  return count === 1
    ? l10n.t('1 commit is pushed on {0}.', branch)
    : l10n.t('{0} are pushed on {1}.', commits(l10n, count), branch);
}

/** That a handoff did not get on its branch, and why; undefined where it did, or was not to. */
export function notOnBranchText(
  l10n: L10n,
  branch: string,
  outcome: ShareOutcome,
  here?: string,
): string | undefined {
  switch (outcome.kind) {
    case 'on-branch':
    case 'not-wanted':
      return undefined;
    case 'failed':
      return l10n.t('It could not be committed on {0}: {1}', branch, outcome.detail);
    case 'waiting':
      return `${waitsText(l10n, { branch, why: outcome }, here)}.`;
  }
}
