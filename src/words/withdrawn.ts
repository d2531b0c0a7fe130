import type { L10n } from './l10n';

/** That a handoff is hidden: by whom, when (as it is said, "yesterday"), and why. */
export function withdrawnText(l10n: L10n, by: string, when: string, reason: string | undefined): string {
  return reason === undefined
    ? l10n.t('{0} withdrew this handoff ({1}).', by, when)
    : l10n.t('{0} withdrew this handoff ({1}): {2}', by, when, reason);
}
