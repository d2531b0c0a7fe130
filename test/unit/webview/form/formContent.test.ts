import assert from 'node:assert/strict';
import type { HandoffContent } from '../../../../src/domain/records';
import {
  contentOf,
  doneRows,
  textRows,
  verifyRows,
  type FormValues,
} from '../../../../src/webview/form/formContent';

const full: HandoffContent = {
  to: ['k@example.com'],
  state: 'watch',
  stateReason: 'late',
  summary: 'text',
  outcome: 'it works',
  background: 'why',
  done: ['one'],
  tried: ['a file lock'],
  doNotTouch: ['legacy.ts'],
  verify: [{ run: 'npm test', expect: 'ok' }, { run: 'true' }],
  next: [{ id: 's1', text: 'step', owner: 'k@example.com', due: '2026-11-24T17:00:00Z', place: 'p1' }],
  contingencies: [{ if: 'a', then: 'b' }],
  questions: [{ id: 'q1', text: 'why?', to: 'k@example.com' }],
  places: [{ id: 'p1', path: 'lock.ts' }],
  decisions: ['docs/decisions/0007.md'],
  links: [{ url: 'https://example.com' }],
  openFiles: [{ path: 'lock.ts' }],
};

/** What the fields hold when nobody touches them. */
function untouched(content: HandoffContent): FormValues {
  const keyed = <T>(rows: readonly T[]): readonly (T & { key: number })[] =>
    rows.map((row, key) => ({ ...row, key }));
  return {
    to: content.to ?? [],
    state: content.state,
    stateReason: content.stateReason ?? '',
    summary: content.summary,
    questions: keyed(textRows(content.questions)),
    next: keyed(textRows(content.next)),
    verify: keyed(verifyRows(content.verify)),
    done: keyed(doneRows(content.done)),
  };
}

describe('contentOf', () => {
  it('gives back what the form was opened with, parts without a field included', () => {
    assert.deepEqual(contentOf(full, untouched(full)), full);
  });

  it('tells "none, on purpose" from "nothing said"', () => {
    const none: HandoffContent = { summary: '', to: [], next: [], questions: [], verify: [], done: [] };
    assert.deepEqual(contentOf(none, untouched(none)), none);
    assert.deepEqual(contentOf({ summary: '' }, untouched({ summary: '' })), { summary: '' });
  });

  it('drops the key of what was emptied', () => {
    const emptied = { ...untouched({ summary: '' }), state: undefined };
    const { to, state, stateReason, questions, next, verify, done, ...rest } = full;
    assert.ok(to && state && stateReason && questions && next && verify && done);
    assert.deepEqual(contentOf(full, emptied), { ...rest, summary: '' });
  });

  it('keeps owner and date of a step whose text is changed', () => {
    const values = untouched(full);
    const next = values.next.map((row) => ({ ...row, values: ['other'] }));
    assert.deepEqual(contentOf(full, { ...values, next }).next, [{ ...full.next?.[0], text: 'other' }]);
  });

  it('leaves the id of what is new to the one who saves it', () => {
    const values = { ...untouched({ summary: '' }), questions: [{ key: 0, values: ['new?'] }] };
    assert.deepEqual(contentOf({ summary: '' }, values).questions, [{ id: '', text: 'new?' }]);
  });

  it('keeps text as it was typed, blanks included', () => {
    const values = { ...untouched({ summary: '' }), summary: ' a ', next: [{ key: 0, values: [' b '] }] };
    const content = contentOf({ summary: '' }, values);
    assert.deepEqual([content.summary, content.next?.[0]?.text], [' a ', ' b ']);
  });
});
