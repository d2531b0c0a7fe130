import assert from 'node:assert/strict';
import fc from 'fast-check';
import { parseHours, type Week } from '../../../../src/domain/time/hours';
import { commonWork, horizon, workAt, type Schedule } from '../../../../src/domain/time/work';
import { dayOf, wallAt, weekdayOf } from '../../../../src/domain/time/zone';
import { instants, schedules } from './support';

function hours(text: string): Week {
  const parsed = parseHours(text);
  assert.ok(parsed.ok, text);
  return parsed.week;
}

const lisbon: Schedule = { timeZone: 'Europe/Lisbon', hours: hours('Mon-Fri 09:00-12:30, 13:30-18:00') };
const tokyo: Schedule = { timeZone: 'Asia/Tokyo', hours: hours('Mon-Fri 09:00-18:00') };

function said(schedule: Schedule, now: string): string {
  const state = workAt(schedule, Date.parse(now));
  const at = state.works ? state.until : state.next;
  return `${state.works ? 'until' : 'next'} ${at === undefined ? '-' : new Date(at).toISOString().slice(0, 16)}`;
}

describe('whether somebody works', () => {
  it('goes by their own clock: beginning, lunch, end, weekend', () => {
    assert.equal(said(lisbon, '2026-11-24T08:59:59Z'), 'next 2026-11-24T09:00');
    assert.equal(said(lisbon, '2026-11-24T09:00:00Z'), 'until 2026-11-24T12:30');
    assert.equal(said(lisbon, '2026-11-24T12:30:00Z'), 'next 2026-11-24T13:30');
    assert.equal(said(lisbon, '2026-11-24T18:00:00Z'), 'next 2026-11-25T09:00');
    assert.equal(said(lisbon, '2026-11-27T18:00:00Z'), 'next 2026-11-30T09:00');
    assert.equal(said(tokyo, '2026-11-24T17:14:00Z'), 'next 2026-11-25T00:00');
  });

  it('takes a night as one, over midnight and the end of the week', () => {
    const nights = { timeZone: 'UTC', hours: hours('Sun-Thu 22:00-06:00') };
    assert.equal(said(nights, '2026-11-23T03:00:00Z'), 'until 2026-11-23T06:00');
    assert.equal(said(nights, '2026-11-27T23:00:00Z'), 'next 2026-11-29T22:00');
  });

  it('joins what meets, and never ends for whoever never stops', () => {
    const two = { timeZone: 'UTC', hours: hours('Mon 08:00-12:00, 12:00-16:00, Mon 15:00-18:00') };
    assert.equal(said(two, '2026-11-23T09:00:00Z'), 'until 2026-11-23T18:00');
    assert.equal(
      said({ timeZone: 'Europe/Lisbon', hours: hours('Mon-Sun 0-24') }, '2026-11-23T09:00:00Z'),
      'until -',
    );
    assert.equal(said({ timeZone: 'UTC', hours: [] }, '2026-11-23T09:00:00Z'), 'next -');
  });

  it('begins when clocks skip what is between, and not at all where they skip all of it', () => {
    const early = (text: string): Schedule => ({ timeZone: 'Europe/Lisbon', hours: hours(text) });
    assert.equal(said(early('Sun 01:30-05:00'), '2026-03-29T00:00:00Z'), 'next 2026-03-29T01:00');
    assert.equal(said(early('Sun 01:10-01:50'), '2026-03-29T00:00:00Z'), 'next 2026-04-05T00:10');
    assert.equal(said(early('Sat 22:00-06:00'), '2026-03-29T03:00:00Z'), 'until 2026-03-29T05:00');
  });

  it('is longer by the hour that is there twice', () => {
    const night = { timeZone: 'America/New_York', hours: hours('Sat 22:00-06:00') };
    assert.equal(said(night, '2026-11-01T03:00:00Z'), 'until 2026-11-01T11:00');
  });

  it('law: who does not work begins next at a moment in which they work and did not before', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, now) => {
        const state = workAt(schedule, now);
        if (state.works) {
          if (state.until === undefined) return;
          assert.ok(state.until > now);
          assert.ok(!workAt(schedule, state.until).works);
          assert.ok(workAt(schedule, state.until - 1).works);
          return;
        }
        const { next } = state;
        if (next === undefined) {
          for (let at = now; at < now + horizon; at += 3_600_000) assert.ok(!workAt(schedule, at).works);
          return;
        }
        assert.ok(next > now && next <= now + horizon);
        assert.ok(workAt(schedule, next).works);
        const before = workAt(schedule, next - 1);
        assert.ok(!before.works && before.next === next, 'nothing begins in between');
      }),
      { numRuns: 500 },
    );
  });

  it('law: somebody works just when their clock stands within their hours, but for the hours that change', () => {
    fc.assert(
      fc.property(schedules, instants, (schedule, now) => {
        const { timeZone } = schedule;
        const offset = (at: number): number => wallAt(timeZone, at) - at;
        const days = [-2, -1, 1].map((days) => now + days * 86_400_000);
        fc.pre(days.every((at) => offset(at) === offset(now)));
        const wall = wallAt(timeZone, now);
        const within = [0, 1].some((ago) => {
          const date = dayOf(wall) - ago;
          const minutes = (wall - date * 86_400_000) / 60_000;
          return schedule.hours[weekdayOf(date)]?.some(({ from, to }) => from <= minutes && minutes < to);
        });
        assert.equal(workAt(schedule, now).works, within);
      }),
      { numRuns: 500 },
    );
  });
});

