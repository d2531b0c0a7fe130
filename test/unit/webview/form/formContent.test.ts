import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { HandoffContent } from '../../../../src/domain/records';
import {
  contentOf,
  listKeys,
  noneOf,
  rowsOf,
  type FormValues,
  type ListKey,
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
  const rows = rowsOf(content);
  const keyed = <K extends ListKey>(key: K) => rows[key].map((row, index) => ({ ...row, key: index }));
  return {
    to: content.to ?? [],
    state: content.state,
    stateReason: content.stateReason ?? '',
    summary: content.summary,
    outcome: content.outcome ?? '',
    background: content.background ?? '',
    lists: Object.fromEntries(listKeys.map((key) => [key, keyed(key)])) as unknown as FormValues['lists'],
    none: noneOf(content),
  };
}

/** The same with other rows in one list. */
function withRows(content: HandoffContent, key: ListKey, rows: readonly (readonly string[])[]): FormValues {
  const values = untouched(content);
  const before = values.lists[key] as readonly { readonly item?: unknown }[];
  const now = rows.map((row, index) => ({ key: index, values: row, ...pick(before[index]) }));
  return { ...values, lists: { ...values.lists, [key]: now } };
}

function pick(row: { readonly item?: unknown } | undefined): { readonly item?: unknown } {
  return row?.item === undefined ? {} : { item: row.item };
}

describe('contentOf', () => {
  it('gives back what the form was opened with, parts without a field included', () => {
    assert.deepEqual(contentOf(full, untouched(full)), full);
  });

  it('tells "none, on purpose" from "nothing said"', () => {
    const none: HandoffContent = {
      ...{ summary: '', to: [], next: [], questions: [], verify: [], done: [] },
      ...{ contingencies: [], doNotTouch: [], tried: [], links: [] },
    };
    assert.deepEqual(contentOf(none, untouched(none)), none);
    assert.deepEqual(contentOf({ summary: '' }, untouched({ summary: '' })), { summary: '' });
    const said = { ...untouched({ summary: '' }), none: new Set<ListKey>(['tried']) };
    assert.deepEqual(contentOf({ summary: '' }, said), { summary: '', tried: [] });
  });

  it('drops the key of what was emptied, and keeps what has no field', () => {
    const { decisions, places, openFiles } = full;
    assert.deepEqual(contentOf(full, untouched({ summary: '' })), {
      ...{ summary: '', decisions, places, openFiles },
    });
  });

  it('keeps owner, date and place of a step whose text is changed', () => {
    const [row = []] = rowsOf(full).next.map(({ values }) => values);
    const values = withRows(full, 'next', [['other', ...row.slice(1)]]);
    assert.deepEqual(contentOf(full, values).next, [{ ...full.next?.[0], text: 'other' }]);
  });

  it('takes an owner and a date away where their fields are emptied, and no other key of the step', () => {
    const values = withRows(full, 'next', [['step', '', '']]);
    assert.deepEqual(contentOf(full, values).next, [{ id: 's1', text: 'step', place: 'p1' }]);
  });

  it('keeps a date as an instant, and what is no date as the text it is', () => {
    const local = '2026-11-24T17:00';
    const [step] =
      contentOf({ summary: '' }, withRows({ summary: '' }, 'next', [['a', 'k@example.com', local]])).next ??
      [];
    assert.deepEqual(step, {
      ...{ id: '', text: 'a', owner: 'k@example.com' },
      due: new Date(local).toISOString().replace('.000Z', 'Z'),
    });
    const odd: HandoffContent = { summary: '', next: [{ id: 's1', text: 'a', due: 'Friday' }] };
    assert.deepEqual(contentOf(odd, untouched(odd)), odd);
  });

  it('leaves the id of what is new to the one who saves it', () => {
    const values = withRows({ summary: '' }, 'questions', [['new?']]);
    assert.deepEqual(contentOf({ summary: '' }, values).questions, [{ id: '', text: 'new?' }]);
  });

  it('keeps text as it was typed, blanks included', () => {
    const values = { ...withRows({ summary: '' }, 'next', [[' b ']]), summary: ' a ' };
    const content = contentOf({ summary: '' }, values);
    assert.deepEqual([content.summary, content.next?.[0]?.text], [' a ', ' b ']);
  });

  it('gives back whatever was typed into any field', () => {
    const text = fc.string({ minLength: 1, maxLength: 12 }).filter((value) => value.trim() !== '');
    const some = <T>(entry: fc.Arbitrary<T>) =>
      fc.option(fc.array(entry, { maxLength: 3 }), { nil: undefined });
    const contents = fc
      .record({
        ...{ summary: fc.string(), outcome: fc.option(text, { nil: undefined }) },
        ...{ doNotTouch: some(text), tried: some(text), done: some(text) },
        contingencies: some(fc.record({ if: text, then: text, ask: text }, { requiredKeys: ['if', 'then'] })),
        links: some(fc.record({ url: text, title: text }, { requiredKeys: ['url'] })),
        verify: some(fc.record({ run: text, expect: text }, { requiredKeys: ['run'] })),
      })
      .map((one) => Object.fromEntries(Object.entries(one).filter(([, value]) => value !== undefined)));
    fc.assert(
      fc.property(contents, (one) => {
        const content = structuredClone(one) as unknown as HandoffContent;
        assert.deepEqual(contentOf(content, untouched(content)), content);
      }),
    );
  });
});
