import { readDue } from '../domain/time/due';
import { day, dayOf, isSameTime, isTimeZone, wallAt } from '../domain/time/zone';
import type { L10n } from './l10n';
import { dayWord, timeIn, weekdayAndTimeIn } from './time';

/** Whose clocks count when a due time is shown. Zones are IANA names. */
export interface DueSight {
  /** Milliseconds. */
  readonly now: number;
  /** The zone of whoever reads. */
  readonly timeZone: string;
  /** The zone of the other person that it concerns. */
  readonly there?: string | undefined;
  /** The zone of whoever wrote it: for a time that names none. */
  readonly writtenIn?: string | undefined;
}

/**
 * Until when something is wanted, in the reader's zone and in the other's: "due Tue 17:00 (Wed 01:00 there)".
 * What is no date is shown as it was written. `language` is a BCP 47 tag.
 */
export function dueText(l10n: L10n, language: string, text: string, sight: DueSight): string {
  const { now, timeZone, there, writtenIn } = sight;
  const due = readDue(text, writtenIn);
  switch (due?.kind) {
    case undefined:
      return l10n.t('due {0}', text);
    case 'day':
      return said(
        l10n,
        dayWord(language, 'UTC', due.day, today(timeZone, now)),
        due.day < today(timeZone, now),
      );
    case 'wall': {
      const local = `${dayWord(language, 'UTC', due.wall, wallAt(timeZone, now))} ${timeIn(language, 'UTC', new Date(due.wall))}`;
      return l10n.t('due {0}, in which time zone is not said', local);
    }
    case 'instant': {
      const { at } = due;
      const here = `${dayWord(language, timeZone, at, now)} ${timeIn(language, timeZone, new Date(at))}`;
      const other =
        there === undefined || !isTimeZone(there) ? undefined : thereAt(language, sight, there, at);
      return said(l10n, other === undefined ? here : l10n.t('{0} ({1} there)', here, other), at < now);
    }
  }
}

/** Undefined where it is the same time there. The day only where it is another one. */
function thereAt(
  language: string,
  { timeZone: here, now }: DueSight,
  there: string,
  at: number,
): string | undefined {
  if (isSameTime(here, there, at)) {
    return undefined;
  }
  const date = new Date(at);
  if (dayOf(wallAt(here, at)) === dayOf(wallAt(there, at))) {
    return timeIn(language, there, date);
  }
  // "Wed" beside "today" is clearer than another "tomorrow"; weeks away it is a date.
  return Math.abs(at - now) < 6 * day
    ? weekdayAndTimeIn(language, there, date)
    : `${dayWord(language, there, at, now)} ${timeIn(language, there, date)}`;
}

function said(l10n: L10n, when: string, isPast: boolean): string {
  return isPast ? l10n.t('was due {0}', when) : l10n.t('due {0}', when);
}

/** The day on the reader's clock, as a midnight in UTC, as days have it that are due. */
function today(timeZone: string, now: number): number {
  return dayOf(wallAt(timeZone, now)) * day;
}
