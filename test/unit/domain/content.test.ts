import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { finishContent } from '../../../src/domain/content';
import type { HandoffContent } from '../../../src/domain/records';

const text = fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('', ' ', '\n', ' a ', 'b\nc'));
const rowIds = fc.constantFrom('', 's1', 's2', 's3', 'q1', 'x');
const row = fc.record({ id: rowIds, text });
const draft: fc.Arbitrary<HandoffContent> = fc.record(
  {
    summary: fc.oneof(text, fc.constant('It works')),
    stateReason: text,
    verify: fc.array(fc.record({ run: text, expect: text }), { maxLength: 3 }),
    next: fc.array(row, { maxLength: 5 }),
    questions: fc.array(row, { maxLength: 5 }),
    done: fc.array(text, { maxLength: 2 }),
    outcome: text,
    tried: fc.array(text, { maxLength: 2 }),
    contingencies: fc.array(fc.record({ if: text, then: text, ask: text }), { maxLength: 2 }),
    links: fc.array(fc.record({ url: text, title: text }), { maxLength: 2 }),
  },
  { requiredKeys: ['summary'] },
);

function finished(content: HandoffContent): HandoffContent {
  const result = finishContent(content);
  assert.ok(result.ok, JSON.stringify(result));
  return result.content;
}

describe('what was typed', () => {
  it('is finished once: doing it again changes nothing', () => {
    fc.assert(
      fc.property(draft, (content) => {
        const once = finishContent(content);
        fc.pre(once.ok);
        assert.deepEqual(finishContent(once.content), once);
      }),
      { numRuns: 500 },
    );
  });

  it('has an id of its own on every step and question', () => {
    fc.assert(
      fc.property(draft, (content) => {
        const once = finishContent(content);
        fc.pre(once.ok);
        for (const list of [once.content.next ?? [], once.content.questions ?? []]) {
          assert.equal(new Set(list.map(({ id }) => id)).size, list.length);
          assert.ok(list.every(({ id, text: said }) => id !== '' && said.trim() === said && said !== ''));
        }
      }),
      { numRuns: 500 },
    );
  });

  it('keeps the ids there are and fills in the lowest free ones', () => {
    const { next } = finished({
      summary: 'x',
      next: [
        { id: '', text: 'a' },
        { id: 's1', text: 'b' },
        { id: '', text: 'c' },
        { id: 's1', text: 'd' },
      ],
    });
    assert.deepEqual(
      next?.map(({ id }) => id),
      ['s2', 's1', 's3', 's4'],
    );
  });

  it('keeps an empty list, which means none on purpose, and drops a list of empty rows', () => {
    const content = finished({
      summary: ' x ',
      next: [],
      questions: [{ id: '', text: ' ' }],
      verify: [{ run: '' }],
    });
    assert.deepEqual(content, { summary: 'x', next: [] });
  });

  it('needs a summary', () => {
    assert.deepEqual(finishContent({ summary: ' \n' }), {
      ok: false,
      problems: [{ kind: 'summary-missing' }],
    });
  });

  for (const [name, run] of [
    ['a line end', 'a\nb'],
    ['a carriage return, which hides what stands before it', 'rm -rf x\recho ok'],
    ['an escape', 'a\u001b[2Kb'],
    ['a NUL', 'a\u0000b'],
    ['a C1 control', 'a\u009bb'],
    ['a line separator', 'a\u2028b'],
  ] as const) {
    it(`has no command with ${name}`, () => {
      assert.deepEqual(finishContent({ summary: 'x', verify: [{ run: 'npm test' }, { run }] }), {
        ok: false,
        problems: [{ kind: 'run-not-one-line', index: 1 }],
      });
    });
  }

  it('is not finished while half of an if-then or a link without its address would be dropped', () => {
    const half = finishContent({
      summary: 'a',
      contingencies: [
        { if: 'a', then: 'b' },
        { if: ' ', then: 'c' },
        { if: '', then: '' },
      ],
    });
    assert.deepEqual(half, { ok: false, problems: [{ kind: 'contingency-half', index: 1 }] });
    const link = finishContent({ summary: 'a', links: [{ url: ' ', title: 'The design' }] });
    assert.deepEqual(link, { ok: false, problems: [{ kind: 'link-without-address', index: 0 }] });
  });

  it('has no empty rows, and says nothing where a text is blank', () => {
    const content = finished({
      ...{ summary: 'a', outcome: ' ', tried: [' b ', ''], doNotTouch: [' '], done: [] },
      contingencies: [
        { if: ' c ', then: ' d ', ask: ' ' },
        { if: '', then: ' ' },
      ],
      links: [{ url: ' https://example.org ', title: '' }, { url: '' }],
    });
    assert.deepEqual(content, {
      ...{ summary: 'a', tried: ['b'], done: [] },
      contingencies: [{ if: 'c', then: 'd' }],
      links: [{ url: 'https://example.org' }],
    });
  });

  it('is not finished while a row says what to expect of no command: nothing typed is dropped', () => {
    const finished = finishContent({ summary: 'x', verify: [{ run: 'a' }, { run: ' ', expect: 'green' }] });
    assert.deepEqual(finished, { ok: false, problems: [{ kind: 'run-missing', index: 1 }] });
  });
});
