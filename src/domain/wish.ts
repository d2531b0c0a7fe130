import { nameNow, type Rename } from './rename';
import type { Waiting, WhyNotYet, Wish } from './share';

/** How long a wish outlives its branch, in milliseconds: a branch comes back from a reflog or a remote. */
const goneMs = 30 * 24 * 60 * 60_000;

/**
 * A wish under the name that its branch has now; the same object where that is the one it had.
 * @param renames of the branches there are now, oldest first: one that is not told of changes nothing.
 */
export function followed(wish: Wish, renames: readonly Rename[]): Wish {
  const { was = wish.branch, ...rest } = wish;
  const begin = Math.floor(Date.parse(wish.since) / 1000) * 1000;
  const isTold = renames.some(({ from, at }) => from === was && Date.parse(at) >= begin);
  // What was followed before stays so where a reflog has forgotten it.
  const branch = nameNow(isTold ? was : wish.branch, wish.since, renames);
  return branch === wish.branch ? wish : { ...rest, branch, ...(branch === was ? {} : { was }) };
}

/** A wish with what keeps it, as of now; the same object where that is nothing new, undefined once it is over. */
export function waitingFor(wish: Wish, why: WhyNotYet, now: Date): Wish | undefined {
  const { why: before, gone: goneBefore, ...rest } = wish;
  const gone = why.reason === 'branch-missing' ? (goneBefore ?? now.toISOString()) : undefined;
  if (gone !== undefined && now.getTime() - Date.parse(gone) > goneMs) {
    return undefined;
  }
  return before && gone === goneBefore && sameWhy(before, why)
    ? wish
    : { ...rest, why, ...(gone === undefined ? {} : { gone }) };
}

/** True while a look can end the waiting: where the branch is not here, only something else can. */
export function isToBeWatched({ why }: Wish): boolean {
  return why?.reason !== 'branch-missing' && why?.reason !== 'branch-other';
}

/** Only what there is to say of what is in the way. */
export function whyOf({ reason, worktree, operation, lock }: Waiting): Waiting {
  return {
    reason,
    ...(worktree === undefined ? {} : { worktree }),
    ...(operation === undefined ? {} : { operation }),
    ...(lock === undefined ? {} : { lock }),
  };
}

function sameWhy(one: WhyNotYet, other: WhyNotYet): boolean {
  const keys = ['reason', 'worktree', 'operation', 'lock', 'detail'] as const;
  const [a, b]: readonly Readonly<Record<string, unknown>>[] = [{ ...one }, { ...other }];
  return keys.every((key) => a?.[key] === b?.[key]);
}
