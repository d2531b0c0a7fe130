import type { PersonTime } from '../domain/peopleTime';
import { commonWork, workAt, type Schedule } from '../domain/time/work';
import { day, hour, isSameTime, minute } from '../domain/time/zone';
import type { L10n } from './l10n';
import { dayWord, timeIn, weekdayAndTimeIn } from './time';

/**
 * What there is to know before one writes to somebody: "02:14 there, back 09:00 (in 7 h)". The time is left
 * out where the reader's clock shows the same; empty where nothing is left. `language` is a BCP 47 tag,
 * `now` in milliseconds.
 */
export function thereText(
  l10n: L10n,
  language: string,
  { timeZone, schedule }: PersonTime,
  reader: Pick<PersonTime, 'timeZone'>,
  now: number,
): string {
  const time = isSameTime(timeZone, reader.timeZone, now)
    ? undefined
    : timeIn(language, timeZone, new Date(now));
  const work = schedule && workText(l10n, language, schedule, now);
  if (time === undefined) {
    return work ?? '';
  }
  return work === undefined ? l10n.t('{0} there', time) : l10n.t('{0} there, {1}', time, work);
}

/** "works now, until 17:30", "back 09:00 (in 7 h)"; undefined where it is not in sight. Times are theirs. */
function workText(l10n: L10n, language: string, schedule: Schedule, now: number): string | undefined {
  const state = workAt(schedule, now);
  const soon = (at: number): string => {
    const date = new Date(at);
    const { timeZone } = schedule;
    return at - now < day ? timeIn(language, timeZone, date) : weekdayAndTimeIn(language, timeZone, date);
  };
  if (state.works) {
    return state.until === undefined
      ? l10n.t('works now')
      : l10n.t('works now, until {0}', soon(state.until));
  }
  return state.next === undefined
    ? undefined
    : l10n.t('back {0} ({1})', soon(state.next), inText(l10n, language, state.next - now));
}

/**
 * When two people work at the same time next, on the reader's clock: "overlap today 15:00–17:00 yours".
 * Undefined where the hours of one of them are not known.
 */
export function overlapText(
  l10n: L10n,
  language: string,
  reader: PersonTime,
  other: PersonTime,
  now: number,
): string | undefined {
  if (!reader.schedule || !other.schedule) {
    return undefined;
  }
  const common = commonWork(reader.schedule, other.schedule, now);
  if (!common) {
    return l10n.t('your working hours do not overlap');
  }
  const time = (at: number): string => timeIn(language, reader.timeZone, new Date(at));
  if (common.end - Math.max(common.start, now) >= day) {
    return undefined;
  }
  return common.start <= now
    ? l10n.t('overlap now, until {0} yours', time(common.end))
    : l10n.t(
        'overlap {0} {1}–{2} yours',
        dayWord(language, reader.timeZone, common.start, now),
        time(common.start),
        time(common.end),
      );
}

/** How long it is until something: "in 25 min", "in 7 h", "in 3 days". */
function inText(l10n: L10n, language: string, length: number): string {
  const minutes = Math.ceil(length / minute);
  if (minutes < 60) {
    return l10n.t('in {0} min', minutes);
  }
  const hours = Math.round(length / hour);
  return hours < 24
    ? l10n.t('in {0} h', hours)
    : new Intl.RelativeTimeFormat(language, { numeric: 'always' }).format(Math.round(length / day), 'day');
}
