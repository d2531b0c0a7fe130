import assert from 'node:assert/strict';
import fc from 'fast-check';
import { essentials } from '../../../../src/domain/gaps/essentials';
import { fillIn, sayNone } from '../../../../src/domain/gaps/fill';
import { findGaps, isRequiredOpen } from '../../../../src/domain/gaps/gaps';
import type { Gap, GapFacts } from '../../../../src/domain/gaps/gap';
import { ruleIds } from '../../../../src/domain/gaps/ruleIds';
import type { HandoffContent } from '../../../../src/domain/records';
import { isListSection } from '../../../../src/domain/sections';
import { calm, complete, delivered } from './samples';

const open = (content: HandoffContent, facts: GapFacts): readonly Gap[] =>
  findGaps(content, facts).filter(({ status }) => status === 'open');
const ids = (gaps: readonly Gap[]): readonly string[] => gaps.map(({ id }) => id);

const nothingSaid: HandoffContent = { summary: '' };
const all = { ...delivered, unpushed: 2, changed: ['a.ts'], untracked: ['b.ts'], stashes: 1 };

/** Some of the sections of the complete handoff, and nothing else. */
const partial = fc.subarray(Object.keys(complete)).map((keys) => ({
  summary: '',
  ...Object.fromEntries(Object.entries(complete).filter(([key]) => keys.includes(key))),
})) as fc.Arbitrary<HandoffContent>;

const text = fc.oneof(
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.constantFrom('fix', 'see slack', 'https://x.example', '2026-11-30 17:00', '`', '```', 'tried', '?'),
);
const anything: fc.Arbitrary<HandoffContent> = fc.record(
  {
    summary: text,
    to: fc.array(text),
    state: fc.constantFrom('on-track', 'watch', 'blocked', 'urgent'),
    stateReason: text,
    outcome: text,
    tried: fc.array(text),
    doNotTouch: fc.array(text),
    verify: fc.array(fc.record({ run: text, expect: text })),
    next: fc.array(fc.record({ id: text, text, owner: text, due: text })),
    questions: fc.array(fc.record({ id: text, text, to: text, due: text })),
    contingencies: fc.array(fc.record({ if: text, then: text })),
    places: fc.array(fc.record({ id: text, path: text })),
    decisions: fc.array(text),
    links: fc.array(fc.record({ url: text, title: text })),
  },
  { requiredKeys: ['summary'] },
);

