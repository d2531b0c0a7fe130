import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import type { HandoffContent } from '../../../src/domain/records';
import { parseHandoffInput } from '../../../src/format/draftInput';

function content(text: string): HandoffContent {
  const result = parseHandoffInput(text);
  assert.ok(result.ok, JSON.stringify(result));
  return result.content;
}

describe('a handoff given as a file', () => {
  it('may be YAML with steps, questions and commands as plain texts', () => {
    assert.deepEqual(
      content(`
summary: |
  Login works.
state: watch
to: [bo@example.org]
next:
  - Ask once an hour
  - text: Remove the old client
    due: 2026-11-30
questions:
  - Is one hour right?
  - {id: q7, text: Who pays?, to: cy@example.org}
verify:
  - npm test
  - run: npm start
    expect: a window
places:
  - {id: p1, path: a.ts, lines: [1, 2]}
tried: []
`),
      {
        summary: 'Login works.\n',
        state: 'watch',
        to: ['bo@example.org'],
        next: [
          { id: '', text: 'Ask once an hour' },
          { id: '', text: 'Remove the old client', due: '2026-11-30' },
        ],
        questions: [
          { id: '', text: 'Is one hour right?' },
          { id: 'q7', text: 'Who pays?', to: 'cy@example.org' },
        ],
        verify: [{ run: 'npm test' }, { run: 'npm start', expect: 'a window' }],
        places: [{ id: 'p1', path: 'a.ts', lines: [1, 2] }],
        tried: [],
      },
    );
  });

  it('may be JSON, with null for what is not said', () => {
    const given = { summary: 'x', next: ['a'], stateReason: null, questions: null, outcome: 'null' };
    for (const text of [JSON.stringify(given), JSON.stringify(given, undefined, '\t')]) {
      assert.deepEqual(content(text), { summary: 'x', next: [{ id: '', text: 'a' }], outcome: 'null' });
    }
  });

  it('is taken from JSON as it is, whatever the texts hold', () => {
    const text = fc.string({ unit: 'binary', maxLength: 20 });
    const given = fc.record({
      summary: text.map((said) => `x${said}`),
      next: fc.array(fc.record({ id: text, text })),
      done: fc.array(text),
    });
    fc.assert(
      fc.property(given, (wanted) => {
        // Marks that are no text in a file come as escapes; JSON.stringify leaves these as they are.
        const json = JSON.stringify(wanted).replace(/[\ufeff\ufffe\uffff]/g, '?');
        assert.deepEqual(content(json), JSON.parse(json));
      }),
    );
  });

  for (const [what, text, reason, line] of [
    ['nothing', '', 'expected keys with values, found nothing', 1],
    ['no summary', 'state: watch', 'summary: expected text, found nothing', 1],
    ['a slip in a field', 'summary: x\nsumary: y', 'expected only known fields, found "sumary"', 1],
    ['a slip in a step', 'summary: x\nnext:\n  - {txt: y}', 'next[0].text: expected text, found nothing', 3],
    [
      'a slip beside a step',
      'summary: x\nnext:\n  - {text: y, dew: z}',
      'next[0]: expected only known fields, found "dew"',
      3,
    ],
    ['a field of the record', 'summary: x\nid: y', 'expected only known fields, found "id"', 1],
    ['a state that is none', 'summary: x\nstate: red', /^state: expected one of on-track/, 2],
    ['a command of two lines', 'summary: x\nverify: ["a\\nb"]', /^verify\[0\].run: expected a command/, 2],
    ['broken YAML', 'summary: "x', /^expected YAML/, 1],
    ['an alias', 'summary: x\ndone: *a', /an alias/, 2],
    ['too much', `summary: ${'x'.repeat(70_000)}`, /at most 64 KiB/, undefined],
  ] as const) {
    it(`is refused with its reason: ${what}`, () => {
      const result = parseHandoffInput(text);
      assert.ok(!result.ok);
      if (typeof reason === 'string') assert.equal(result.reason, reason);
      else assert.match(result.reason, reason);
      assert.equal(result.line, line);
    });
  }
});
