import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { PersonRow } from '../../../src/domain/people';
import { parsePeople } from '../../../src/format/people';
import { editPeople, peopleRows } from '../../../src/format/peopleEdit';

const ana: PersonRow = { name: 'Ana Sousa', emails: ['ana@example.com'] };

function edited(source: string | undefined, before: PersonRow | undefined, after: PersonRow): string {
  const result = editPeople(source, before, after);
  assert.ok(result.ok, JSON.stringify(result));
  return result.text;
}

function refusedFor(source: string, before: PersonRow | undefined, after: PersonRow): string {
  const result = editPeople(source, before, after);
  assert.ok(!result.ok);
  return `${String(result.line ?? '-')}: ${result.reason}`;
}

/** The person at an index, changed. */
function changed(
  source: string,
  index: number,
  more: { [K in keyof PersonRow]?: PersonRow[K] | undefined },
): string {
  const row = peopleRows(source)[index];
  assert.ok(row);
  return edited(source, row, { ...row, ...more } as PersonRow);
}

const handwritten = `# Payments, by hand
team: payments   # not ours
people:
  # The one who knows billing
  - name:   "Ana Sousa"
    emails: [ana@example.com,  ana@home.example]   # the second is private
    pager: 7
    timeZone: Europe/Lisbon # moved in May
    workingHours: 'Mon-Fri 09:00-17:30'

  - emails:
      - kenji@example.com # work
      - kenji@home.example
    name: Kenji Ito

# end
`;

