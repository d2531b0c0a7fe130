/**
 * Working hours as people write them: `Mon-Thu 09:00-12:30, 13:30-17:30, Fri 9-14`. Days go before their
 * times; without days it is Monday to Friday. An end that is not after its beginning is on the next day.
 */

/** Minutes from a day's midnight: `from` below 24 hours, `to` after it and at most 24 hours later. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** The ranges that begin on each day, Monday first: seven lists, each in order. They may touch or overlap. */
export type Week = readonly (readonly Range[])[];

export type HoursProblem =
  /** No time at all. */
  | { readonly kind: 'no-times' }
  /** Neither a day nor a range of times. */
  | { readonly kind: 'not-understood'; readonly text: string }
  /** Days that no times follow. */
  | { readonly kind: 'days-without-times'; readonly text: string }
  /** It begins when it ends: nothing, or a whole day? */
  | { readonly kind: 'no-length'; readonly text: string };

export type ParsedHours =
  { readonly ok: true; readonly week: Week } | { readonly ok: false; readonly problem: HoursProblem };

const dayNames = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
const minutesOfDay = 24 * 60;
const workingDays: readonly number[] = [0, 1, 2, 3, 4];
/** Longer ones are no hours of anybody. */
const longest = 500;

/** Reads working hours. Days are English, in any case, short or in full; `9am-5:30pm` is fine too. */
export function parseHours(text: string): ParsedHours {
  const items = text.length > longest ? [text.slice(0, 40)] : itemsIn(text);
  const week: Range[][] = dayNames.map(() => []);
  let days: readonly number[] = [];
  let daysText = '';
  let hasTimes = false;
  for (const item of items) {
    const named = daysIn(item);
    const range = named ? undefined : rangeIn(item);
    if (named) {
      // "Mon, Wed 9-12": one list of days. "Mon 9-12, Wed": a new one.
      days = daysText === '' ? named : [...days, ...named];
      daysText = daysText === '' ? item : `${daysText}, ${item}`;
    } else if (!range) {
      return { ok: false, problem: { kind: 'not-understood', text: item } };
    } else if (range.from === range.to) {
      return { ok: false, problem: { kind: 'no-length', text: item } };
    } else {
      days = hasTimes || daysText !== '' ? days : workingDays;
      new Set(days).forEach((weekday) => week[weekday]?.push(range));
      [hasTimes, daysText] = [true, ''];
    }
  }
  if (daysText !== '') {
    return { ok: false, problem: { kind: 'days-without-times', text: daysText } };
  }
  return hasTimes ? { ok: true, week: week.map(inOrder) } : { ok: false, problem: { kind: 'no-times' } };
}

/** Writes working hours the one way that `parseHours` reads back the same: days alike stand together. */
export function formatHours(week: Week): string {
  const groups: { from: number; to: number; times: string }[] = [];
  week.forEach((ranges, weekday) => {
    const times = ranges.map(({ from, to }) => `${clock(from)}-${clock(to)}`).join(', ');
    const last = groups.at(-1);
    if (last?.times === times && last.to === weekday - 1) {
      last.to = weekday;
    } else if (times !== '') {
      groups.push({ from: weekday, to: weekday, times });
    }
  });
  return groups
    .map(({ from, to, times }) => {
      const [first = '', last = ''] = [nameOf(from), nameOf(to)];
      return `${from === to ? first : `${first}-${last}`} ${times}`;
    })
    .join(', ');
}

/** Parts between commas, semicolons and line ends; days and times in one part are two. */
function itemsIn(text: string): readonly string[] {
  return text
    .replace(/[‐-―−]/gu, '-')
    .replace(/\s*-\s*/g, '-')
    .replace(/(\d)\s+(?=[ap]\.?m\b)/gi, '$1')
    .split(/[,;\s]+/)
    .map((item) => item.replace(/:$/, ''))
    .filter((item) => item !== '');
}

/** `Mon`, `Monday`, `Mon-Fri`, also around the week's end: `Sat-Tue`. Undefined for anything else. */
function daysIn(item: string): readonly number[] | undefined {
  const [first, last, ...more] = item.toLowerCase().split('-').map(dayNumber);
  if (first === undefined || more.length > 0 || (item.includes('-') && last === undefined)) {
    return undefined;
  }
  const length = ((((last ?? first) - first) % 7) + 7) % 7;
  return Array.from({ length: length + 1 }, (_, offset) => (first + offset) % 7);
}

/** By the beginning of its English name: two letters are enough. */
function dayNumber(name: string): number | undefined {
  const short = name.replace(/\.$/, '');
  const found = short.length < 2 ? -1 : dayNames.findIndex((full) => full.startsWith(short));
  return found < 0 ? undefined : found;
}

/** `from` and `to` are the same where the range has no length. Undefined for what is no range. */
function rangeIn(item: string): Range | undefined {
  const [start, end, ...more] = item.split('-');
  const from = minutesIn(start ?? '');
  const to = minutesIn(end ?? '');
  if (from === undefined || to === undefined || more.length > 0 || from === minutesOfDay) {
    return undefined;
  }
  return { from, to: to < from ? to + minutesOfDay : to };
}

function minutesIn(text: string): number | undefined {
  const [, hours = '', minutes = '0', half] =
    /^(\d{1,2})(?:[:.h](\d{2})|h)?([ap])?\.?(?:m\.?)?$/i.exec(text) ?? [];
  const [number, past] = [Number(hours), Number(minutes)];
  if (hours === '' || past > 59 || (half === undefined && /m\.?$/i.test(text))) {
    return undefined;
  }
  if (half !== undefined) {
    return number < 1 || number > 12
      ? undefined
      : ((number % 12) + (half.toLowerCase() === 'p' ? 12 : 0)) * 60 + past;
  }
  const total = number * 60 + past;
  return total > minutesOfDay ? undefined : total;
}

function inOrder(ranges: readonly Range[]): readonly Range[] {
  const sorted = [...ranges].sort((a, b) => a.from - b.from || a.to - b.to);
  return sorted.filter(({ from, to }, at) => sorted[at - 1]?.from !== from || sorted[at - 1]?.to !== to);
}

function nameOf(weekday: number): string | undefined {
  const name = dayNames[weekday];
  return name && name.charAt(0).toUpperCase() + name.slice(1, 3);
}

/** `24:00` for the midnight that ends the day. */
function clock(minutes: number): string {
  const shown = minutes > minutesOfDay ? minutes - minutesOfDay : minutes;
  return `${pad(Math.floor(shown / 60))}:${pad(shown % 60)}`;
}

function pad(value: number): string {
  return String(value).padStart(2, '0');
}
