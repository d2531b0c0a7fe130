import assert from 'node:assert/strict';
import { formatHours } from '../../../src/domain/time/hours';
import { parsePeople } from '../../../src/format/people';

function refused(text: string): string {
  const parsed = parsePeople(text);
  assert.ok(!parsed.ok, text);
  return `${String(parsed.line ?? '-')}: ${parsed.reason}`;
}

function read(...lines: readonly string[]): { names: readonly string[]; problems: readonly string[] } {
  const parsed = parsePeople(lines.join('\n'));
  assert.ok(parsed.ok);
  const { people, problems } = parsed.value;
  return {
    names: people.map(({ name }) => name),
    problems: problems.map(({ line, reason }) => `${String(line ?? '-')}: ${reason}`),
  };
}

describe('people.yaml', () => {
  it('gives the addresses of each person, and keeps out of what others put there', () => {
    const text = [
      'team: payments',
      'people:',
      '  - name: Ana Sousa',
      '    emails: [Ana@example.com, 12345+ana@users.noreply.github.com]',
      '    timeZone: Europe/Lisbon',
      '    workingHours: 09:00-17:30',
      '    channel: "#payments"',
      '    birthday: never',
      '  - {name: 7, emails: []}',
      '',
    ].join('\n');
    const parsed = parsePeople(text);
    assert.ok(parsed.ok);
    const [ana, seven] = parsed.value.people;
    assert.deepEqual(parsed.value.problems, []);
    assert.deepEqual(seven, { name: '7', emails: [] });
    assert.deepEqual(
      { ...ana, workingHours: formatHours(ana?.workingHours ?? []) },
      {
        name: 'Ana Sousa',
        emails: ['Ana@example.com', '12345+ana@users.noreply.github.com'],
        timeZone: 'Europe/Lisbon',
        workingHours: 'Mon-Fri 09:00-17:30',
        channel: '#payments',
      },
    );
  });

  it('says where and why it cannot be read', () => {
    assert.equal(refused('people: []\nextra: [1\n').startsWith('3: expected YAML'), true);
    assert.equal(refused('- name: Ana\n'), '1: expected keys with values, found a list');
    assert.equal(refused('persons: []\n'), '1: people: expected a list, found nothing');
  });

  it('leaves out whom it cannot read, and says who and why: the others lose nothing by it', () => {
    assert.deepEqual(
      read(
        ...['people:', '  - name: Ana', '    emails: ana@example.com', '  - name: Bo', '    emails: [bo@x]'],
        ...['  - emails: [c@d]', '  - nobody', '  - name: Di', '    emails: [di@x, nobody]'],
      ),
      {
        names: ['Bo'],
        problems: [
          '3: people[0].emails: expected a list, found "ana@example.com"',
          '6: people[2].name: expected text, found nothing',
          '7: people[3]: expected keys with values, found "nobody"',
          '9: people[4].emails[1]: expected an e-mail address such as "ana@example.com", found "nobody"',
        ],
      },
    );
  });

  it('leaves out a field that makes no sense where the rest says who it is', () => {
    const lines = [
      ...['people:', '  - name: Ana', '    emails: [ana@x]', '    timeZone: Lissabon'],
      ...['    workingHours: Mon-Fry 9-17', '    channel: [1]'],
    ];
    const parsed = parsePeople(lines.join('\n'));
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.value.people, [{ name: 'Ana', emails: ['ana@x'] }]);
    assert.deepEqual(read(...lines).problems, [
      '4: people[0].timeZone: expected a time zone such as "Europe/Lisbon", found "Lissabon"',
      '5: people[0].workingHours: expected working hours such as "Mon-Thu 09:00-12:30, 13:30-17:30, Fri 9-14", found "Mon-Fry 9-17"',
      '6: people[0].channel: expected text, found a list',
    ]);
  });

  it('is under the guard of the records', () => {
    assert.match(refused(`people: []\n${'#'.repeat(64 * 1024)}`), /at most 64 KiB/);
    assert.match(refused('people: &a [*a]\n'), /1: .*(alias|anchor)/);
    assert.match(refused('people: []\n__proto__: {x: 1}\n'), /2: .*__proto__/);
    assert.match(refused('<<<<<<< ours\npeople: []\n'), /conflict marker/);
  });
});