describe('the gaps of a handoff', () => {
  it('are told in one order: what they will not receive, what everybody asks, advice', () => {
    const gaps = findGaps({ ...nothingSaid, state: 'watch' }, { ...calm, code: all });
    assert.deepEqual(
      ids(gaps).map((id) => id.split(':')[0]),
      [
        'unpushed',
        'uncommitted',
        'untracked',
        'stashed',
        'no-summary',
        'no-outcome',
        'no-next-step',
        'no-verification',
        'no-limits',
        'state-without-reason',
      ],
    );
  });

  it('keep the essential questions in sight once they are answered', () => {
    const gaps = findGaps(complete, calm);
    assert.deepEqual(
      gaps.map(({ rule, status }) => [rule, status]),
      essentials.map(({ id }) => [id, 'answered']),
    );
  });

  it('close one by one as the questions are answered, and no answer opens another', () => {
    fc.assert(
      fc.property(partial, fc.constantFrom(...essentials), (content, { id, section }) => {
        const before = new Set(ids(open(content, calm)));
        const after = ids(open({ ...content, [section]: complete[section] }, calm));
        assert.ok(!after.includes(id));
        assert.deepEqual(
          after.filter((one) => !before.has(one)),
          [],
        );
      }),
    );
  });

  it('close by "none, on purpose" where that is an answer', () => {
    for (const { id, section } of essentials.filter((essential) => isListSection(essential.section))) {
      const [gap] = open(nothingSaid, calm).filter((one) => one.rule === id);
      assert.equal(gap?.none, section);
      assert.ok(isListSection(section));
      assert.ok(!ids(open(sayNone(nothingSaid, section), calm)).includes(id));
    }
  });

  it('close by what is filled in, and it opens none', () => {
    const content: HandoffContent = {
      ...complete,
      next: [{ id: 's1', text: 'Move the lock', due: '2026-11-30 17:00', owner: 'kenji@example.org' }],
    };
    const gaps = open(content, calm);
    assert.deepEqual(
      gaps.map(({ rule }) => rule),
      ['asked-not-addressed', 'due-without-zone'],
    );
    let filled = content;
    for (const { fix } of gaps) if (fix?.kind === 'fill-in') filled = fillIn(filled, fix.fill);
    assert.deepEqual(filled.next?.[0]?.due, '2026-11-30 17:00 Europe/Lisbon');
    assert.deepEqual(filled.to, ['bo@example.org', 'kenji@example.org']);
    assert.deepEqual(open(filled, calm), []);
  });

  it('fill into rows that are there, and into no others', () => {
    const fill = { field: 'next', row: 7, key: 'due', value: 'x' } as const;
    assert.deepEqual(fillIn(complete, fill), complete);
    assert.deepEqual(fillIn(nothingSaid, fill), nothingSaid);
    assert.deepEqual(fillIn({ summary: '', to: ['Bo@x'] }, { field: 'to', add: ['bo@x', 'al@x'] }).to, [
      'Bo@x',
      'al@x',
    ]);
  });

  it('stay away while they are set aside, as long as they are about the same', () => {
    const facts = { ...calm, code: { ...delivered, untracked: ['b.ts'] } };
    const [gap] = open(complete, facts);
    assert.equal(gap?.rule, 'untracked');
    const dismissed = new Set([gap.id]);
    assert.deepEqual(open(complete, { ...facts, dismissed }), []);
    assert.deepEqual(
      findGaps(complete, { ...facts, dismissed }).find(({ rule }) => rule === 'untracked')?.status,
      'dismissed',
    );
    const more = { ...facts, dismissed, code: { ...delivered, untracked: ['b.ts', 'c.ts'] } };
    assert.deepEqual(
      open(complete, more).map(({ rule }) => rule),
      ['untracked'],
    );
  });

  it('cannot be set aside where they are required', () => {
    const dismissed = new Set(['no-summary', 'no-outcome', 'no-next-step']);
    const team = { ...calm.team, required: ['outcome'] as const };
    const rest = open(nothingSaid, { ...calm, dismissed, team }).filter(isRequiredOpen);
    assert.deepEqual(
      rest.map(({ rule, byTeam }) => [rule, byTeam]),
      [
        ['no-summary', false],
        ['no-outcome', true],
      ],
    );
  });

  it('are required by the team in any section, with "none" for an answer of lists', () => {
    const team = { ...calm.team, required: ['decisions', 'background', 'decisions'] as const };
    const gaps = open(complete, { ...calm, team });
    assert.deepEqual(
      gaps.map(({ rule, detail, none }) => [rule, detail.name, none]),
      [
        ['team-section', 'decisions', 'decisions'],
        ['team-section', 'background', undefined],
      ],
    );
    assert.ok(gaps.every(isRequiredOpen));
    assert.deepEqual(
      open({ ...complete, decisions: [], background: 'Tokens expire.' }, { ...calm, team }),
      [],
    );
  });

  it('are not looked for where the team has switched them off, but for what is required', () => {
    const team = { ...calm.team, off: ruleIds, required: ['next'] as const };
    const gaps = findGaps({ ...nothingSaid, state: 'watch' }, { ...calm, code: all, team });
    assert.deepEqual(ids(gaps), ['no-summary', 'no-next-step']);
  });

  it('stay open while a text is only what the team prepared', () => {
    const content = { summary: 'Impact:\n\nSince:\n', next: [{ id: '', text: 'Tell support' }] };
    const team = { ...calm.team, templates: [{ branches: ['feature/*'], content }] };
    const stays = (summary: string, branch = 'feature/login'): boolean =>
      ids(open({ ...content, summary }, { ...calm, branch, team })).includes('no-summary');
    assert.ok(stays('Impact:\n\nSince:'));
    assert.ok(!stays('Impact: none\n\nSince: today'));
    assert.ok(!stays('Impact:\n\nSince:', 'other'));
    assert.ok(!ids(open(content, { ...calm, team })).includes('no-next-step'), 'a step is a step');
  });

  it('are few, however much of one thing there is', () => {
    const next = Array.from({ length: 100 }, (_, row) => ({
      id: '',
      text: 'fix',
      due: `day ${String(row)}`,
    }));
    const gaps = open({ ...complete, next }, calm);
    assert.equal(gaps.filter(({ rule }) => rule === 'vague-step').length, 1);
    assert.equal(gaps.filter(({ rule }) => rule === 'due-unclear').length, 5);
  });

  it('have an id each, by which they are told apart, whatever was typed', () => {
    fc.assert(
      fc.property(anything, (content) => {
        const found = ids(findGaps(content, { ...calm, code: all }));
        assert.equal(new Set(found).size, found.length);
        assert.deepEqual(ids(findGaps(content, { ...calm, code: all })), found);
      }),
    );
  });

  it('all go where each is set aside or required, whatever was typed', () => {
    fc.assert(
      fc.property(anything, (content) => {
        const facts = { ...calm, code: all };
        const dismissed = new Set(ids(open(content, facts)));
        assert.ok(open(content, { ...facts, dismissed }).every(({ required }) => required));
      }),
    );
  });

  it('are found in the longest draft without a wait', () => {
    const long = 'tried and see the the the '.repeat(40_000);
    assert.ok(findGaps({ ...complete, background: long }, calm).length > 0);
    assert.ok(findGaps({ ...complete, background: '`'.repeat(1_000_000) }, calm).length > 0);
  });
});
