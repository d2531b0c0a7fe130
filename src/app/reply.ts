import { ProblemError } from '../domain/problem';
import type { CloseReply, PickUpReply, Reply, ReopenReply, StepReply } from '../domain/records';
import type { NotSecret } from '../domain/secrets/finding';
import { findHandoff } from './findHandoff';
import { isPrivate, type HandoffView } from './handoffs';
import { keepRecord } from './keep';
import { replyStamp, whoAmI, type AuthorKind } from './newRecord';
import type { Parts } from './parts';

type ReplyParts = Pick<Parts, 'records' | 'people' | 'clock'>;

/** Which handoff is replied to, and by whom: a person unless said otherwise. */
export interface ReplyTo {
  readonly id: string;
  readonly as?: AuthorKind;
  /** What the user has called no secret. */
  readonly notSecret?: NotSecret;
}

type Stamp = ReturnType<typeof replyStamp>;

/**
 * Picks a handoff up. The read-back is what closes the loop, so it cannot be empty. Throws
 * `already-closed`: nothing waits in a closed one, and it can be reopened.
 */
export async function pickUp(
  parts: ReplyParts,
  to: ReplyTo,
  said: { readonly readBack: string; readonly first?: string; readonly doubts?: readonly string[] },
): Promise<PickUpReply> {
  const readBack = said.readBack.trim();
  if (readBack === '') {
    throw new ProblemError({ kind: 'read-back-missing' });
  }
  return reply(parts, to, (stamp, handoff) => {
    refuseClosed(handoff);
    return { ...stamp, kind: 'pickup', ...said, readBack };
  });
}

/** Ticks a step, or takes the tick back. Throws `unknown-step`. */
export function tickStep(parts: ReplyParts, to: ReplyTo, step: string, done: boolean): Promise<StepReply> {
  return reply(parts, to, (stamp, handoff) => {
    if (!handoff.steps.some((known) => known.id === step)) {
      const known = handoff.steps.map(({ id }) => id);
      throw new ProblemError({ kind: 'unknown-step', step, known });
    }
    return { ...stamp, kind: 'step', step, done };
  });
}

/** Closes a handoff: nothing in it waits for anybody any more. Throws `already-closed`. */
export function closeHandoff(parts: ReplyParts, to: ReplyTo, outcome?: string): Promise<CloseReply> {
  return reply(parts, to, (stamp, handoff) => {
    refuseClosed(handoff);
    return { ...stamp, kind: 'close', ...(outcome ? { outcome } : {}) };
  });
}

/** Takes a close back. Throws `not-closed`. */
export function reopenHandoff(parts: ReplyParts, to: ReplyTo, reason?: string): Promise<ReopenReply> {
  return reply(parts, to, (stamp, handoff) => {
    if (handoff.status !== 'closed') {
      throw new ProblemError({ kind: 'not-closed' });
    }
    return { ...stamp, kind: 'reopen', ...(reason ? { reason } : {}) };
  });
}

function refuseClosed(handoff: HandoffView): void {
  if (handoff.status === 'closed') {
    throw new ProblemError({ kind: 'already-closed' });
  }
}

/**
 * Makes a reply on what the handoff is now and keeps it in the journal. Replies never go on a branch
 * (no CI run, no dismissed review for a ticked step), and those to a private note stay private.
 */
async function reply<R extends Reply>(
  parts: ReplyParts,
  to: ReplyTo,
  make: (stamp: Stamp, handoff: HandoffView) => R,
): Promise<R> {
  const [me, handoff] = await Promise.all([whoAmI(parts.people), findHandoff(parts, to.id)]);
  const record = make(replyStamp(parts.clock, me, to.as ?? 'human', handoff), handoff);
  const share = isPrivate(handoff) ? 'local' : 'ref';
  await keepRecord(parts, record, { share, notSecret: to.notSecret });
  return record;
}
