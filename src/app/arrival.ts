import { isMe } from '../domain/people';
import type { HandoffView } from './handoffs';
import type { Snapshot } from './repositoryState';

/**
 * The handoff that waits for this person on the branch they are on: current, still open, somebody
 * else's, and not yet shown to them. One's own shows quietly.
 */
export function arrivalOf(snapshot: Snapshot, announced: ReadonlySet<string>): HandoffView | undefined {
  const { head } = snapshot;
  // In the middle of a rebase or bisect nobody arrives; the view shows it all the same.
  const isUnderWay = head.kind === 'detached' && head.underWay !== undefined;
  const waiting = isUnderWay ? undefined : waitingHere(snapshot);
  return waiting && !announced.has(waiting.note.id) ? waiting : undefined;
}

/** The same whether it was shown before or not: what the badge counts. */
export function waitingHere(snapshot: Snapshot): HandoffView | undefined {
  const { current, me } = snapshot;
  const mine = current && isMe(me, current.note.author.email);
  return current?.status === 'open' && !mine ? current : undefined;
}
