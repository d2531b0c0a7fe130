import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { parse } from 'yaml';
import { parseRecord, UnwritableRecordError, writeRecord } from '../../../src/format/record';
import type { StoredRecord } from '../../../src/domain/records';
import { anyNote, anyReply, fullNote, replies } from './samples';

function read(text: string | Uint8Array): StoredRecord {
  const result = parseRecord(text);
  assert.ok(result.ok, JSON.stringify(result));
  return result.record;
}

const written = `version: 1
id: "20261122T175403Z-asousa-k3f9a2"
created: "2026-11-22T17:54:03.000Z"
branch: feature/login
author:
  name: Ana Sousa
  email: ana@example.org
  kind: human
timeZone: Europe/Lisbon
at:
  commit: "1234567890123456789012345678901234567890"
  base: main
  mergeBase: "${'b'.repeat(64)}"
  unpushed: 3
  uncommitted:
    - src/a b.ts
  stash: "${'c'.repeat(40)}"
to:
  - bo@example.org
state: watch
stateReason: The token service is down every other hour
summary: |
  Login works against the new service.

  The refresh token:
    - is missing
outcome: Nobody is logged out while they work
background: Support gets ten calls a day
done:
  - The form
tried:
  - "Longer tokens: refused"
doNotTouch:
  - db/0042.sql
verify:
  - run: npm test -- --grep refresh
    expect: "one test fails: \\"asks\\""
  - run: "yes"
next:
  - id: "s1"
    text: Ask once an hour
    owner: bo@example.org
    due: "2026-11-30"
    place: "p1"
  - id: "s2"
    text: Remove the old client
contingencies:
  - if: it fails
    then: turn AUTH_V2 off
    ask: cy@example.org
questions:
  - id: "q1"
    text: Is one hour right?
    to: cy@example.org
    due: "2026-12-01"
places:
  - id: "p1"
    path: src/auth/refresh.ts
    lines:
      - 3
      - 9
    commit: "${'d'.repeat(40)}"
    text: |-
      a
        b
    note: here
decisions:
  - docs/decisions/0003-tokens.md
links:
  - title: Ticket
    url: https://example.org/1
  - url: https://example.org/2
openFiles:
  - path: src/auth/refresh.ts
    line: 3
  - path: README.md
previous: "20261120T090000Z-bolind-aaaaaa"
`;

