import type { L10n } from './l10n';
import { dayAndTimeIn } from './time';

/** When a pause ends, in the zone of whoever paused: "until Wed 04:00". `until` is ISO 8601. */
export function pausedText(l10n: L10n, language: string, timeZone: string, until: string): string {
  const at = new Date(until);
  return l10n.t('until {0}', dayAndTimeIn(language, timeZone, at) ?? at.toISOString());
}
