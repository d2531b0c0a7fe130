import assert from 'node:assert/strict';
import type { ContentKey } from '../../../src/domain/amend';
import type { Handoff } from '../../../src/domain/records';
import { byline, fromText } from '../../../src/words/byline';
import { parseHours } from '../../../src/domain/time/hours';
import { plain } from '../../../src/words/l10n';
import { handoff, inZone, kenji } from './support';

function line(more: Partial<Handoff>, timeZone = 'Asia/Tokyo'): string {
  const reader = { me: kenji, now: new Date('2026-11-23T01:12:00Z'), timeZone };
  return inZone(timeZone, () => byline(plain, 'en', handoff(more), reader));
}

describe('the line under the title of a handoff', () => {
  it('says from whom, for whom, when and what time it is there now', () => {
    assert.equal(
      line({ timeZone: 'Europe/Lisbon', to: ['Kenji@Example.org'] }),
      'from A. Sousa for you · Sun 17:54 in Lisbon (7 hours ago) · 01:12 there',
    );
  });

  it('leaves the second clock out where both have the same', () => {
    assert.equal(
      line({ timeZone: 'Europe/Lisbon' }, 'Europe/Lisbon'),
      'from A. Sousa for whoever comes next · Sun 17:54 in Lisbon (yesterday)',
    );
  });

  it('says whether the author works now, and when the two do so together', () => {
    const hours = (text: string, timeZone: string) => {
      const parsed = parseHours(text);
      assert.ok(parsed.ok);
      return { timeZone, schedule: { timeZone, hours: parsed.week } };
    };
    const reader = {
      ...{ me: kenji, now: new Date('2026-11-24T09:12:00Z') },
      ...hours('Mon-Fri 12:00-20:00', 'Asia/Tokyo'),
      author: hours('Mon-Fri 09:00-18:00', 'Europe/Lisbon'),
    };
    assert.equal(
      inZone('Asia/Tokyo', () => byline(plain, 'en', handoff({ timeZone: 'UTC' }), reader)),
      'from A. Sousa for whoever comes next · Sun 17:54 UTC (yesterday) · 09:12 there, works now, until 18:00 · overlap now, until 20:00 yours',
    );
    const own = { ...reader, me: { ...kenji, emails: new Set(['ana@example.org']) } };
    assert.equal(byline(plain, 'en', handoff({}), own), 'from you · 2 days ago');
  });

  it('does without the place where the zone is unknown or was not said', () => {
    assert.equal(line({ timeZone: 'Mars/Olympus' }), 'from A. Sousa for whoever comes next · 7 hours ago');
    assert.equal(line({}), 'from A. Sousa for whoever comes next · 7 hours ago');
  });

  it('says that it was amended, and what, as far as that is few words', () => {
    const amended = (...fields: readonly ContentKey[]): string =>
      byline(
        plain,
        'en',
        {
          ...handoff({}),
          amended: { by: { ...kenji, kind: 'human' }, at: '2026-11-23T01:07:00Z', fields },
        },
        { me: kenji, now: new Date('2026-11-23T01:12:00Z'), timeZone: 'UTC' },
      );
    assert.match(amended('summary', 'next'), / · amended 5 minutes ago: Summary, Next steps$/);
    assert.match(amended('summary', 'next', 'done', 'tried'), / · amended 5 minutes ago$/);
  });

  it('says that an agent wrote it', () => {
    const author = { name: 'Ana Sousa', email: 'ana@example.org', kind: 'agent' as const };
    assert.match(line({ author }), / · written by an agent$/);
  });

  it('names the others that it is for, and oneself as you', () => {
    const { note } = handoff({ to: ['mina@example.org', 'bo@example.org'] });
    assert.equal(fromText(plain, note, kenji), 'from A. Sousa for mina@example.org, bo@example.org');
    assert.equal(fromText(plain, { ...note, author: { ...kenji, kind: 'human' } }, kenji), 'from you');
    assert.equal(fromText(plain, { ...note, to: [] }, undefined), 'from A. Sousa for whoever comes next');
  });
});
