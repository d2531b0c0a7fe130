// Zones, instants and hours at random, with the odd ones among them more often than by chance.
import fc from 'fast-check';
import { wallAt } from '../../../../src/domain/time/zone';
import type { Week } from '../../../../src/domain/time/hours';
import type { Schedule } from '../../../../src/domain/time/work';

const odd = [
  'Europe/Lisbon',
  'America/New_York',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Pacific/Chatham',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
  'America/Santiago',
];

export const zones = fc.oneof(
  fc.constantFrom(...odd),
  fc.constantFrom(...Intl.supportedValuesOf('timeZone')),
);

/** From 1985 to 2040, to the second; often within hours of a change of some clock. */
export const instants = fc.oneof(
  fc.integer({ min: 473_385_600, max: 2_208_988_800 }).map((seconds) => seconds * 1000),
  fc
    .tuple(fc.constantFrom(...changes()), fc.integer({ min: -4 * 3600, max: 4 * 3600 }))
    .map(([at, near]) => at + near * 1000),
);

const range = fc
  .tuple(fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 1440 }))
  .map(([from, length]) => ({ from, to: from + length }));

const ranges = fc
  .array(range, { maxLength: 3 })
  .map((any) => any.sort((a, b) => a.from - b.from || a.to - b.to));

/** Hours, also none, across midnight, and without end. */
export const weeks: fc.Arbitrary<Week> = fc.array(ranges, {
  minLength: 7,
  maxLength: 7,
});

export const schedules: fc.Arbitrary<Schedule> = fc.record({ timeZone: zones, hours: weeks });

/** The hours in which the odd clocks were set, one of each, in 2011 and in 2026. */
function changes(): readonly number[] {
  const found: number[] = [];
  for (const zone of odd) {
    for (const year of [2011, 2026]) {
      let before: number | undefined;
      for (let at = Date.UTC(year, 0, 1); at < Date.UTC(year + 1, 0, 1); at += 3_600_000) {
        const offset = wallAt(zone, at) - at;
        if (before !== undefined && offset !== before) found.push(at);
        before = offset;
      }
    }
  }
  return found;
}
