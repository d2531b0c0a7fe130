import assert from 'node:assert/strict';
import { dueText, type DueSight } from '../../../src/words/due';
import { plain } from '../../../src/words/l10n';

const here: DueSight = { now: Date.parse('2026-11-23T12:00:00Z'), timeZone: 'Europe/Lisbon' };
const tokyo: DueSight = { ...here, there: 'Asia/Tokyo' };

function said(text: string, sight = tokyo): string {
  return dueText(plain, 'en', text, sight);
}

describe('until when something is wanted', () => {
  it('is said on both clocks', () => {
    assert.equal(said('2026-11-26 17:00 Europe/Lisbon'), 'due Thu 17:00 (Fri 02:00 there)');
    assert.equal(said('2026-11-24T01:00:00Z'), 'due tomorrow 01:00 (10:00 there)');
    assert.equal(said('2026-12-01 09:00 Asia/Tokyo'), 'due Dec 1 00:00 (09:00 there)');
    assert.equal(said('2026-12-01 17:00 Europe/Lisbon'), 'due Dec 1 17:00 (Dec 2 02:00 there)');
    assert.equal(said('2026-11-23 17:00 UTC'), 'due today 17:00 (Tue 02:00 there)');
  });

  it('is said once where both clocks show the same, or the other is not known', () => {
    assert.equal(
      said('2026-11-23 17:00 Europe/Lisbon', { ...here, there: 'Europe/London' }),
      'due today 17:00',
    );
    assert.equal(said('2026-11-23 17:00 Europe/Lisbon', here), 'due today 17:00');
    assert.equal(
      said('2026-11-23 17:00 Europe/Lisbon', { ...here, there: 'Mars/Olympus' }),
      'due today 17:00',
    );
  });

  it('is said to be over when it is', () => {
    assert.equal(said('2026-11-23 11:00 UTC', here), 'was due today 11:00');
    assert.equal(said('2026-11-22', here), 'was due yesterday');
    assert.equal(said('2026-11-23', here), 'due today');
    assert.equal(
      said('2026-11-23', { ...here, now: Date.parse('2026-11-23T23:30:00Z'), timeZone: 'Asia/Tokyo' }),
      'was due yesterday',
    );
  });

  it('is a time in its author’s zone where it names none; where that is not known, it says so', () => {
    assert.equal(
      said('2026-11-26 17:00', { ...here, writtenIn: 'Asia/Tokyo', there: 'Asia/Tokyo' }),
      'due Thu 08:00 (17:00 there)',
    );
    assert.equal(said('2026-11-26 17:00', here), 'due Thu 17:00, in which time zone is not said');
  });

  it('is what was written where that is no date', () => {
    assert.equal(said('before the release'), 'due before the release');
  });
});
