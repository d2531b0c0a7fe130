import { day, hour, instantAt, isTimeZone, wallAt } from './time/zone';

/** An hour at which nobody has begun the day yet: who works past midnight is still at the day before. */
const dayBegins = 4 * hour;

/**
 * When "until tomorrow" ends: the next time it is four in the morning in a time zone (IANA name; one that is
 * unknown counts as UTC). At least one hour from now, as somebody who says it at 3:30 means the day that comes.
 * @returns ISO 8601 UTC
 */
export function untilTomorrow(now: Date, timeZone: string): string {
  const zone = isTimeZone(timeZone) ? timeZone : 'UTC';
  const soonest = wallAt(zone, now.getTime() + hour);
  const morning = Math.ceil((soonest - dayBegins) / day) * day + dayBegins;
  return new Date(instantAt(zone, morning)).toISOString();
}
