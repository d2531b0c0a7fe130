import type { Handoff } from '../domain/records';
import type { ShareOutcome, Wish } from '../domain/share';
import { followed } from '../domain/wish';
import { findHandoff } from './findHandoff';
import type { Parts } from './parts';
import { settleWish, tryOnBranch } from './shareWaiting';

/**
 * *Save on Branch*: the user's word that a handoff may go on its branch now, also where that is checked out
 * here. What is in the way still is in the outcome, and the handoff waits for it to end. A note to oneself
 * stays one. `branch` is its name now. Throws `unknown-handoff`.
 */
export async function saveOnBranch(
  parts: Pick<Parts, 'repository' | 'records' | 'people' | 'clone' | 'clock'>,
  handoffId: string,
): Promise<{ readonly note: Handoff; readonly branch: string | undefined; readonly outcome: ShareOutcome }> {
  // As it was written: what was amended since is in replies, and those travel in the journal.
  const { original: note } = await findHandoff(parts, handoffId);
  const wish = await wishOf(parts, note);
  const outcome = await tryOnBranch(parts, note, { ...wish, clicked: true });
  if (wish) {
    await settleWish(parts, wish, outcome);
  }
  return { note, branch: wish?.branch, outcome };
}

/** The wish that a handoff has, or gets by this; none where it is for no branch. */
async function wishOf(
  { clone, repository }: Pick<Parts, 'clone' | 'repository'>,
  { id, branch, created }: Handoff,
): Promise<Wish | undefined> {
  const known = (await clone.wishes()).find((wish) => wish.id === id);
  const wish = known ?? (branch === undefined ? undefined : { id, branch, since: created });
  return wish && followed(wish, await repository.renames());
}
