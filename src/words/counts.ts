import type { L10n } from './l10n';

/** "1 commit", "4 commits". */
export function commits(l10n: L10n, count: number): string {
  return count === 1 ? l10n.t('1 commit') : l10n.t('{0} commits', count);
}

export function files(l10n: L10n, count: number): string {
  return count === 1 ? l10n.t('1 file') : l10n.t('{0} files', count);
}

export function steps(l10n: L10n, count: number): string {
  return count === 1 ? l10n.t('1 step') : l10n.t('{0} steps', count);
}

export function questions(l10n: L10n, count: number): string {
  return count === 1 ? l10n.t('1 question') : l10n.t('{0} questions', count);
}

export function questionsForYou(l10n: L10n, count: number): string {
  return count === 1 ? l10n.t('1 question for you') : l10n.t('{0} questions for you', count);
}
