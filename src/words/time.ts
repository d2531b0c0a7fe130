import { dayOf, isTimeZone, wallAt } from '../domain/time/zone';
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

/** False for zones that are called after no place: `UTC`, `EST`, `Etc/GMT+3`. */
export function isPlace(timeZone: string): boolean {
  return !/^(?:Etc\/.*|[A-Z][A-Z0-9]*)$/.test(timeZone);
}

/** A time with the place whose it is: "Mon 17:54 in Lisbon"; "Sun 14:09 UTC" where no place is known. */
export function inPlace(l10n: L10n, time: string, timeZone: string): string {
  if (isPlace(timeZone)) {
    return l10n.t('{0} in {1}', time, placeOf(timeZone));
  }
  // POSIX counts west of Greenwich as plus, people do not.
  const [, sign, hours] = /^Etc\/GMT([+-])(\d+)$/.exec(timeZone) ?? [];
  const isUtc = /^(?:Etc\/.*|UTC|UCT|GMT)$/.test(timeZone);
  return hours === undefined || hours === '0'
    ? `${time} ${isUtc ? 'UTC' : timeZone}`
    : `${time} UTC${sign === '+' ? '−' : '+'}${hours}`;
}

/** Time of day in a zone, "17:54" or "5:54 PM" as the language has it. @throws RangeError for an unknown zone */
export function timeIn(language: string, timeZone: string, at: Date): string {
  return formatIn(language, timeZone, at, clockFields(language));
}

/** Weekday and time of day in a zone, "Mon 17:54". @throws RangeError for an unknown zone */
export function weekdayAndTimeIn(language: string, timeZone: string, at: Date): string {
  return `${formatIn(language, timeZone, at, { weekday: 'short' })} ${timeIn(language, timeZone, at)}`;
}

/** As `weekdayAndTimeIn`, for a zone and a time out of somebody's record: undefined for what is none. */
export function dayAndTimeIn(language: string, timeZone: string, at: Date): string | undefined {
  return isTimeZone(timeZone) && !Number.isNaN(at.getTime())
    ? weekdayAndTimeIn(language, timeZone, at)
    : undefined;
}

/** Which day something is on in a zone, seen from now (milliseconds): "today", "tomorrow", "Tue", "1 Dec". */
export function dayWord(language: string, timeZone: string, at: number, now: number): string {
  const days = dayOf(wallAt(timeZone, at)) - dayOf(wallAt(timeZone, now));
  if (Math.abs(days) <= 1) {
    return new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  }
  const isNear = Math.abs(days) < 7;
  const isThisYear = Math.abs(days) < 180;
  return formatIn(
    language,
    timeZone,
    new Date(at),
    isNear
      ? { weekday: 'short' }
      : { day: 'numeric', month: 'short', ...(isThisYear ? {} : { year: 'numeric' }) },
  );
}

/**
 * A clock of 12 or of 24 hours, as the language has it. Plain `en` is what most of the world has an editor
 * in, and says nothing of where: then the clock is the one that cannot be misread.
 */
function clockFields(language: string): Intl.DateTimeFormatOptions {
  const { hourCycle } = new Intl.DateTimeFormat(language, { hour: 'numeric' }).resolvedOptions();
  return language !== 'en' && hourCycle?.startsWith('h1')
    ? { hour: 'numeric', minute: '2-digit' }
    : { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' };
}

function formatIn(language: string, timeZone: string, at: Date, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(language, { ...options, timeZone }).format(at);
}
