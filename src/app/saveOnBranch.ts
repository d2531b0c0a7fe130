import type { Handoff } from '../domain/records';
import type { ShareOutcome } from '../domain/share';
import { findHandoff } from './findHandoff';
import type { Parts } from './parts';
import { settleWish, tryOnBranch } from './shareWaiting';

/**
 * *Save on Branch*: the user's word that a handoff may go on its branch now, also where that is checked out
 * here. What is in the way still is in the outcome, and the handoff waits for it to end. A note to oneself
 * stays one. Throws `unknown-handoff`.
 */
export async function saveOnBranch(
  parts: Pick<Parts, 'records' | 'people' | 'clone' | 'clock'>,
  handoffId: string,
): Promise<{ readonly note: Handoff; readonly outcome: ShareOutcome }> {
  // As it was written: what was amended since is in replies, and those travel in the journal.
  const { original: note } = await findHandoff(parts, handoffId);
  const { id, branch } = note;
  const known = (await parts.clone.wishes()).find((wish) => wish.id === id);
  const outcome = await tryOnBranch(parts, note, true, known?.attributes);
  if (branch !== undefined) {
    await settleWish(parts, known ?? { id, branch, since: parts.clock.now().toISOString() }, outcome);
  }
  return { note, outcome };
}