describe('a written record', () => {
  it('is exactly these bytes', () => assert.equal(writeRecord(fullNote), written));

  it('does not depend on the order of keys in memory', () => {
    const reversed = Object.fromEntries(Object.entries(fullNote).reverse()) as unknown as StoredRecord;
    assert.equal(writeRecord(reversed), written);
  });

  it('reads back as the same handoff, whatever is typed', () => {
    fc.assert(
      fc.property(anyNote, (note) => assert.deepEqual(read(writeRecord(note)), note)),
      { numRuns: 300 },
    );
  });

  it('reads back as the same reply, whatever is typed', () => {
    for (const reply of replies) assert.deepEqual(read(writeRecord(reply)), reply);
    fc.assert(fc.property(anyReply, (reply) => assert.deepEqual(read(writeRecord(reply)), reply)));
  });

  it('is the same bytes when it is read and written again', () => {
    fc.assert(
      fc.property(fc.oneof(anyNote, anyReply), (record) => {
        const text = writeRecord(record);
        assert.equal(writeRecord(read(text)), text);
      }),
    );
  });

  it('has no character that the eye does not see, and LF as its only line end', () => {
    fc.assert(
      fc.property(fc.oneof(anyNote, anyReply), (record) => {
        const text = writeRecord(record);
        assert.doesNotMatch(
          text,
          /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u2028-\u202e\u2060-\u2069\u200b\u200e\u200f\ufeff\p{Cs}]/u,
        );
        assert.ok(text.endsWith('\n') && !text.endsWith('\n\n'));
      }),
    );
  });

  it('comes back with its line ends turned to CRLF, by autocrlf or an editor', () => {
    fc.assert(
      fc.property(anyNote, (note) =>
        assert.deepEqual(read(writeRecord(note).replaceAll('\n', '\r\n')), note),
      ),
    );
  });

  it('has every id, hash and date in double quotes', () => {
    const values = [
      ...written.matchAll(/^ *(?:- )?(?:id|created|commit|mergeBase|stash|due|place|previous): (.*)$/gm),
    ].map(([, value]) => value);
    assert.equal(values.length, 14);
    assert.ok(values.every((value) => value?.startsWith('"')));
  });

  for (const version of ['1.2', '1.1'] as const) {
    it(`reads the same in a tool that knows nothing of it, by the usual schema of YAML ${version}`, () => {
      fc.assert(
        fc.property(fc.oneof(anyNote, anyReply), (record) =>
          assert.deepEqual(parse(writeRecord(record), { version }), record),
        ),
      );
    });
  }

  it('keeps keys that this version does not know, after those it does', () => {
    const text = written
      .replace('author:\n', 'author:\n  pronouns: she\n')
      .concat('priority: 3\nreviewers:\n  - name: Bo\n    since: null\n');
    const record = read(text);
    assert.deepEqual(record, {
      ...fullNote,
      author: { ...fullNote.author, pronouns: 'she' },
      priority: '3',
      reviewers: [{ name: 'Bo', since: null }],
    });
    assert.match(writeRecord(record), /kind: human\n {2}pronouns: she\n/);
    assert.ok(writeRecord(record).endsWith('priority: "3"\nreviewers:\n  - name: Bo\n    since: null\n'));
  });

  it('is not made of a record that nobody could read', () => {
    for (const [broken, reason] of [
      [{ ...fullNote, summary: 'ä'.repeat(40_000) }, /at most 64 KiB, found 8\d KiB/],
      [{ ...fullNote, summary: ' ' }, /^summary: expected text/],
      [{ ...fullNote, id: 'x' }, /^id: expected an id/],
      [{ ...fullNote, branch: '' }, /^branch: expected the name of a branch/],
      [{ ...fullNote, verify: [{ run: 'a\nb' }] }, /^verify\[0\].run: expected a command of one line/],
      [{ ...fullNote, at: { commit: 'abc1234' } }, /^at.commit: expected a full object id/],
      [{ ...fullNote, at: { unpushed: 1.5 } }, /^at.unpushed: expected a whole number/],
      [{ ...fullNote, created: '2026-11-22' }, /^created: expected a time in UTC/],
      [{ ...fullNote, done: Array.from({ length: 6000 }, () => 'x') }, /at most 5000 values/],
    ] as const) {
      assert.throws(
        () => writeRecord(broken),
        (error) => error instanceof UnwritableRecordError && reason.test(error.message),
        String(reason),
      );
    }
  });
});

describe('a record written by hand', () => {
  const head = `version: "1"
id: 20261122T175403Z-asousa-k3f9a2
created: 2026-11-22T17:54:03Z
author: { name: Ana, email: 'ana@example.org', kind: human }
summary: >-
  Folded
  text
`;

  it('may be written in other ways of YAML', () => {
    assert.deepEqual(read(`\ufeff# a comment\n---\n${head}at: {unpushed: 3}\n`), {
      version: 1,
      id: '20261122T175403Z-asousa-k3f9a2',
      created: '2026-11-22T17:54:03Z',
      author: { name: 'Ana', email: 'ana@example.org', kind: 'human' },
      summary: 'Folded text',
      at: { unpushed: 3 },
    });
  });

  it('may be JSON', () => {
    assert.deepEqual(read(JSON.stringify(fullNote, undefined, '\t')), fullNote);
    assert.deepEqual(read(JSON.stringify(fullNote)), fullNote);
  });

  it('keeps plain text that other readers take for a number or a date', () => {
    const record = read(`${head}outcome: 1e3\nbackground: 0123\nbranch: 2026-11-22\n`);
    assert.deepEqual([record], [{ ...record, outcome: '1e3', background: '0123', branch: '2026-11-22' }]);
  });

  it('says nothing about a field whose value is left out', () => {
    const record = read(`${head}outcome:\nbackground: ~\nnext: null\nto: []\n`);
    assert.deepEqual(Object.keys(record), ['version', 'id', 'created', 'author', 'to', 'summary']);
  });

  it('ticks a step when it does not say otherwise, and needs no "after"', () => {
    const reply = head.replace('summary: >-\n  Folded\n  text\n', '');
    const record = read(`${reply}kind: step\nhandoff: 20261122T175403Z-asousa-k3f9a2\nstep: s1\n`);
    assert.ok('kind' in record && record.kind === 'step' && record.done);
    assert.deepEqual(record.after, []);
    const undone = read(
      `${reply}kind: step\nhandoff: 20261122T175403Z-asousa-k3f9a2\nstep: s1\ndone: false\n`,
    );
    assert.ok('kind' in undone && undone.kind === 'step' && !undone.done);
  });

  it('is read from bytes as from text', () => {
    assert.deepEqual(read(new TextEncoder().encode(written)), fullNote);
  });
});
