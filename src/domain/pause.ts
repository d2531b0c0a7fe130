/** An hour at which nobody has begun the day yet: who works past midnight is still at the day before. */
const dayBegins = 4;

const step = 15 * 60_000;
/** A local day has 25 hours at the most, so the hour that is looked for comes within 29. */
const mostSteps = 29 * 4;

/**
 * When "until tomorrow" ends: the next time it is four in the morning in a time zone (IANA name; one that is
 * unknown counts as UTC). At least one hour from now, as somebody who says it at 3:30 means the day that comes.
 * @returns ISO 8601 UTC, on a quarter of an hour (all offsets in use are whole quarters).
 */
export function untilTomorrow(now: Date, timeZone: string): string {
  const hourOf = hoursIn(timeZone);
  const first = Math.ceil((now.getTime() + 60 * 60_000) / step) * step;
  for (let index = 0; index < mostSteps; index += 1) {
    const at = new Date(first + index * step);
    if (hourOf(at) === dayBegins && hourOf(new Date(at.getTime() - step)) !== dayBegins) {
      return at.toISOString();
    }
  }
  // A zone in which a day has no such hour (a whole day was left out, as in Samoa in 2011).
  return new Date(first + 24 * 60 * 60_000).toISOString();
}

function hoursIn(timeZone: string): (at: Date) => number {
  const options: Intl.DateTimeFormatOptions = { hour: '2-digit', hourCycle: 'h23' };
  let format: Intl.DateTimeFormat;
  try {
    format = new Intl.DateTimeFormat('en', { ...options, timeZone });
  } catch (error) {
    if (!(error instanceof RangeError)) {
      throw error;
    }
    format = new Intl.DateTimeFormat('en', { ...options, timeZone: 'UTC' });
  }
  return (at) => Number(format.format(at));
}