describe('changing people.yaml', () => {
  it('makes a new file that says what it is for', () => {
    const row: PersonRow = {
      ...ana,
      timeZone: 'Europe/Lisbon',
      workingHours: 'Mon-Fri 09:00-17:30',
      channel: '#pay',
    };
    assert.equal(
      edited(undefined, undefined, row),
      `# Who works here: what Handoff says of the time and the working hours of a person, and whose an e-mail is.
# Written by hand, or with "Handoff: Edit People…".
people:
  - name: Ana Sousa
    emails:
      - ana@example.com
    timeZone: Europe/Lisbon
    workingHours: Mon-Fri 09:00-17:30
    channel: "#pay"
`,
    );
    assert.equal(edited(' \n', undefined, ana), edited(undefined, undefined, ana));
  });

  it('touches the value that changes, and nothing else', () => {
    const text = changed(handwritten, 0, { timeZone: 'Asia/Tokyo', workingHours: 'Mon-Thu 9-12, 13-17' });
    assert.equal(
      text,
      handwritten
        .replace('Europe/Lisbon', 'Asia/Tokyo')
        .replace("'Mon-Fri 09:00-17:30'", 'Mon-Thu 9-12, 13-17'),
    );
    assert.equal(changed(handwritten, 0, { name: 'Ana' }), handwritten.replace('"Ana Sousa"', 'Ana'));
    assert.equal(changed(handwritten, 1, {}), handwritten);
  });

  it('adds a line for a field that was not there, where it belongs', () => {
    assert.equal(
      changed(handwritten, 1, { timeZone: 'Asia/Tokyo', channel: '#x: y' }),
      handwritten.replace(
        '      - kenji@home.example\n    name: Kenji Ito\n',
        '      - kenji@home.example\n    timeZone: Asia/Tokyo\n    channel: "#x: y"\n    name: Kenji Ito\n',
      ),
    );
  });

  it('takes a line out with its comment', () => {
    assert.equal(
      changed(handwritten, 0, { timeZone: undefined }),
      handwritten.replace('    timeZone: Europe/Lisbon # moved in May\n', ''),
    );
  });

  it('changes addresses one by one', () => {
    const two = ['kenji@example.com', 'kenji@home.example'];
    const lines = '      - kenji@example.com # work\n      - kenji@home.example\n';
    const cases: readonly (readonly [readonly string[], string])[] = [
      [[...two, 'k@x.org'], `${lines}      - k@x.org\n`],
      [two.slice(0, 1), '      - kenji@example.com # work\n'],
      [two.slice(1), '      - kenji@home.example\n'],
      [['kenji@example.com', 'k@x.org'], '      - kenji@example.com # work\n      - k@x.org\n'],
    ];
    for (const [emails, wanted] of cases)
      assert.equal(changed(handwritten, 1, { emails }), handwritten.replace(lines, wanted));
    assert.equal(
      changed(handwritten, 0, { emails: ['ana@home.example', 'a@x.org'] }),
      handwritten.replace('ana@example.com,  ana@home.example', 'ana@home.example,  a@x.org'),
    );
  });

  it('adds a person after the others', () => {
    assert.equal(
      edited(handwritten, undefined, ana),
      handwritten.replace(
        '    name: Kenji Ito\n',
        '    name: Kenji Ito\n  - name: Ana Sousa\n    emails:\n      - ana@example.com\n',
      ),
    );
  });

  it('adds a person to every kind of list, also to none', () => {
    const item = '  - name: Ana Sousa\n    emails:\n      - ana@example.com\n';
    assert.equal(edited('people:\n', undefined, ana), `people:\n${item}`);
    assert.equal(edited('people: []\n', undefined, ana), `people:\n${item}`);
    assert.equal(edited('team: x', undefined, ana), `team: x\npeople:\n${item.trimEnd()}`);
    assert.equal(edited('# nobody yet\n', undefined, ana), `# nobody yet\npeople:\n${item}`);
    assert.equal(
      edited('people:\n- {name: Bo, emails: [bo@x]}\n', undefined, ana),
      'people:\n- {name: Bo, emails: [bo@x]}\n- name: Ana Sousa\n  emails:\n    - ana@example.com\n',
    );
    assert.equal(
      edited('people: [{name: Bo, emails: [bo@x]}]\n', undefined, {
        ...ana,
        workingHours: 'Mon 9-12, 13-17',
      }),
      'people: [{name: Bo, emails: [bo@x]}, {name: Ana Sousa, emails: [ana@example.com], workingHours: "Mon 9-12, 13-17"}]\n',
    );
  });

  it('writes on one line in braces as well', () => {
    const source = 'people: [{name: Bo, timeZone: UTC, emails: [bo@x, b@y], channel: c}]\n';
    assert.equal(
      changed(source, 0, {
        timeZone: undefined,
        emails: ['b@y'],
        channel: 'pay',
        workingHours: '9-12, 13-17',
      }),
      'people: [{name: Bo, workingHours: "9-12, 13-17", emails: [b@y], channel: pay}]\n',
    );
  });

  it('keeps what of a person it cannot read, unless that is what changes', () => {
    const source =
      'people:\n  - name: Bo\n    emails: [bo@x]\n    timeZone: Lissabon\n    channel: |\n      a\n';
    assert.equal(changed(source, 0, { name: 'Bob' }), source.replace('Bo\n', 'Bob\n'));
    assert.equal(changed(source, 0, { timeZone: 'UTC' }), source.replace('Lissabon', 'UTC'));
    assert.equal(changed(source, 0, { channel: '#b' }), source.replace('|\n      a', '"#b"'));
  });

  it('refuses a file that it cannot read, and a person who is not there any more', () => {
    assert.match(refusedFor('people: [\n', undefined, ana), /^\d: expected YAML/);
    assert.match(refusedFor('people: &a []\n', undefined, ana), /anchor/);
    assert.match(refusedFor(handwritten, ana, { ...ana, name: 'A' }), /changed the file meanwhile/);
    assert.match(refusedFor('{team: x}\n', undefined, ana), /change it by hand/);
    assert.match(refusedFor('people: all\n', undefined, ana), /change it by hand/);
  });

  it('law: whatever changes, it reads back, and all other lines stay to the byte', () => {
    const text = fc.constantFrom(
      'x',
      'a: b',
      '#c',
      'Ana, B.',
      "it's",
      '"',
      'null',
      '12',
      'Größe',
      '[x]',
      '- y',
    );
    const email = fc.constantFrom('a@x.org', 'b@x.org', '12+c@x.org', 'd{e}@x.org');
    const row = fc.record(
      {
        name: text,
        emails: fc.uniqueArray(email, { minLength: 1 }),
        timeZone: fc.constantFrom('UTC', 'Europe/Lisbon'),
        workingHours: fc.constantFrom('9-17', 'Mon-Thu 9-12, 13-17, Fri 9-12'),
        channel: text,
      },
      { requiredKeys: ['name', 'emails'], noNullPrototype: true },
    ) as fc.Arbitrary<PersonRow>;
    const people = fc.uniqueArray(row, {
      minLength: 1,
      maxLength: 3,
      selector: (each) => JSON.stringify(each),
    });
    const eol = fc.constantFrom('\n', '\r\n');
    fc.assert(
      fc.property(
        people,
        row,
        fc.nat(),
        fc.boolean(),
        eol,
        fc.constantFrom('', '\ufeff'),
        (rows, after, pick, isNew, end, bom) => {
          const built = rows.reduce(
            (source, each) => edited(source, undefined, each),
            '# top\nunknown: {a: 1} # kept\n',
          );
          const source = bom + built.replaceAll('\n', end);
          assert.deepEqual(peopleRows(source), rows);
          const at = pick % rows.length;
          const result = edited(source, isNew ? undefined : rows[at], after);
          const wanted = isNew ? [...rows, after] : rows.map((each, index) => (index === at ? after : each));
          assert.deepEqual(peopleRows(result), wanted);
          assert.ok(parsePeople(result).ok);
          assert.equal(
            result.replaceAll(end, '').includes('\n') && end === '\r\n',
            false,
            'one kind of line end',
          );
          assert.ok(result.startsWith(`${bom}# top${end}unknown: {a: 1} # kept${end}`));
          const others = built
            .split('  - name')
            .flatMap((part, index) => (index === 0 || (!isNew && index - 1 === at) ? [] : [part]));
          for (const part of others) assert.ok(result.includes(part.replaceAll('\n', end)));
        },
      ),
    );
  });

  it('law: nothing makes it throw', () => {
    const part = fc.constantFrom(
      'people:',
      '\n',
      '  ',
      '- ',
      'name: A',
      'emails: ',
      '[a@b]',
      '{',
      '}',
      '|',
      '#',
      'channel:',
      '"',
    );
    fc.assert(
      fc.property(
        fc.array(part).map((parts) => parts.join('')),
        (source) => {
          editPeople(source, undefined, ana);
          peopleRows(source).forEach((each) => editPeople(source, each, { ...each, channel: 'c' }));
        },
      ),
    );
  });
});
