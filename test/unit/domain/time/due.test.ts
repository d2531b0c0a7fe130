import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readDue, writeDue } from '../../../../src/domain/time/due';
import { wallAt } from '../../../../src/domain/time/zone';
import { instants, zones } from './support';

function read(text: string, zone?: string): string {
  const due = readDue(text, zone);
  switch (due?.kind) {
    case undefined:
      return '-';
    case 'day':
      return new Date(due.day).toISOString().slice(0, 10);
    case 'instant':
      return new Date(due.at).toISOString().slice(0, 16) + 'Z';
    case 'wall':
      return new Date(due.wall).toISOString().slice(0, 16);
  }
}

describe('what is due', () => {
  it('is a day, or a time in a zone', () => {
    assert.equal(read('2026-11-30'), '2026-11-30');
    for (const text of [
      '2026-11-30 17:00 Asia/Tokyo',
      '2026-11-30T17:00[Asia/Tokyo]',
      '2026-11-30T17:00:00+09:00[Asia/Tokyo]',
      '2026-11-30T17:00+09:00',
      '2026-11-30T08:00:00.000Z',
      '2026-11-30 08:00 UTC',
      '2026-11-30T08:00Z[Asia/Tokyo]',
      '2026-11-30T02:30-0530',
    ])
      assert.equal(read(text), '2026-11-30T08:00Z', text);
  });

  it('is in its author’s zone where it names none, and else on a clock that nobody knows', () => {
    assert.equal(read('2026-11-30 17:00', 'Asia/Tokyo'), '2026-11-30T08:00Z');
    assert.equal(read('2026-11-30T17:00'), '2026-11-30T17:00');
    assert.equal(read('2026-11-30T17:00', 'Mars/Olympus'), '2026-11-30T17:00');
  });

  it('is left as it is written where it is neither', () => {
    for (const text of [
      'soon',
      '',
      '2026-02-30',
      '2026-13-01',
      '2026-11-30 25:00',
      '2026-11-30 17:00 lunch',
      '0000-00-00',
    ])
      assert.equal(read(text), '-', text);
  });

  it('law: a time that is written with its zone is that time', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const minute = Math.floor(at / 60_000) * 60_000;
        const local = new Date(wallAt(zone, minute)).toISOString().slice(0, 16);
        const due = readDue(writeDue(local, zone));
        assert.ok(due?.kind === 'instant');
        assert.equal(wallAt(zone, due.at), wallAt(zone, minute));
      }),
      { numRuns: 500 },
    );
  });
});
