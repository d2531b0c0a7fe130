import type { L10n } from './l10n';

/** What a handoff is on: its branch, or "this commit" where none was checked out. */
export function branchName(l10n: L10n, branch: string | undefined): string {
  return branch ?? l10n.t('this commit');
}
