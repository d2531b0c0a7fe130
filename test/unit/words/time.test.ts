import assert from 'node:assert/strict';
import { plain } from '../../../src/words/l10n';
import { ago, dayAndTimeIn, placeOf, timeIn } from '../../../src/words/time';
import { inZone } from './support';

function agoIn(zone: string, then: string, now: string): string {
  return inZone(zone, () => ago(plain, 'en', then, new Date(now)));
}

describe('how long ago something was', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['just now', '2026-11-22T12:00:00Z', '2026-11-22T12:00:59Z'],
    ['1 minute ago', '2026-11-22T12:00:00Z', '2026-11-22T12:01:00Z'],
    ['59 minutes ago', '2026-11-22T12:00:00Z', '2026-11-22T12:59:59Z'],
    ['1 hour ago', '2026-11-22T12:00:00Z', '2026-11-22T13:00:00Z'],
    ['11 hours ago', '2026-11-22T12:00:00Z', '2026-11-22T23:59:00Z'],
    ['yesterday', '2026-11-22T12:00:00Z', '2026-11-23T00:00:00Z'],
    ['2 days ago', '2026-11-22T23:59:00Z', '2026-11-24T00:01:00Z'],
    ['13 days ago', '2026-11-01T12:00:00Z', '2026-11-14T12:00:00Z'],
    ['2 weeks ago', '2026-11-01T12:00:00Z', '2026-11-15T12:00:00Z'],
    ['3 weeks ago', '2026-11-01T12:00:00Z', '2026-11-28T12:00:00Z'],
  ];
  for (const [text, then, now] of cases) {
    it(`is "${text}" from ${then} to ${now}`, () => assert.equal(agoIn('UTC', then, now), text));
  }

  it('counts minutes and not days just after midnight', () => {
    assert.equal(agoIn('UTC', '2026-11-22T23:50:00Z', '2026-11-23T00:10:00Z'), '20 minutes ago');
  });

  it('goes by the reader’s own midnight', () => {
    const [then, now] = ['2026-11-22T22:00:00Z', '2026-11-23T00:30:00Z'];
    assert.equal(agoIn('UTC', then, now), 'yesterday');
    assert.equal(agoIn('Asia/Tokyo', then, now), '2 hours ago');
  });

  it('says yesterday for a day of 23 hours and for one of 25', () => {
    assert.equal(agoIn('America/New_York', '2026-03-08T04:30:00Z', '2026-03-09T04:00:00Z'), '2 days ago');
    assert.equal(agoIn('America/New_York', '2026-03-08T05:30:00Z', '2026-03-09T04:00:00Z'), 'yesterday');
    assert.equal(agoIn('America/New_York', '2026-11-01T04:30:00Z', '2026-11-02T05:00:00Z'), 'yesterday');
    assert.equal(agoIn('America/New_York', '2026-11-01T03:30:00Z', '2026-11-02T05:00:00Z'), '2 days ago');
  });

  it('does not count the hour that is there twice as nothing', () => {
    assert.equal(agoIn('America/New_York', '2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z'), '1 hour ago');
  });

  it('says "just now" for what a wrong clock puts into the future, and for what is no time', () => {
    assert.equal(agoIn('UTC', '2030-01-01T00:00:00Z', '2026-11-22T12:00:00Z'), 'just now');
    assert.equal(agoIn('UTC', 'soon', '2026-11-22T12:00:00Z'), 'just now');
  });

  it('speaks the language it is asked for', () => {
    const now = new Date('2026-11-22T12:05:00Z');
    assert.equal(ago(plain, 'de', '2026-11-22T12:00:00Z', now), 'vor 5 Minuten');
  });
});

describe('the time in a place', () => {
  const at = new Date('2026-11-22T00:05:00Z');

  it('is told on a clock of 24 hours, midnight as 00', () => {
    assert.equal(timeIn('en', 'Europe/Lisbon', at), '00:05');
    assert.equal(timeIn('en', 'America/New_York', at), '19:05');
  });

  it('has the day of that place', () => {
    assert.equal(dayAndTimeIn('en', 'Europe/Lisbon', at), 'Sun 00:05');
    assert.equal(dayAndTimeIn('en', 'America/New_York', at), 'Sat 19:05');
  });

  it('is left out for a zone that this machine does not know, whatever a record says', () => {
    for (const zone of ['Mars/Olympus', '', '../../etc/passwd', 'Europe/Lisbon\u202e']) {
      assert.equal(timeIn('en', zone, at), undefined);
      assert.equal(dayAndTimeIn('en', zone, at), undefined);
    }
  });

  it('is left out for a date that is none', () => {
    assert.equal(dayAndTimeIn('en', 'Europe/Lisbon', new Date('soon')), undefined);
  });

  it('is named after the place and not after the zone', () => {
    assert.equal(placeOf('Europe/Lisbon'), 'Lisbon');
    assert.equal(placeOf('America/Argentina/Buenos_Aires'), 'Buenos Aires');
    assert.equal(placeOf('UTC'), 'UTC');
  });
});
