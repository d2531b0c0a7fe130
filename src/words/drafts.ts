import { failureFacts } from './gitFailures';
import type { L10n } from './l10n';

/** That what is typed is not on disk, why, and what to do about it. Where its file lies is for the log. */
export function draftNotKeptText(l10n: L10n, error: unknown): string {
  return l10n.t(
    'The draft cannot be kept: {0}. Copy your text, or save now. The log says more.',
    whyNotKept(l10n, error),
  );
}

function whyNotKept(l10n: L10n, error: unknown): string {
  const { kind, code } = failureFacts(error);
  switch (kind) {
    case 'disk-full':
      return l10n.t('the disk is full');
    case 'read-only':
      return l10n.t('the folder for drafts cannot be written to');
    case 'in-the-way':
      return l10n.t('something else is where the folder for drafts should be');
    case 'too-many-open':
      return l10n.t('too many files are open on this machine');
    default:
      return code === undefined
        ? l10n.t('it could not be written')
        : l10n.t('the disk did not take it ({0})', code);
  }
}
