import { amend, type Amended } from './amend';
import { compareText } from './order';
import { foldEmail } from './addresses';
import type { AmendReply, Author, Handoff, Question, Reply, Step, WithdrawReply } from './records';

/** Derived, never stored. `landed` is added by whoever knows the branches. */
export type Status = 'open' | 'picked-up' | 'closed';

export interface StepState extends Step {
  readonly done: boolean;
  /** Who ticked it last and when; absent while nobody has. */
  readonly changedBy?: Author;
  readonly changedAt?: string;
}

export interface QuestionState extends Question {
  /** Who asked: the handoff's author, or whoever doubted at pick-up. */
  readonly askedBy: Author;
}

export interface PickedUp {
  readonly by: Author;
  readonly at: string;
  readonly readBack: string;
  readonly first?: string;
}

/** Who withdrew a handoff, when and why. */
export interface Withdrawn {
  readonly by: Author;
  readonly at: string;
  readonly reason?: string;
}

/** What a handoff is now: the note as written, and what its replies make of it. */
export interface FoldedHandoff {
  /** As its author says it now: what was written, with what they amended since. */
  readonly note: Handoff;
  /** The record as it was written. The only one that may be written anywhere. */
  readonly original: Handoff;
  /** There where its author amended it. */
  readonly amended?: Amended;
  readonly status: Status;
  readonly pickedUp?: PickedUp;
  readonly closed?: { readonly by: Author; readonly at: string; readonly outcome?: string };
  /** There where its author withdrew it: then it is shown nowhere. */
  readonly withdrawn?: Withdrawn;
  readonly steps: readonly StepState[];
  readonly questions: readonly QuestionState[];
  /** Every reply that belongs to the note, once, in causal order. */
  readonly replies: readonly Reply[];
}

/**
 * Folds a note and the replies to it into what the handoff is now. Replies to other handoffs are
 * ignored, duplicates count once, and the result is the same for any order of `replies`.
 * Amendments come first, whatever was replied in between: the rest is said about the note as it is now.
 * @param isAuthors whether the note's author wrote a withdrawal or an amendment: nobody hides or changes what
 * somebody else wrote. An
 * equal address says so in every clone; what this adds to that, from the reader's own view of who is whom, is
 * hidden from this reader alone, and for as long as they see it so.
 */
export function fold(
  original: Handoff,
  replies: readonly Reply[],
  isAuthors: (reply: WithdrawReply | AmendReply) => boolean = () => false,
): FoldedHandoff {
  const ordered = causalOrder(replies.filter((reply) => reply.handoff === original.id));
  const counted = ordered.filter(
    (reply) =>
      (reply.kind !== 'withdraw' && reply.kind !== 'amend') ||
      foldEmail(reply.author.email) === foldEmail(original.author.email) ||
      isAuthors(reply),
  );
  const amended = amend(
    original,
    counted.filter((reply) => reply.kind === 'amend'),
  );
  const { note } = amended ?? { note: original };
  const state: Folding = {
    status: 'open',
    steps: new Map((note.next ?? []).map((step) => [step.id, { ...step, done: false }])),
    questions: (note.questions ?? []).map((question) => ({ ...question, askedBy: note.author })),
  };
  for (const reply of counted) {
    apply(state, reply);
  }
  return {
    note,
    original,
    ...(amended ? { amended: amended.amended } : {}),
    ...state,
    steps: [...state.steps.values()],
    replies: ordered,
  };
}

interface Folding {
  status: Status;
  pickedUp?: PickedUp;
  closed?: { by: Author; at: string; outcome?: string };
  withdrawn?: Withdrawn;
  readonly steps: Map<string, StepState>;
  readonly questions: QuestionState[];
}

function apply(state: Folding, reply: Reply): void {
  switch (reply.kind) {
    case 'pickup':
      state.pickedUp = {
        by: reply.author,
        at: reply.created,
        readBack: reply.readBack,
        ...(reply.first === undefined ? {} : { first: reply.first }),
      };
      if (state.status === 'open') {
        state.status = 'picked-up';
      }
      (reply.doubts ?? []).forEach((text, index) =>
        state.questions.push({ id: `${reply.id}-doubt-${String(index + 1)}`, text, askedBy: reply.author }),
      );
      return;
    case 'step': {
      const step = state.steps.get(reply.step);
      if (step) {
        state.steps.set(step.id, {
          ...step,
          done: reply.done,
          changedBy: reply.author,
          changedAt: reply.created,
        });
      }
      return;
    }
    case 'close':
      state.status = 'closed';
      state.closed = {
        by: reply.author,
        at: reply.created,
        ...(reply.outcome === undefined ? {} : { outcome: reply.outcome }),
      };
      return;
    case 'reopen':
      state.status = state.pickedUp ? 'picked-up' : 'open';
      delete state.closed;
      return;
    case 'amend':
      // It is in the note already.
      return;
    case 'withdraw':
      state.withdrawn ??= {
        by: reply.author,
        at: reply.created,
        ...(reply.reason === undefined ? {} : { reason: reply.reason }),
      };
      return;
  }
}

/**
 * Replies in an order that respects `after` (cause before effect), with ties broken by (time, id), so
 * that wrong clocks cannot undo what somebody did on purpose. A cycle, which only a forged record can
 * make, falls back on (time, id).
 */
export function causalOrder(replies: readonly Reply[]): readonly Reply[] {
  const byId = new Map([...replies].sort(byTimeThenId).map((reply) => [reply.id, reply]));
  const waitingFor = new Map<string, number>();
  const followers = new Map<string, Reply[]>();
  for (const reply of byId.values()) {
    const causes = [...new Set(reply.after)].filter((id) => id !== reply.id && byId.has(id));
    waitingFor.set(reply.id, causes.length);
    for (const cause of causes) {
      followers.set(cause, [...(followers.get(cause) ?? []), reply]);
    }
  }
  const ordered: Reply[] = [];
  const remaining = new Map(byId);
  while (remaining.size > 0) {
    const next = firstReady(remaining, waitingFor);
    if (!next) {
      break;
    }
    remaining.delete(next.id);
    ordered.push(next);
    for (const follower of followers.get(next.id) ?? []) {
      waitingFor.set(follower.id, (waitingFor.get(follower.id) ?? 0) - 1);
    }
  }
  return ordered;
}

/** The first reply that waits for no other, else (a cycle) the first one. Mostly the very first is ready. */
function firstReady(
  remaining: ReadonlyMap<string, Reply>,
  waitingFor: ReadonlyMap<string, number>,
): Reply | undefined {
  let first: Reply | undefined;
  for (const reply of remaining.values()) {
    if ((waitingFor.get(reply.id) ?? 0) <= 0) {
      return reply;
    }
    first ??= reply;
  }
  return first;
}

function byTimeThenId(a: Reply, b: Reply): number {
  return compareText(a.created, b.created) || compareText(a.id, b.id);
}
