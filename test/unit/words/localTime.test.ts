import assert from 'node:assert/strict';
import { parseHours } from '../../../src/domain/time/hours';
import type { PersonTime } from '../../../src/domain/peopleTime';
import { overlapText, thereText } from '../../../src/words/localTime';
import { plain } from '../../../src/words/l10n';

function at(timeZone: string, hours?: string): PersonTime {
  if (hours === undefined) return { timeZone };
  const parsed = parseHours(hours);
  assert.ok(parsed.ok, hours);
  return { timeZone, schedule: { timeZone, hours: parsed.week } };
}

const lisbon = at('Europe/Lisbon', 'Mon-Fri 09:00-18:00');

describe('what time it is for somebody', () => {
  const said = (them: PersonTime, now: string, me: PersonTime = lisbon, language = 'en'): string =>
    thereText(plain, language, them, me, Date.parse(now)).replace(/\u202f/g, ' ');
  const tokyo = at('Asia/Tokyo', 'Mon-Fri 09:00-17:30');

  it('is said with when they are back', () => {
    assert.equal(said(tokyo, '2026-11-24T17:14:00Z'), '02:14 there, back 09:00 (in 7 h)');
    assert.equal(said(tokyo, '2026-11-24T23:50:00Z'), '08:50 there, back 09:00 (in 10 min)');
    assert.equal(said(tokyo, '2026-11-24T23:59:59Z'), '08:59 there, back 09:00 (in 1 min)');
    assert.equal(said(tokyo, '2026-11-27T09:00:00Z'), '18:00 there, back Mon 09:00 (in 3 days)');
  });

  it('is said with until when they work', () => {
    assert.equal(said(tokyo, '2026-11-24T02:00:00Z'), '11:00 there, works now, until 17:30');
    assert.equal(said(at('Asia/Tokyo', 'Mon-Sun 0-24'), '2026-11-24T02:00:00Z'), '11:00 there, works now');
    assert.equal(
      said(at('Asia/Tokyo', 'Mon-Wed 0-24'), '2026-11-23T02:00:00Z'),
      '11:00 there, works now, until Thu 00:00',
    );
  });

  it('is all there is where nobody said when they work', () => {
    assert.equal(said(at('Asia/Tokyo'), '2026-11-24T17:14:00Z'), '02:14 there');
  });

  it('is left out where the reader’s clock shows the same', () => {
    assert.equal(said(at('Europe/London', '9-17'), '2026-11-24T18:14:00Z'), 'back 09:00 (in 15 h)');
    assert.equal(said(at('Europe/London'), '2026-11-24T18:14:00Z'), '');
  });

  it('is said in the reader’s language', () => {
    assert.equal(
      said(tokyo, '2026-11-24T17:14:00Z', lisbon, 'en-US'),
      '2:14 AM there, back 9:00 AM (in 7 h)',
    );
    assert.equal(
      said(tokyo, '2026-11-27T09:00:00Z', lisbon, 'de'),
      '18:00 there, back Mo 09:00 (in 3 Tagen)',
    );
  });
});

describe('when two people can talk', () => {
  const said = (them: PersonTime, now: string, me: PersonTime = lisbon): string | undefined =>
    overlapText(plain, 'en', me, them, Date.parse(now));
  const newYork = at('America/New_York', 'Mon-Fri 10:00-18:00');

  it('is said on the reader’s clock', () => {
    assert.equal(said(newYork, '2026-11-24T11:00:00Z'), 'overlap today 15:00–18:00 yours');
    assert.equal(said(newYork, '2026-11-24T16:00:00Z'), 'overlap now, until 18:00 yours');
    assert.equal(said(newYork, '2026-11-24T18:00:00Z'), 'overlap tomorrow 15:00–18:00 yours');
    assert.equal(said(newYork, '2026-11-27T18:00:00Z'), 'overlap Mon 15:00–18:00 yours');
    assert.equal(said(lisbon, '2026-11-24T11:00:00Z', newYork), 'overlap today 10:00–13:00 yours');
  });

  it('is said to be never where it is', () => {
    assert.equal(said(at('Asia/Tokyo', '9-18'), '2026-11-24T11:00:00Z'), 'your working hours do not overlap');
  });

  it('is not said where the hours of one of them are not known', () => {
    assert.equal(said(at('America/New_York'), '2026-11-24T11:00:00Z'), undefined);
    assert.equal(said(newYork, '2026-11-24T11:00:00Z', at('Europe/Lisbon')), undefined);
  });

  it('is told in the zone where the reader is, also where their hours are those of another one', () => {
    const away: PersonTime = { ...lisbon, timeZone: 'Europe/Berlin' };
    assert.equal(said(newYork, '2026-11-24T11:00:00Z', away), 'overlap today 16:00–19:00 yours');
  });
});
