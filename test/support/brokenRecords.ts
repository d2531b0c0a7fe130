// Files that look like records and are none, each with why it is refused. Used for the reader and for whole repositories.
import assert from 'node:assert/strict';
import { writeRecord } from '../../src/format/record';
import { fullNote, replies } from '../unit/format/samples';

/** The shortest note there is. */
export const note = writeRecord({
  version: 1,
  id: fullNote.id,
  created: fullNote.created,
  author: fullNote.author,
  summary: 'x',
});
const [pickup = ''] = replies.map((reply) => writeRecord(reply));
const step = replies[1] ? writeRecord(replies[1]) : '';

/** A record with one line replaced. */
function changed(text: string, from: string | RegExp, to: string): string {
  const result = text.replace(from, to);
  assert.notEqual(result, text, `nothing to change: ${String(from)}`);
  return result;
}

function bytes(...parts: (string | readonly number[])[]): Uint8Array {
  return Buffer.concat(parts.map((part) => Buffer.from(part as string)));
}

/** This many keys, one to a line. */
export const keys = (count: number) => Array.from({ length: count }, (_, n) => `k${n}: x\n`).join('');

/** What it is, the file, the whole reason (or what it begins with), and the line where there is one. */
export const brokenRecords: readonly (readonly [string, string | Uint8Array, string | RegExp, number?])[] = [
  // Bytes
  ['an empty file', '', 'expected keys with values, found nothing', 1],
  ['a file of spaces', '  \n \n', 'expected keys with values, found nothing', 1],
  ['a file of comments', '# nothing\n', 'expected keys with values, found nothing', 1],
  [
    '64 KiB and one byte',
    note + '#'.repeat(64 * 1024 + 1 - note.length),
    'expected at most 64 KiB, found 65 KiB',
  ],
  [
    '64 KiB and one byte in UTF-8',
    `${note}#${'ä'.repeat(32 * 1024)}`,
    /^expected at most 64 KiB, found 65 KiB/,
  ],
  ['a megabyte', new Uint8Array(1 << 20), 'expected at most 64 KiB, found 1024 KiB'],
  ['a picture', bytes([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0]), /^expected UTF-8 text/],
  ['Latin-1', bytes(note, 'outcome: ', [0xe4], '\n'), /^expected UTF-8 text/],
  ['half a character', bytes(note, 'outcome: ', [0xf0, 0x9f], '\n'), /^expected UTF-8 text/],
  ['UTF-16', bytes([0xff, 0xfe], Buffer.from(note, 'utf16le').toString('latin1')), /^expected UTF-8 text/],
  ['a NUL', `${note}outcome: a\0b\n`, 'expected text, found a NUL byte: the file is binary', 9],
  [
    'a merge left half done',
    `<<<<<<< HEAD\n${note}=======\n${note}>>>>>>> x\n`,
    /^expected a record, found the conflict marker "<<<<<<<"/,
    1,
  ],
  ['a merge with CRLF', `${note}=======\r\n`, /found the conflict marker "======="/, 9],
  ['a merge in diff3 style', `${note}||||||| base\n`, /found the conflict marker "\|{7}"/, 9],
  // YAML
  ['a plain text', 'hello', 'expected keys with values, found "hello"', 1],
  ['a list', `- ${note.split('\n')[0]}\n`, 'expected keys with values, found a list', 1],
  ['two documents', `${note}---\n${note}`, 'expected one YAML document, found another one', 9],
  ['an open quote', `${note}outcome: "a\n`, /^expected YAML, found an error in it: /, 10],
  ['an open bracket', `${note}done: [a\n`, /^expected YAML, found an error in it: /],
  ['a tab as indentation', `${note}at:\n\tunpushed: 1\n`, /^expected YAML, found an error in it: /, 10],
  ['two keys on one line', `${note}a: b: c\n`, /^expected YAML, found an error in it: /, 9],
  ['a wrong escape', `${note}outcome: "\\q"\n`, /^expected YAML, found an error in it: /, 9],
  ['text at the margin', `${note}nonsense\n`, /^expected YAML, found an error in it: /, 9],
  ['an alias', `${note}done: *x\n`, 'expected plain YAML, found an alias (*)', 9],
  ['an anchor', `${note}done: &x [a]\n`, 'expected plain YAML, found an anchor (&)', 9],
  ['an anchor on the document', `&x\n${note}`, 'expected plain YAML, found an anchor (&)', 1],
  ['an anchor on a key', `${note}&x done: []\n`, 'expected plain YAML, found an anchor (&)', 9],
  [
    'an alias bomb',
    `a: &a [x,x]\nb: &b [*a,*a,*a]\nc: [*b,*b,*b]\n${note}`,
    /^expected plain YAML, found an a/,
  ],
  ['a tag', `${note}outcome: !!str x\n`, 'expected plain YAML, found a tag (!)', 9],
  [
    'a tag of a program',
    `${note}outcome: !!js/function 'function(){}'\n`,
    'expected plain YAML, found a tag (!)',
    9,
  ],
  ['a tag on a block', `${note}outcome: !x |\n  a\n`, 'expected plain YAML, found a tag (!)', 9],
  ['a directive', `%YAML 1.1\n---\n${note}`, 'expected plain YAML, found a directive (%)', 1],
  ['a tag directive', `%TAG ! tag:x,2000:\n---\n${note}`, 'expected plain YAML, found a directive (%)', 1],
  ['a merge key', `${note}<<: {a: b}\n`, /^expected a field name, found the key "<<"/, 9],
  ['__proto__', `${note}__proto__: {a: b}\n`, /^expected a field name, found the key "__proto__"/, 9],
  ['__proto__ with escapes', `${note}"\\x5f_proto__": {a: b}\n`, /found the key "__proto__"/, 9],
  ['__proto__ far inside', `${note}x: [{y: {__proto__: z}}]\n`, /found the key "__proto__"/, 9],
  ['constructor', `${note}constructor: x\n`, /found the key "constructor"/, 9],
  ['prototype', `${note}at: {prototype: x}\n`, /found the key "prototype"/, 9],
  ['a key twice', `${note}summary: y\n`, 'expected every key once, found "summary" twice', 9],
  [
    'a key twice with another spelling',
    `${note}"summary": y\n`,
    'expected every key once, found "summary" twice',
    9,
  ],
  ['a list as a key', `${note}? [a]\n: b\n`, 'expected text as a key, found a list or a map', 9],
  [
    'a long key',
    `${note}${'k'.repeat(129)}: x\n`,
    'expected keys of at most 128 characters, found a longer one',
    9,
  ],
  [
    '17 levels',
    `${note}x: ${'['.repeat(16)}${']'.repeat(16)}\n`,
    'expected at most 16 levels of nesting, found more',
    9,
  ],
  ['201 keys', keys(201), 'expected at most 200 keys in a map, found more', 1],
  ['201 keys inside', `${note}x: {${keys(201).replaceAll('\n', ',')}}\n`, /at most 200 keys/, 9],
  ['5,001 values', `${note}x: [${'a,'.repeat(5000)}]\n`, /^expected at most 5000 values in a record/, 9],
  ['2 KB of brackets', '['.repeat(2000), 'expected at most 16 levels of nesting, found more', 1],
  // Fields
  ['no version', changed(note, 'version: 1\n', ''), 'version: expected 1, found nothing', 1],
  [
    'the next version',
    changed(note, 'version: 1', 'version: 2'),
    'written by a newer Handoff (version 2; this one reads version 1)',
    1,
  ],
  [
    'a version that is none',
    changed(note, 'version: 1', 'version: one'),
    'version: expected 1, found "one"',
    1,
  ],
  ['version 0', changed(note, 'version: 1', 'version: 0'), 'version: expected 1, found "0"', 1],
  ['version 1.0', changed(note, 'version: 1', 'version: 1.0'), 'version: expected 1, found "1.0"', 1],
  ['no id', changed(note, /id: .*\n/, ''), /^id: expected text, found nothing/, 1],
  [
    'a path as an id',
    changed(note, /id: .*\n/, 'id: ../../x\n'),
    /^id: expected an id such as .*, found "..\/..\/x"$/,
    2,
  ],
  [
    'no author',
    changed(note, /author:\n( .*\n)*/, ''),
    'author: expected keys with values, found nothing',
    1,
  ],
  [
    'a name as the author',
    changed(note, /author:\n( .*\n)*/, 'author: Ana\n'),
    'author: expected keys with values, found "Ana"',
    4,
  ],
  [
    'an author of another kind',
    changed(note, 'kind: human', 'kind: cat'),
    'author.kind: expected one of human, agent, found "cat"',
    7,
  ],
  ['no time', changed(note, /created: .*\n/, ''), 'created: expected text, found nothing', 1],
  [
    'a local time',
    changed(note, /created: .*\n/, 'created: 2026-11-22T17:54:03+01:00\n'),
    /^created: expected a time in UTC/,
    3,
  ],
  [
    'February 30',
    changed(note, /created: .*\n/, 'created: 2026-02-30T00:00:00Z\n'),
    /^created: expected a time in UTC/,
    3,
  ],
  ['no summary', changed(note, /summary: .*\n/, ''), 'summary: expected text, found nothing', 1],
  [
    'a blank summary',
    changed(note, /summary: .*\n/, 'summary: "  "\n'),
    'summary: expected text, found "  "',
    8,
  ],
  [
    'a list as the summary',
    changed(note, /summary: .*\n/, 'summary: [a]\n'),
    'summary: expected text, found a list',
    8,
  ],
  [
    'a state that is none',
    `${note}state: red\n`,
    'state: expected one of on-track, watch, blocked, urgent, found "red"',
    9,
  ],
  [
    'an option as a commit',
    `${note}at: {commit: --upload-pack=x}\n`,
    /^at.commit: expected a full object id/,
    9,
  ],
  ['a short commit', `${note}at: {commit: abc1234}\n`, /^at.commit: expected a full object id/, 9],
  [
    'a negative number',
    `${note}at: {unpushed: -1}\n`,
    'at.unpushed: expected a whole number of at least 0, found "-1"',
    9,
  ],
  ['a broken number', `${note}at: {unpushed: 1.5}\n`, 'at.unpushed: expected a whole number, found "1.5"', 9],
  [
    'a huge number',
    `${note}at: {unpushed: 99999999999999999999}\n`,
    /^at.unpushed: expected a whole number/,
    9,
  ],
  [
    'a command of two lines',
    `${note}verify: [{run: "a\\nb"}]\n`,
    /^verify\[0\].run: expected a command of one line/,
    9,
  ],
  [
    'a command with an escape',
    `${note}verify: [{run: "a\\e[2K"}]\n`,
    /^verify\[0\].run: expected a command of one line/,
    9,
  ],
  ['no command', `${note}verify:\n  - expect: x\n`, 'verify[0].run: expected text, found nothing', 10],
  ['steps that are text', `${note}next: a\n`, 'next: expected a list, found "a"', 9],
  ['a step that is text', `${note}next:\n  - a\n`, 'next[0]: expected keys with values, found "a"', 10],
  ['a step of no id', `${note}next:\n  - text: a\n`, 'next[0].id: expected text, found nothing', 10],
  [
    'two steps of one id',
    `${note}next:\n  - {id: s, text: a}\n  - {id: s, text: b}\n`,
    'next[1].id: expected an id that no row before it has, found "s"',
    11,
  ],
  ['one line of a place', `${note}places: [{id: p, path: a, lines: [1]}]\n`, /^places\[0\].lines/, 9],
  [
    'lines from behind',
    `${note}places: [{id: p, path: a, lines: [2, 1]}]\n`,
    /^places\[0\].lines: expected first and last line/,
    9,
  ],
  ['a list with an empty row', `${note}done:\n  -\n`, 'done[0]: expected text, found nothing', 10],
  [
    'a branch without a name',
    `${note}branch: ""\n`,
    'branch: expected the name of a branch, found nothing',
    9,
  ],
  // Replies
  [
    'a reply of no kind',
    changed(pickup, 'kind: pickup\n', ''),
    'kind: expected the kind of reply, found nothing',
    1,
  ],
  ['a reply of a later kind', changed(pickup, 'kind: pickup', 'kind: ask'), "unknown kind 'ask'", 4],
  [
    'a reply of the kind toString',
    changed(pickup, 'kind: pickup', 'kind: toString'),
    "unknown kind 'toString'",
    4,
  ],
  ['a reply to nothing', changed(pickup, /handoff: .*\n/, ''), 'handoff: expected text, found nothing', 1],
  ['a reply after no id', changed(pickup, /- "2026.*"/, '- x'), /^after\[0\]: expected an id/],
  ['no read-back', changed(pickup, /readBack: .*\n/, ''), 'readBack: expected text, found nothing', 1],
  ['a tick of no step', changed(step, /step: "s1"\n/, ''), 'step: expected text, found nothing', 1],
  [
    'a tick of maybe',
    changed(step, 'done: true', 'done: maybe'),
    'done: expected true or false, found "maybe"',
    13,
  ],
];
