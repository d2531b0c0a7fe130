import { mayActAs } from '../domain/people';
import type { LeftPlace, Purged } from '../domain/purged';
import { ProblemError } from '../domain/problem';
import { foldAll, type HandoffView } from './handoffs';
import type { Parts } from './parts';
import { foldSeen } from './seen';
import { leftOnRemotes } from './stillOnRemotes';
import { isWrittenHere, keepWithdrawal } from './withdraw';

type PurgeParts = Pick<Parts, 'repository' | 'records' | 'people' | 'clone' | 'clock'>;

/** A handoff that can be purged: any, withdrawn ones too. Throws `unknown-handoff`. */
export async function findToPurge(
  parts: Pick<Parts, 'records' | 'people'>,
  id: string,
): Promise<HandoffView> {
  const found = (await foldSeen(await parts.records.read(), parts.people)).find(({ note }) => note.id === id);
  if (!found) {
    throw new ProblemError({ kind: 'unknown-handoff', id });
  }
  return found;
}

/**
 * For a leak: takes a handoff, and my replies to it, out of everything that is this clone's own, and tells
 * what else has it. Of somebody else's handoff only my replies go. Branches and working tree are the
 * user's, so they stay. Throws `unknown-handoff`.
 */
export async function purge(parts: PurgeParts, id: string): Promise<Purged> {
  const before = await findToPurge(parts, id);
  const wroteItHere = await isWrittenHere(parts.people, before);
  await parts.clone.removeWish(id);
  const hadOwn = await parts.records.purge(id);
  const left = await leftPlaces(parts, id);
  const after = foldAll(await parts.records.read()).find(({ note }) => note.id === id);
  const me = await parts.people.me();
  if (after && !after.withdrawn && me && mayActAs(me, after.note.author.email, wroteItHere)) {
    // The withdrawal was in the journal too: what it said is still so.
    await keepWithdrawal(parts, me, after, { reason: before.withdrawn?.reason, notSecret: 'all' });
  }
  return {
    id,
    hadOwn,
    left,
    isHidden: after !== undefined && (await findToPurge(parts, id)).withdrawn !== undefined,
  };
}

/** Every place that has a handoff or a reply to it, once. */
async function placesOf({ records }: Pick<Parts, 'records'>, id: string): Promise<readonly string[]> {
  const { handoffs, replies } = await records.read();
  const where = [
    ...handoffs.filter(({ record }) => record.id === id),
    ...replies.filter(({ record }) => record.handoff === id),
  ].flatMap((found) => found.where);
  return [...new Set(where)];
}

async function leftPlaces({ records, repository }: PurgeParts, id: string): Promise<readonly LeftPlace[]> {
  const [places, base, replacements] = await Promise.all([
    placesOf({ records }, id),
    repository.defaultBranch(),
    records.replacements(),
  ]);
  return places.flatMap((place): readonly LeftPlace[] => {
    if (place === 'worktree') {
      return [{ kind: 'worktree' }];
    }
    if (place.startsWith('refs/heads/')) {
      const branch = place.slice('refs/heads/'.length);
      return [{ kind: 'branch', branch, ...(base === undefined || base === branch ? {} : { base }) }];
    }
    return leftOnRemotes([place], replacements);
  });
}
