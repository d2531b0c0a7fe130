import assert from 'node:assert/strict';
import { parsePeople } from '../../../src/format/people';

function refused(text: string): string {
  const parsed = parsePeople(text);
  assert.ok(!parsed.ok, text);
  return `${String(parsed.line ?? '-')}: ${parsed.reason}`;
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
    assert.deepEqual(parsePeople(text), {
      ok: true,
      value: [['Ana@example.com', '12345+ana@users.noreply.github.com'], []],
    });
  });

  it('says where and why it cannot be read', () => {
    assert.equal(refused('people: []\nextra: [1\n').startsWith('3: expected YAML'), true);
    assert.equal(refused('- name: Ana\n'), '1: expected keys with values, found a list');
    assert.equal(refused('persons: []\n'), '1: people: expected a list, found nothing');
    assert.equal(
      refused('people:\n  - name: Ana\n    emails: ana@example.com\n'),
      '3: people[0].emails: expected a list, found "ana@example.com"',
    );
    assert.equal(
      refused('people:\n  - name: Ana\n    emails: [a@b]\n  - emails: [c@d]\n'),
      '4: people[1].name: expected text, found nothing',
    );
  });

  it('is under the guard of the records', () => {
    assert.match(refused(`people: []\n${'#'.repeat(64 * 1024)}`), /at most 64 KiB/);
    assert.match(refused('people: &a [*a]\n'), /1: .*(alias|anchor)/);
    assert.match(refused('people: []\n__proto__: {x: 1}\n'), /2: .*__proto__/);
    assert.match(refused('<<<<<<< ours\npeople: []\n'), /conflict marker/);
  });
});
