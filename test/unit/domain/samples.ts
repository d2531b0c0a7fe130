// Records for tests: one plain note, and replies to it that fast-check makes in every shape.
import * as fc from 'fast-check';
import type { Author, Handoff, Reply, Step } from '../../../src/domain/records';

const ana: Author = { name: 'Ana Sousa', email: 'ana@example.org', kind: 'human' };
export const bo: Author = { name: 'Bo Lind', email: 'bo@example.org', kind: 'human' };

export const note: Handoff = {
  version: 1,
  id: '20261122T175403Z-asousa-k3f9a2',
  created: '2026-11-22T17:54:03Z',
  branch: 'feature/login',
  author: ana,
  summary: 'Login works, the refresh token is missing.',
  next: [
    { id: 's1', text: 'Ask for a new token once an hour' },
    { id: 's2', text: 'Remove the old client' },
  ],
  questions: [{ id: 'q1', text: 'Is one hour right?', to: 'bo@example.org' }],
};

/** The id of the reply number `n`: it says nothing about time. */
export function replyId(n: number): string {
  return `20261123T080000Z-blind-${String(n).padStart(6, '0')}`;
}

const base = { version: 1, handoff: note.id, author: bo } as const;

/** What a reply says, without id, time and causes. */
const body: fc.Arbitrary<
  | { kind: 'pickup'; readBack: string; doubts?: string[] }
  | { kind: 'step'; step: string; done: boolean }
  | { kind: 'close'; outcome: string }
  | { kind: 'reopen' }
  | { kind: 'withdraw'; reason: string; author: Author }
  | { kind: 'amend'; summary?: string; next?: readonly Step[]; removed?: string[]; author: Author }
> = fc.oneof(
  fc.record({ kind: fc.constant('pickup' as const), readBack: fc.string({ minLength: 1 }) }),
  fc.record({
    kind: fc.constant('pickup' as const),
    readBack: fc.constant('I begin with s1'),
    doubts: fc.array(fc.string(), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant('step' as const),
    step: fc.constantFrom('s1', 's2', 's9'),
    done: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('close' as const), outcome: fc.string() }),
  fc.record({ kind: fc.constant('reopen' as const) }),
  fc.record({
    kind: fc.constant('withdraw' as const),
    reason: fc.string(),
    author: fc.constantFrom(bo, note.author),
  }),
  fc.record(
    {
      kind: fc.constant('amend' as const),
      summary: fc.string({ minLength: 1 }),
      next: fc.constantFrom<readonly Step[]>(
        [],
        [{ id: 's2', text: 'Only this' }],
        [{ id: 's9', text: 'Something new' }],
      ),
      removed: fc.subarray(['next', 'questions', 'outcome', 'summary', 'id']),
      author: fc.constantFrom(bo, note.author),
    },
    { requiredKeys: ['kind', 'author'] },
  ),
);

/** Few different times, so that equal ones are common, and in no relation to what caused what. */
const created = fc.constantFrom(
  '2019-01-01T00:00:00Z',
  '2026-11-23T08:00:00Z',
  '2026-11-23T08:00:01Z',
  '2099-12-31T23:59:59Z',
);

/** Replies in causal order: each was written after some of those before it, whatever the clocks say. */
export const causedReplies: fc.Arbitrary<readonly Reply[]> = fc
  .array(fc.tuple(body, created, fc.nat(), fc.nat()), { maxLength: 8 })
  .map((rows) =>
    rows.map(([said, at, one, other], n): Reply => {
      const after = n === 0 ? [] : [...new Set([one % n, other % n])].map(replyId);
      return { ...base, ...said, id: replyId(n), created: at, after };
    }),
  );

/** Replies whose causes may be anything: each other, themselves, unknown ones. */
export const anyReplies: fc.Arbitrary<readonly Reply[]> = fc
  .array(fc.tuple(body, created, fc.array(fc.nat({ max: 9 }), { maxLength: 3 })), { maxLength: 8 })
  .map((rows) =>
    rows.map(([said, at, after], n): Reply => {
      return { ...base, ...said, id: replyId(n), created: at, after: after.map(replyId) };
    }),
  );
