/**
 * `due` of a step or a question: a day, or a time. A time is worth something only with its zone, as its
 * reader is elsewhere; records hold what people wrote, so one without is read too.
 */
import { instantAt, isTimeZone, type Wall } from './zone';

export type Due =
  /** By the end of that day, wherever one is. */
  | { readonly kind: 'day'; readonly day: Wall }
  /** An instant, in milliseconds since 1970 in UTC. */
  | { readonly kind: 'instant'; readonly at: number }
  /** A time on a clock that nobody named. */
  | { readonly kind: 'wall'; readonly wall: Wall };

const shape = /^(\d{4})-(\d{2})-(\d{2})(?:(?:T|\s+)(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(.*))?$/i;
const offset = /^([+-])(\d{2}):?(\d{2})(?:\[[^\]]*\])?$/;

/**
 * Reads `2026-11-30`, `2026-11-30 17:00 Europe/Lisbon`, or ISO 8601 and RFC 9557: `2026-11-30T17:00Z`,
 * `…T17:00+01:00`, `…T17:00[Europe/Lisbon]`. Undefined for any other text: people write what they like.
 * @param timeZone where a time is that names no zone: its author's, where it is known.
 */
export function readDue(text: string, timeZone?: string): Due | undefined {
  const [, year = '', month = '', date = '', hours, minutes = '', seconds = '0', rest = ''] =
    shape.exec(text.trim()) ?? [];
  const midnight = Date.UTC(Number(year), Number(month) - 1, Number(date));
  if (year === '' || new Date(midnight).toISOString().slice(0, 10) !== `${year}-${month}-${date}`) {
    return undefined;
  }
  if (hours === undefined) {
    return { kind: 'day', day: midnight };
  }
  if (Number(hours) > 23 || Number(minutes) > 59 || Number(seconds) > 59) {
    return undefined;
  }
  const wall = midnight + (Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds)) * 1000;
  if (rest !== '') {
    return inZone(wall, rest);
  }
  return timeZone !== undefined && isTimeZone(timeZone)
    ? { kind: 'instant', at: instantAt(timeZone, wall) }
    : { kind: 'wall', wall };
}

/** Writes a time on a clock (`2026-11-30T17:00`, as date fields give it) with its zone, as `readDue` reads it. */
export function writeDue(local: string, timeZone: string): string {
  return `${local.slice(0, 16).replace('T', ' ')} ${timeZone}`;
}

function inZone(wall: Wall, zone: string): Due | undefined {
  const [, sign, hours = '', minutes = ''] = offset.exec(zone) ?? [];
  if (sign !== undefined) {
    const ahead = (Number(hours) * 60 + Number(minutes)) * 60_000;
    return { kind: 'instant', at: wall - (sign === '+' ? ahead : -ahead) };
  }
  const name = /^Z(?:\[|$)/i.test(zone) ? 'UTC' : (/^\[(.*)\]$/.exec(zone)?.[1] ?? zone);
  return isTimeZone(name) ? { kind: 'instant', at: instantAt(name, wall) } : undefined;
}
