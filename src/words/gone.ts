import type { L10n } from './l10n';

/** That a brief is open whose handoff is not in the repository any more. */
export function goneText(l10n: L10n): string {
  return l10n.t(
    'This handoff is no longer in the repository: it was purged, or nothing here holds it any more. Its text was removed from this page.',
  );
}
