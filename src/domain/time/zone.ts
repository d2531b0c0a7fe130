/**
 * What clocks show where, by `Intl` alone: its rules are those of the IANA database that the runtime brings.
 * Instants are milliseconds since 1970 in UTC, as `Date` has them.
 */

/**
 * What a clock shows, as if it stood in UTC: milliseconds since it showed 1970-01-01 00:00. Two of them
 * compare only within one zone, and one that the clock shows twice in autumn is one.
 */
export type Wall = number;

export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** No zone has been further from UTC than this since 1970: Kiritimati is 14 hours ahead, Baker Island 12 behind. */
const furthestEast = 15 * hour;
const furthestWest = 13 * hour;

const formats = new Map<string, Intl.DateTimeFormat>();
/** More than there are zones; names in other cases are zones too, and come from other people's files. */
const mostFormats = 600;

/** True for the name of a zone of the IANA database, such as `Europe/Lisbon`, that this machine knows. */
export function isTimeZone(name: string): boolean {
  // Newer runtimes also take offsets such as +05:30: those are no place, and know no summer time.
  if (!/^[A-Za-z][\w+\-/]{1,60}$/.test(name)) {
    return false;
  }
  try {
    formatOf(name);
    return true;
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}

/** What a clock in a zone shows at an instant. @throws RangeError for no zone or no instant. */
export function wallAt(timeZone: string, at: number): Wall {
  const field: Partial<Record<Intl.DateTimeFormatPartTypes, number>> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) {
    field[type] = Number(value);
  }
  const { year = 0, month = 1, day: date = 1, hour: hours = 0, minute: minutes = 0, second = 0 } = field;
  return Date.UTC(year, month - 1, date, hours, minutes, second) + mod(at, 1000);
}

/**
 * The first instant at which a clock in a zone shows this or later. A time that is there twice, as clocks
 * are set back, is the first of the two; one that is skipped is the moment in which it is skipped.
 */
export function instantAt(timeZone: string, wall: Wall): number {
  const before = wallAt(timeZone, wall - furthestEast) - (wall - furthestEast);
  const after = wallAt(timeZone, wall + furthestWest) - (wall + furthestWest);
  const [first, last] = [wall - Math.max(before, after), wall - Math.min(before, after)];
  const shown = [first, last].find((at) => wallAt(timeZone, at) === wall);
  return shown ?? firstSince(timeZone, wall, first, last);
}

/** By halving: `from` is before a skipped time, `to` after it. */
function firstSince(timeZone: string, wall: Wall, from: number, to: number): number {
  let [low, high] = [from, to];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (wallAt(timeZone, middle) < wall) {
      low = middle;
    } else {
      high = middle;
    }
  }
  return high;
}

/** Number of the day that a clock shows; 0 is 1970-01-01. */
export function dayOf(wall: Wall): number {
  return Math.floor(wall / day);
}

/** 0 for Monday to 6 for Sunday. */
export function weekdayOf(dayNumber: number): number {
  // 1970-01-01 was a Thursday.
  return mod(dayNumber + 3, 7);
}

/** True where two clocks show the same at an instant: whatever their zones are called, it is one time. */
export function isSameTime(one: string, other: string, at: number): boolean {
  return one === other || wallAt(one, at) === wallAt(other, at);
}

function mod(value: number, by: number): number {
  return ((value % by) + by) % by;
}

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) {
    return known;
  }
  const made = new Intl.DateTimeFormat('en-US-u-ca-gregory-nu-latn', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  if (formats.size >= mostFormats) {
    formats.clear();
  }
  formats.set(timeZone, made);
  return made;
}
