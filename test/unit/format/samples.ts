// Records for tests: one handoff with every field, and what fast-check makes of them.
import * as fc from 'fast-check';
import { newId } from '../../../src/domain/ids';
import { contentKeys } from '../../../src/domain/amend';
import type { Handoff, HandoffContent, Reply } from '../../../src/domain/records';

export const fullNote: Handoff = {
  version: 1,
  id: '20261122T175403Z-asousa-k3f9a2',
  created: '2026-11-22T17:54:03.000Z',
  branch: 'feature/login',
  author: { name: 'Ana Sousa', email: 'ana@example.org', kind: 'human' },
  timeZone: 'Europe/Lisbon',
  at: {
    commit: '1234567890123456789012345678901234567890',
    base: 'main',
    mergeBase: 'b'.repeat(64),
    unpushed: 3,
    uncommitted: ['src/a b.ts'],
    stash: 'c'.repeat(40),
  },
  to: ['bo@example.org'],
  state: 'watch',
  stateReason: 'The token service is down every other hour',
  summary: 'Login works against the new service.\n\nThe refresh token:\n  - is missing\n',
  outcome: 'Nobody is logged out while they work',
  background: 'Support gets ten calls a day',
  done: ['The form'],
  tried: ['Longer tokens: refused'],
  doNotTouch: ['db/0042.sql'],
  verify: [{ run: 'npm test -- --grep refresh', expect: 'one test fails: "asks"' }, { run: 'yes' }],
  next: [
    { id: 's1', text: 'Ask once an hour', owner: 'bo@example.org', due: '2026-11-30', place: 'p1' },
    { id: 's2', text: 'Remove the old client' },
  ],
  contingencies: [{ if: 'it fails', then: 'turn AUTH_V2 off', ask: 'cy@example.org' }],
  questions: [{ id: 'q1', text: 'Is one hour right?', to: 'cy@example.org', due: '2026-12-01' }],
  places: [
    {
      id: 'p1',
      path: 'src/auth/refresh.ts',
      lines: [3, 9],
      commit: 'd'.repeat(40),
      text: 'a\n  b',
      note: 'here',
    },
  ],
  decisions: ['docs/decisions/0003-tokens.md'],
  links: [{ title: 'Ticket', url: 'https://example.org/1' }, { url: 'https://example.org/2' }],
  openFiles: [{ path: 'src/auth/refresh.ts', line: 3 }, { path: 'README.md' }],
  previous: '20261120T090000Z-bolind-aaaaaa',
};

const replyBase = {
  version: 1,
  id: '20261123T080000Z-bolind-zzzzzz',
  handoff: fullNote.id,
  created: '2026-11-23T08:00:00Z',
  author: { name: 'Bo Lind', email: 'bo@example.org', kind: 'agent' },
  after: ['20261122T200000Z-bolind-aaaaaa'],
} as const;

/** One reply of each kind. */
export const replies: readonly Reply[] = [
  { ...replyBase, kind: 'pickup', readBack: 'I ask for tokens', first: 'the test', doubts: ['Which clock?'] },
  { ...replyBase, id: '20261123T080001Z-bolind-zzzzzz', kind: 'step', step: 's1', done: true },
  { ...replyBase, id: '20261123T080002Z-bolind-zzzzzz', kind: 'step', step: 's1', done: false, after: [] },
  { ...replyBase, id: '20261123T080003Z-bolind-zzzzzz', kind: 'close', outcome: 'shipped' },
  { ...replyBase, id: '20261123T080004Z-bolind-zzzzzz', kind: 'reopen', reason: 'it came back' },
  { ...replyBase, id: '20261123T080005Z-bolind-zzzzzz', kind: 'withdraw', reason: 'wrong branch' },
  {
    ...replyBase,
    id: '20261123T080006Z-bolind-zzzzzz',
    kind: 'amend',
    summary: 'Both tabs stay in.',
    next: [{ id: 's1', text: 'Look at the graph', due: '2026-11-30' }],
    questions: [],
    removed: ['outcome', 'stateReason'],
  },
];

