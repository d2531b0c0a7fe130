import assert from 'node:assert/strict';
import { myTime, timesOf } from '../../../src/domain/peopleTime';
import type { PersonEntry } from '../../../src/domain/people';
import { parseHours, type Week } from '../../../src/domain/time/hours';
import { peopleModels, type PeopleFacts } from '../../../src/views/form/peopleModels';
import { plain } from '../../../src/words/l10n';
import { ana } from '../app/support/fakes';

function hours(text: string): Week {
  const parsed = parseHours(text);
  assert.ok(parsed.ok);
  return parsed.week;
}

const listed: readonly PersonEntry[] = [
  { name: 'Ana Sousa', emails: [ana.email], workingHours: hours('9-18'), timeZone: 'Europe/Lisbon' },
  {
    ...{ name: 'Mina Diaz', emails: ['mina@example.org', 'mina@home.example'], channel: '#mobile' },
    ...{ timeZone: 'America/New_York', workingHours: hours('10-18') },
  },
  { name: 'Kenji Ito', emails: ['kenji@example.org'], timeZone: 'Asia/Tokyo' },
];

function models(to: readonly string[], more: Partial<PeopleFacts> = {}): readonly (readonly string[])[] {
  const facts = {
    ...{ me: ana, to, listed, now: new Date('2026-11-24T11:00:00Z') },
    suggested: [{ name: 'kito', email: 'Kenji@example.org' }],
    times: { mine: myTime(ana, listed, {}, 'Europe/Lisbon'), timeOf: timesOf(listed, []) },
    ...more,
  };
  return peopleModels(facts, { l10n: plain, language: 'en' }).map((person) => {
    const { name, email, hint, time, overlap } = person;
    return [name, email, hint, time, overlap];
  });
}

describe('the people that the form can name', () => {
  it('are those who worked here, then those who are listed, by the names there, and never oneself', () => {
    assert.deepEqual(models([]), [
      ['Kenji Ito', 'Kenji@example.org', 'worked here', '20:00 there', ''],
      ['Mina Diaz', 'mina@example.org', '#mobile', '06:00 there, back 10:00 (in 4 h)', ''],
    ]);
  });

  it('are told with the overlap where the handoff is for them, by any of their addresses', () => {
    assert.deepEqual(models(['mina@home.example', 'bo@example.org']).slice(2), [
      [
        ...['Mina Diaz', 'mina@home.example', '', '06:00 there, back 10:00 (in 4 h)'],
        'M. Diaz: overlap today 15:00–18:00 yours',
      ],
      ['bo@example.org', 'bo@example.org', '', '', ''],
    ]);
  });

  it('are told without what nobody said', () => {
    const [kenji] = models(['kenji@example.org']);
    assert.deepEqual(kenji?.slice(3), ['20:00 there', '']);
    const times = { mine: { timeZone: 'Europe/Lisbon' }, timeOf: timesOf(listed, []) };
    assert.equal(models(['mina@example.org'], { times })[1]?.[4], '');
  });
});
