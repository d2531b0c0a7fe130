import assert from 'node:assert/strict';
import fc from 'fast-check';
import { untilTomorrow } from '../../../src/domain/pause';

const zones = ['UTC', 'Europe/Lisbon', 'Asia/Tokyo', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Apia'];

describe('a pause until tomorrow', () => {
  it('ends at four in the morning of whoever pauses', () => {
    const evening = new Date('2026-11-24T17:10:00Z');
    assert.equal(untilTomorrow(evening, 'Europe/Lisbon'), '2026-11-25T04:00:00.000Z');
    assert.equal(untilTomorrow(evening, 'Asia/Tokyo'), '2026-11-24T19:00:00.000Z');
    assert.equal(untilTomorrow(evening, 'Asia/Kathmandu'), '2026-11-24T22:15:00.000Z');
  });

  it('means the coming day when it is said in the night', () => {
    assert.equal(untilTomorrow(new Date('2026-11-25T00:30:00Z'), 'UTC'), '2026-11-25T04:00:00.000Z');
    assert.equal(untilTomorrow(new Date('2026-11-25T03:30:00Z'), 'UTC'), '2026-11-26T04:00:00.000Z');
  });

  it('holds on the days when clocks change, and in a zone that nobody knows', () => {
    assert.equal(
      untilTomorrow(new Date('2026-03-28T20:00:00Z'), 'Europe/Berlin'),
      '2026-03-29T02:00:00.000Z',
    );
    assert.equal(
      untilTomorrow(new Date('2026-10-24T20:00:00Z'), 'Europe/Berlin'),
      '2026-10-25T03:00:00.000Z',
    );
    assert.equal(untilTomorrow(new Date('2026-11-24T17:10:00Z'), 'Nowhere'), '2026-11-25T04:00:00.000Z');
  });

  it('is at least an hour and at most 29 hours long, at whatever time and wherever', () => {
    const times = fc.date({ min: new Date('2010-01-01'), max: new Date('2040-01-01'), noInvalidDate: true });
    fc.assert(
      fc.property(times, fc.constantFrom(...zones), (now, zone) => {
        const hours = (Date.parse(untilTomorrow(now, zone)) - now.getTime()) / 3_600_000;
        return hours >= 1 && hours <= 29.25;
      }),
    );
  });
});
