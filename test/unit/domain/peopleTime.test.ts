import assert from 'node:assert/strict';
import { myTime, timesOf } from '../../../src/domain/peopleTime';
import type { Me, PersonEntry } from '../../../src/domain/people';
import { parseHours, type Week } from '../../../src/domain/time/hours';

function hours(text: string): Week {
  const parsed = parseHours(text);
  assert.ok(parsed.ok, text);
  return parsed.week;
}

const kenji: PersonEntry = {
  name: 'Kenji Ito',
  emails: ['Kenji@example.org', 'kenji@home.example'],
  timeZone: 'Asia/Tokyo',
  workingHours: hours('9-18'),
};
const by = (email: string, timeZone: string) => ({
  note: { author: { name: '', email, kind: 'human' as const }, timeZone },
});
type Notes = Parameters<typeof timesOf>[1];
const timeOf = (email: string, people: readonly PersonEntry[], notes: Notes) => timesOf(people, notes)(email);

describe('the time of somebody else', () => {
  it('is as people.yaml says, by any of their addresses', () => {
    const found = timeOf('KENJI@home.example', [kenji], [by('kenji@example.org', 'Europe/Lisbon')]);
    assert.deepEqual(found, {
      timeZone: 'Asia/Tokyo',
      schedule: { timeZone: 'Asia/Tokyo', hours: kenji.workingHours },
    });
  });

  it('is in the zone of their newest handoff where people.yaml names none', () => {
    const { name, emails, workingHours = [] } = kenji;
    const notes = [
      by('kenji@home.example', 'Mars/Olympus'),
      by('ana@example.org', 'Europe/Lisbon'),
      by('kenji@home.example', 'Europe/Berlin'),
      by('kenji@home.example', 'Asia/Tokyo'),
    ];
    assert.deepEqual(timeOf('kenji@example.org', [{ name, emails, workingHours }], notes), {
      timeZone: 'Europe/Berlin',
      schedule: { timeZone: 'Europe/Berlin', hours: workingHours },
    });
    assert.deepEqual(timeOf('ana@example.org', [], notes), { timeZone: 'Europe/Lisbon' });
  });

  it('is not invented', () => {
    const { name, emails, workingHours = [] } = kenji;
    assert.equal(timeOf('kenji@example.org', [{ name, emails, workingHours }], []), undefined);
    assert.equal(timeOf('mina@example.org', [kenji], [by('kenji@example.org', 'Asia/Tokyo')]), undefined);
  });
});

describe('my own time', () => {
  const me: Me = {
    ...{ name: 'Kenji Ito', email: 'kenji@home.example' },
    emails: new Set(['kenji@home.example']),
    own: new Set(['kenji@home.example']),
  };

  it('is this machine’s clock, with the hours of people.yaml in the zone there', () => {
    assert.deepEqual(myTime(me, [kenji], {}, 'America/New_York'), {
      timeZone: 'America/New_York',
      schedule: { timeZone: 'Asia/Tokyo', hours: kenji.workingHours },
    });
  });

  it('is what I have set, whatever people.yaml says', () => {
    assert.deepEqual(myTime(me, [kenji], { timeZone: 'Europe/Lisbon' }, 'America/New_York'), {
      timeZone: 'Europe/Lisbon',
      schedule: { timeZone: 'Europe/Lisbon', hours: kenji.workingHours },
    });
    const workingHours = hours('10-14');
    assert.deepEqual(myTime(me, [kenji], { workingHours }, 'America/New_York'), {
      timeZone: 'America/New_York',
      schedule: { timeZone: 'America/New_York', hours: workingHours },
    });
  });

  it('has no hours where nobody said any', () => {
    assert.deepEqual(myTime(undefined, [kenji], {}, 'UTC'), { timeZone: 'UTC' });
    assert.deepEqual(myTime(me, [], {}, 'UTC'), { timeZone: 'UTC' });
  });
});