describe('when two people work at the same time', () => {
  const overlap = (one: Schedule, other: Schedule, now: string): readonly string[] | undefined => {
    const found = commonWork(one, other, Date.parse(now));
    return found && [found.start, found.end].map((at) => new Date(at).toISOString().slice(0, 16));
  };

  it('is what their hours have in common next', () => {
    const berlin = { timeZone: 'Europe/Berlin', hours: hours('Mon-Fri 08:00-16:00') };
    const newYork = { timeZone: 'America/New_York', hours: hours('Mon-Fri 09:00-17:00') };
    assert.deepEqual(overlap(berlin, newYork, '2026-11-24T12:00:00Z'), [
      '2026-11-24T14:00',
      '2026-11-24T15:00',
    ]);
    assert.deepEqual(overlap(berlin, newYork, '2026-11-24T14:30:00Z'), [
      '2026-11-24T14:00',
      '2026-11-24T15:00',
    ]);
    assert.deepEqual(overlap(berlin, newYork, '2026-11-24T15:00:00Z'), [
      '2026-11-25T14:00',
      '2026-11-25T15:00',
    ]);
    // In these weeks only one of the two has changed its clocks.
    assert.deepEqual(overlap(berlin, newYork, '2026-03-10T12:00:00Z'), [
      '2026-03-10T13:00',
      '2026-03-10T15:00',
    ]);
  });

  it('is never where their hours have nothing in common', () => {
    // In winter one begins when the other ends; in summer an hour is left.
    assert.equal(overlap(lisbon, tokyo, '2026-12-01T12:00:00Z'), undefined);
    assert.deepEqual(overlap(lisbon, tokyo, '2026-07-01T12:00:00Z'), [
      '2026-07-02T08:00',
      '2026-07-02T09:00',
    ]);
    assert.equal(overlap(lisbon, { timeZone: 'UTC', hours: [] }, '2026-07-01T12:00:00Z'), undefined);
  });

  it('law: it is the same from both sides, and both work then and not before', () => {
    fc.assert(
      fc.property(schedules, schedules, instants, (one, other, now) => {
        const found = commonWork(one, other, now);
        assert.deepEqual(found, commonWork(other, one, now));
        const both = (at: number): boolean => workAt(one, at).works && workAt(other, at).works;
        if (!found) {
          for (let at = now; at < now + horizon; at += 7_200_000) assert.ok(!both(at));
          return;
        }
        assert.ok(found.start < found.end && found.end > now);
        assert.ok(both(Math.max(found.start, now)) && both(found.end - 1));
        if (found.start > now) assert.ok(!both(found.start - 1));
        for (let at = now; at < found.start; at += 7_200_000) assert.ok(!both(at));
      }),
      { numRuns: 300 },
    );
  });
});
