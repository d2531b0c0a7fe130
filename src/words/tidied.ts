import type { LeftFolder, ToTidy } from '../domain/tidy';
import type { L10n } from './l10n';

/** Why a folder may go, in a word or two. */
export function goesText(l10n: L10n, reason: ToTidy['reason']): string {
  switch (reason) {
    case 'merged':
      return l10n.t('merged');
    case 'gone':
      return l10n.t('the branch is gone');
    case 'withdrawn':
      return l10n.t('withdrawn');
  }
}

/** What stays, and why. */
export function leftText(l10n: L10n, { path, reason }: LeftFolder): string {
  switch (reason) {
    case 'unreadable':
      return l10n.t('{0} stays: it is no record that can be read.', path);
    case 'changed':
      return l10n.t('{0} stays: something in it is changed or in no commit.', path);
    case 'unknown-branch':
      return l10n.t('{0} stays: its branch may be on a remote that is not fetched here.', path);
  }
}

/** That there is nothing to remove. */
export function nothingToTidyText(l10n: L10n): string {
  return l10n.t(
    'Nothing to tidy: no handoff here is withdrawn, or of another branch that is merged or gone.',
  );
}

/** What was removed, how to take that back, and where the records still are. */
export function tidiedText(l10n: L10n, count: number, commit: string): string {
  const short = commit.slice(0, 10);
  const removed =
    count === 1
      ? l10n.t('1 handoff folder was removed in commit {0}.', short)
      : l10n.t('{0} handoff folders were removed in commit {1}.', count, short);
  const back = l10n.t(
    'To take that back: git revert {0}. The records stay in history and in the journals that have them.',
    short,
  );
  return `${removed} ${back}`;
}
