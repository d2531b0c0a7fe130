import assert from 'node:assert/strict';
import { plain } from '../../../src/words/l10n';
import { ago, dayAndTimeIn, dayWord, inPlace, placeOf, timeIn } from '../../../src/words/time';
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

  it('is told on the clock that a language has', () => {
    assert.equal(timeIn('en-US', 'America/New_York', at).replace(/\s/u, ' '), '7:05 PM');
    assert.equal(timeIn('de', 'America/New_York', at), '19:05');
    assert.equal(timeIn('ja', 'Europe/Lisbon', at), '00:05');
  });

  it('is told on a clock of 24 hours where the language says nothing of the place, midnight as 00', () => {
    assert.equal(timeIn('en', 'Europe/Lisbon', at), '00:05');
    assert.equal(timeIn('en', 'America/New_York', at), '19:05');
  });

  it('has the day of that place', () => {
    assert.equal(dayAndTimeIn('en', 'Europe/Lisbon', at), 'Sun 00:05');
    assert.equal(dayAndTimeIn('en', 'America/New_York', at), 'Sat 19:05');
  });

  it('is left out for a zone that this machine does not know, whatever a record says', () => {
    for (const zone of ['Mars/Olympus', '', '../../etc/passwd', 'Europe/Lisbon\u202e']) {
      assert.equal(dayAndTimeIn('en', zone, at), undefined);
    }
  });

  it('is left out for a date that is none', () => {
    assert.equal(dayAndTimeIn('en', 'Europe/Lisbon', new Date('soon')), undefined);
  });

  it('is named after the place and not after the zone', () => {
    assert.equal(placeOf('Europe/Lisbon'), 'Lisbon');
    assert.equal(placeOf('America/Argentina/Buenos_Aires'), 'Buenos Aires');
  });

  it('is named after no place where the zone is called after none', () => {
    assert.equal(inPlace(plain, 'Sun 14:09', 'Europe/Lisbon'), 'Sun 14:09 in Lisbon');
    assert.equal(inPlace(plain, 'Sun 14:09', 'Singapore'), 'Sun 14:09 in Singapore');
    for (const zone of ['UTC', 'Etc/UTC', 'GMT', 'Etc/GMT', 'Etc/GMT+0'])
      assert.equal(inPlace(plain, 'Sun 14:09', zone), 'Sun 14:09 UTC', zone);
    assert.equal(inPlace(plain, 'Sun 14:09', 'Etc/GMT+3'), 'Sun 14:09 UTC−3');
    assert.equal(inPlace(plain, 'Sun 14:09', 'Etc/GMT-10'), 'Sun 14:09 UTC+10');
    assert.equal(inPlace(plain, 'Sun 14:09', 'EST'), 'Sun 14:09 EST');
  });
});

describe('the day of something', () => {
  const now = Date.parse('2026-11-24T12:00:00Z');
  const word = (zone: string, at: string, language = 'en'): string =>
    dayWord(language, zone, Date.parse(at), now);

  it('is near, or a weekday, or a date', () => {
    assert.equal(word('UTC', '2026-11-24T23:59:00Z'), 'today');
    assert.equal(word('UTC', '2026-11-25T00:00:00Z'), 'tomorrow');
    assert.equal(word('UTC', '2026-11-23T00:00:00Z'), 'yesterday');
    assert.equal(word('UTC', '2026-11-27T00:00:00Z'), 'Fri');
    assert.equal(word('UTC', '2026-11-18T00:00:00Z'), 'Wed');
    assert.equal(word('UTC', '2026-12-01T00:00:00Z'), 'Dec 1');
    assert.equal(word('UTC', '2027-12-01T00:00:00Z'), 'Dec 1, 2027');
  });

  it('is that of the reader’s clock', () => {
    assert.equal(word('Asia/Tokyo', '2026-11-24T16:00:00Z'), 'tomorrow');
    assert.equal(word('Pacific/Pago_Pago', '2026-11-24T10:00:00Z'), 'yesterday');
    assert.equal(word('UTC', '2026-11-25T00:00:00Z', 'de'), 'morgen');
  });
});