/** Texts that some YAML writer or reader has got wrong. */
const nasty = fc.oneof(
  fc.constantFrom(
    '',
    ' ',
    '\n',
    '\n\n',
    '  indented\nfirst',
    'ends with space ',
    'ends with lines\n\n\n',
    'a\n  \nb',
    'a\n   ',
    'a\n\tb\n',
    '\ta',
    'a: b',
    'a:',
    'a #b',
    '# a',
    '- a',
    '? a',
    '| a',
    '> a\nb',
    '"a"',
    "'a'",
    '{a}',
    '[a]',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a`',
    'yes',
    'NO',
    'null',
    '~',
    'true',
    '1e3',
    '0x1f',
    '1234567',
    '12e4567',
    'deadbee',
    '.inf',
    '-.INF',
    'NaN',
    '2026-11-22',
    '1:30',
    '<<',
    '=',
    '---',
    'a\n---\nb',
    '...',
    'a\n...\n',
    '<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x',
    'a\r\nb',
    'a\rb',
    'a\u0085b',
    'a\u2028b\u2029c',
    '\ufeffa',
    'a\ufeff\nb',
    '\u202eabc',
    'a\u200bb\nc',
    '👩‍👩‍👧 family\nand 🏴󠁧󠁢󠁥󠁮󠁧󠁿',
    'e\u0301 \u00a0x\u00a0',
    '\u3000a\nb\u3000',
    'a\u0000b',
    '\u001b[31mred',
    '\ud800',
    'a\udfff\nb',
    '\uffff',
    'key: |\n  x',
    '__proto__',
    'C:\\path\\new',
    "it's \\n not a line",
    'x'.repeat(3000),
  ),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: 'grapheme', maxLength: 30 }),
  fc.string({
    unit: fc.constantFrom(
      '\n',
      '\n',
      ' ',
      '\t',
      'a',
      ':',
      '#',
      '-',
      '"',
      '\\',
      '|',
      'é',
      '\r',
      '[',
      '{',
      '%',
      '&',
      '*',
    ),
    maxLength: 12,
  }),
);

const line = nasty.map((text) => text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]/g, ' '));
const filled = nasty.map((text) => (text.trim() === '' ? `${text}x` : text));
const recordId = fc
  .tuple(
    fc.date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true }),
    nasty,
    fc.uint8Array({ minLength: 6, maxLength: 6 }),
  )
  .map(([now, name, random]) => newId(now, name, random));
const objectId = fc.oneof(
  fc.stringMatching(/^[0-9a-f]{40}$/),
  fc.stringMatching(/^[0-9]{40}$/),
  fc.stringMatching(/^[0-9]e[0-9]{38}$/),
  fc.stringMatching(/^[0-9a-f]{64}$/),
);
const created = fc
  .date({ min: new Date(0), max: new Date('9999-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString());
const author = fc.record({
  name: nasty,
  email: nasty,
  kind: fc.constantFrom('human' as const, 'agent' as const),
});
const texts = fc.array(nasty, { maxLength: 3 });
const lineNumber = fc.integer({ min: 1, max: 1e6 });

/** Rows whose ids are all different. */
function rows<T extends { id: string }>(row: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.uniqueArray(row, { maxLength: 3, selector: ({ id }) => id });
}

const rowId = nasty.map((text) => (text === '' ? 's1' : text));
const optional = { requiredKeys: [] };

/** Values of keys that this version does not know. */
const unknownValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    nasty,
    fc.constant(null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(
      nasty.map((key) => `k${key}`.slice(0, 100)),
      tie('value'),
      { maxKeys: 3, noNullPrototype: true },
    ),
  ),
})).value;
const unknownKeys = fc.dictionary(
  fc.oneof(
    fc.constantFrom('priority', 'x-team', 'zzz', '1', 'yes', 'a b', ''),
    nasty.map((key) => `x${key}`.slice(0, 100)),
  ),
  unknownValue,
  { maxKeys: 3, noNullPrototype: true },
);

const known = fc.record(
  {
    version: fc.constant(1 as const),
    id: recordId,
    created,
    branch: filled,
    author,
    timeZone: nasty,
    at: fc.record(
      {
        commit: objectId,
        base: nasty,
        mergeBase: objectId,
        unpushed: fc.nat(),
        uncommitted: texts,
        stash: objectId,
      },
      optional,
    ),
    to: texts,
    state: fc.constantFrom('on-track' as const, 'watch' as const, 'blocked' as const, 'urgent' as const),
    stateReason: nasty,
    summary: filled,
    outcome: nasty,
    background: nasty,
    done: texts,
    tried: texts,
    doNotTouch: texts,
    verify: fc.array(
      fc.record(
        { run: line.map((run) => (run.trim() === '' ? 'x' : run)), expect: nasty },
        { requiredKeys: ['run'] },
      ),
      { maxLength: 2 },
    ),
    next: rows(
      fc.record(
        { id: rowId, text: nasty, owner: nasty, due: nasty, place: rowId },
        { requiredKeys: ['id', 'text'] },
      ),
    ),
    contingencies: fc.array(
      fc.record({ if: nasty, then: nasty, ask: nasty }, { requiredKeys: ['if', 'then'] }),
      {
        maxLength: 2,
      },
    ),
    questions: rows(
      fc.record({ id: rowId, text: nasty, to: nasty, due: nasty }, { requiredKeys: ['id', 'text'] }),
    ),
    places: rows(
      fc.record(
        {
          id: rowId,
          path: nasty,
          lines: fc
            .tuple(lineNumber, lineNumber)
            .map(([a, b]): [number, number] => (a < b ? [a, b] : [b, a])),
          commit: objectId,
          text: nasty,
          note: nasty,
        },
        { requiredKeys: ['id', 'path'] },
      ),
    ),
    decisions: texts,
    links: fc.array(fc.record({ title: nasty, url: nasty }, { requiredKeys: ['url'] }), { maxLength: 2 }),
    openFiles: fc.array(fc.record({ path: nasty, line: lineNumber }, { requiredKeys: ['path'] }), {
      maxLength: 2,
    }),
    previous: recordId,
  },
  { requiredKeys: ['version', 'id', 'created', 'author', 'summary'], noNullPrototype: true },
);

/** Handoffs with nasty texts everywhere, and with keys that this version does not know. */
export const anyNote: fc.Arbitrary<Handoff> = fc
  .tuple(unknownKeys, known)
  .map(([unknown, note]) => structuredClone({ ...unknown, ...note }));

const base = {
  version: fc.constant(1 as const),
  id: recordId,
  handoff: recordId,
  created,
  author,
  after: fc.array(recordId, { maxLength: 3 }),
};
const required = ['version', 'id', 'handoff', 'created', 'author', 'after', 'kind'] as const;

/** Replies of every kind with nasty texts. */
export const anyReply: fc.Arbitrary<Reply> = fc
  .tuple(
    unknownKeys,
    fc.oneof(
      fc.record(
        { ...base, kind: fc.constant('pickup' as const), readBack: filled, first: nasty, doubts: texts },
        { requiredKeys: [...required, 'readBack'] },
      ),
      fc
        .tuple(
          known,
          fc.record(
            { ...base, removed: texts },
            { requiredKeys: Object.keys(base) as (keyof typeof base)[] },
          ),
        )
        .map(([note, stamped]) => ({
          ...stamped,
          kind: 'amend' as const,
          ...(Object.fromEntries(
            Object.entries(note).filter(([key]) => contentKeys.some((name) => name === key)),
          ) as Partial<HandoffContent>),
        })),
      fc.record({ ...base, kind: fc.constant('step' as const), step: rowId, done: fc.boolean() }),
      fc.record(
        { ...base, kind: fc.constant('close' as const), outcome: nasty },
        { requiredKeys: [...required] },
      ),
      fc.record(
        { ...base, kind: fc.constant('reopen' as const), reason: nasty },
        { requiredKeys: [...required] },
      ),
    ),
  )
  .map(([unknown, reply]) => structuredClone({ ...unknown, ...reply }));
