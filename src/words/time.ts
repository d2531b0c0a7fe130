import type { L10n } from './l10n';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** When something was, seen from now: "just now", "5 minutes ago", "yesterday". `language` is a BCP 47 tag. */
export function ago(l10n: L10n, language: string, then: string, now: Date): string {
  const past = now.getTime() - Date.parse(then);
  if (Number.isNaN(past) || past < minute) {
    return l10n.t('just now');
  }
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  if (past < hour) {
    return format.format(-Math.floor(past / minute), 'minute');
  }
  const days = Math.round((startOfDay(now) - startOfDay(new Date(then))) / day);
  if (days === 0) {
    return format.format(-Math.floor(past / hour), 'hour');
  }
  return days < 14 ? format.format(-days, 'day') : format.format(-Math.floor(days / 7), 'week');
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}

/** `Europe/Lisbon` -> `Lisbon`: a place beats the name of a zone. */
export function placeOf(timeZone: string): string {
  return (timeZone.split('/').pop() ?? timeZone).replace(/_/g, ' ');
}

/** Time of day in a zone, "17:54"; undefined for a zone that this machine does not know. */
export function timeIn(language: string, timeZone: string, at: Date): string | undefined {
  return inZone(language, timeZone, at, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
}

/** Weekday and time of day in a zone, "Mon 17:54". */
export function dayAndTimeIn(language: string, timeZone: string, at: Date): string | undefined {
  const weekday = inZone(language, timeZone, at, { weekday: 'short' });
  const time = timeIn(language, timeZone, at);
  return weekday === undefined || time === undefined ? undefined : `${weekday} ${time}`;
}

function inZone(
  language: string,
  timeZone: string,
  at: Date,
  options: Intl.DateTimeFormatOptions,
): string | undefined {
  try {
    return new Intl.DateTimeFormat(language, { ...options, timeZone }).format(at);
  } catch (error) {
    // A zone comes from somebody's record; one that Intl does not know is left out, never guessed.
    if (error instanceof RangeError) {
      return undefined;
    }
    throw error;
  }
}
