import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  dayOf,
  hour,
  instantAt,
  isSameTime,
  isTimeZone,
  wallAt,
  weekdayOf,
} from '../../../../src/domain/time/zone';
import { instants, zones } from './support';

const utc = (text: string): number => Date.parse(text);
const wall = (text: string): number => Date.parse(`${text}Z`);
const shown = (zone: string, at: string): string =>
  new Date(wallAt(zone, utc(at))).toISOString().slice(0, 16).replace('T', ' ');
const first = (zone: string, local: string): string =>
  new Date(instantAt(zone, wall(local))).toISOString().replace('.000Z', 'Z');

describe('the clock of a zone', () => {
  it('shows the time and the day of that place', () => {
    assert.equal(shown('Europe/Lisbon', '2026-11-24T17:54:00Z'), '2026-11-24 17:54');
    assert.equal(shown('Asia/Tokyo', '2026-11-24T17:54:00Z'), '2026-11-25 02:54');
    assert.equal(shown('America/Los_Angeles', '2026-11-24T05:00:00Z'), '2026-11-23 21:00');
  });

  it('knows zones of half an hour and of three quarters, and both ends of the world', () => {
    assert.equal(shown('Asia/Kolkata', '2026-11-24T18:45:00Z'), '2026-11-25 00:15');
    assert.equal(shown('Asia/Kathmandu', '2026-11-24T18:45:00Z'), '2026-11-25 00:30');
    assert.equal(shown('Pacific/Chatham', '2026-07-01T12:00:00Z'), '2026-07-02 00:45');
    assert.equal(shown('Pacific/Kiritimati', '2026-11-24T10:30:00Z'), '2026-11-25 00:30');
    assert.equal(shown('Pacific/Pago_Pago', '2026-11-24T10:30:00Z'), '2026-11-23 23:30');
  });

  it('shows midnight as the beginning of the day', () => {
    assert.equal(shown('UTC', '2026-11-24T00:00:00Z'), '2026-11-24 00:00');
  });

  it('keeps what is finer than a second, before 1970 too', () => {
    for (const at of [1_234_567_890_123, -1_234_567_890_123, -1]) assert.equal(wallAt('UTC', at), at);
  });

  it('skips an hour in spring: what it never shows is the moment of the skip', () => {
    assert.equal(shown('Europe/Lisbon', '2026-03-29T00:59:00Z'), '2026-03-29 00:59');
    assert.equal(shown('Europe/Lisbon', '2026-03-29T01:00:00Z'), '2026-03-29 02:00');
    for (const local of ['2026-03-29T01:00', '2026-03-29T01:30', '2026-03-29T02:00'])
      assert.equal(first('Europe/Lisbon', local), '2026-03-29T01:00:00Z');
  });

  it('shows an hour twice in autumn: the first of the two is meant', () => {
    assert.equal(first('America/New_York', '2026-11-01T01:30'), '2026-11-01T05:30:00Z');
    assert.equal(shown('America/New_York', '2026-11-01T06:30:00Z'), '2026-11-01 01:30');
    assert.equal(first('America/New_York', '2026-11-01T02:00'), '2026-11-01T07:00:00Z');
  });

  it('knows the island that sets its clocks by half an hour, and the one that left out a day', () => {
    assert.equal(first('Australia/Lord_Howe', '2026-10-04T02:15'), '2026-10-03T15:30:00Z');
    assert.equal(first('Australia/Lord_Howe', '2026-04-05T01:45'), '2026-04-04T14:45:00Z');
    assert.equal(first('Pacific/Apia', '2011-12-30T12:00'), '2011-12-30T10:00:00Z');
    assert.equal(first('Pacific/Apia', '2011-12-31T00:00'), '2011-12-30T10:00:00Z');
  });

  it('law: what a clock shows leads back to the instant, or to the first that it was shown at', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const local = wallAt(zone, at);
        const back = instantAt(zone, local);
        assert.equal(wallAt(zone, back), local);
        assert.ok(back <= at);
        assert.ok(back === at || at - back <= 24 * hour, 'twice within a day');
      }),
      { numRuns: 2000 },
    );
  });

  it('law: the instant of a local time is the first at which the clock shows that or later', () => {
    fc.assert(
      fc.property(zones, instants, (zone, local) => {
        const at = instantAt(zone, local);
        assert.ok(wallAt(zone, at) >= local);
        assert.ok(wallAt(zone, at - 1) < local);
      }),
      { numRuns: 2000 },
    );
  });

  it('counts days and weekdays as calendars do, before 1970 too', () => {
    fc.assert(
      fc.property(fc.integer({ min: -20_000, max: 40_000 }), (date) => {
        assert.equal(weekdayOf(date), (new Date(date * 24 * hour).getUTCDay() + 6) % 7);
        assert.equal(dayOf(date * 24 * hour), date);
        assert.equal(dayOf(date * 24 * hour - 1), date - 1);
      }),
    );
  });
});

describe('the name of a zone', () => {
  it('is one that this machine knows', () => {
    for (const name of [
      'Europe/Lisbon',
      'UTC',
      'America/Argentina/Buenos_Aires',
      'Etc/GMT+3',
      'europe/lisbon',
    ])
      assert.ok(isTimeZone(name), name);
    for (const name of [
      '',
      'Mars/Olympus',
      '+05:30',
      '../../etc/passwd',
      'Europe/Lisbon\u202e',
      'x'.repeat(99),
    ])
      assert.ok(!isTimeZone(name), name);
  });

  it('does not matter where two clocks show the same', () => {
    const [winter, summer] = [utc('2026-01-15T12:00:00Z'), utc('2026-07-15T12:00:00Z')];
    assert.ok(isSameTime('Europe/Lisbon', 'UTC', winter));
    assert.ok(!isSameTime('Europe/Lisbon', 'UTC', summer));
    assert.ok(isSameTime('Europe/Lisbon', 'Europe/London', summer));
  });
});
