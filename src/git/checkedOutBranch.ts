import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Waiting } from '../domain/share';
import type { BranchCommit, Place } from './branchTip';
import { onTip, whereNoCommit } from './branchTip';
import type { Addition, Aside } from './commitAside';
import { commitAside } from './commitAside';
import type { Git } from './git';
import { isGitError } from './gitError';
import { symbolicHead } from './head';
import { addEntry } from './indexEntry';
import { takeAwayPath } from './mend';
import { indexLock, operationOf } from './operation';
import { moveRef } from './refTransaction';
import { withRetry } from './retry';
import { isInSparseCheckout } from './sparse';
import { holdersOf } from './worktrees';
import { placeFile } from './worktreeFile';

/** How long we watch a command of the user's that was at work in the index beside us. */
const watchMs = 2000;
/** A switch writes HEAD this long after it has let go of the index, at most. */
const afterIndexMs = 100;

/**
 * Commits one file on the branch that is checked out in this worktree, on the user's click. File, index,
 * ref, in this order: wherever it stops, the worst is an added file. Everything else in index and working
 * tree stays as it is. Where the user switched meanwhile, the file does not come along.
 * @throws GitError where git fails.
 */
export async function commitOnCheckedOutBranch(
  git: Git,
  place: Place,
  root: string,
  branch: string,
  addition: Addition,
): Promise<BranchCommit> {
  return onTip(git, branch, async (tip) => {
    const waiting = await reasonToWait(git, place, root, branch);
    if (waiting) {
      return { kind: 'waiting', ...waiting };
    }
    const aside = await commitAside(git, place.idBytes, tip, addition);
    if (typeof aside === 'string') {
      return whereNoCommit(aside, tip);
    }
    return addHere(git, place, root, {
      ref: `refs/heads/${branch}`,
      tip,
      aside,
      content: addition.content,
    });
  });
}

async function reasonToWait(
  git: Git,
  place: Place,
  root: string,
  branch: string,
): Promise<Waiting | undefined> {
  const [head, holders, operation, lock] = await Promise.all([
    symbolicHead(git),
    holdersOf(git, branch),
    operationOf(git, place.gitDir, place.commonDir),
    indexLock(place.gitDir),
  ]);
  if (operation) {
    return { reason: 'operation', operation };
  }
  if (head !== `refs/heads/${branch}` || holders.length !== 1) {
    const other = holders.find(({ path }) => path !== root);
    return { reason: 'held-by-worktree', ...(other ? { worktree: other.path } : {}) };
  }
  return lock === undefined ? undefined : { reason: 'index-locked', lock };
}

interface Prepared {
  readonly ref: string;
  readonly tip: string;
  readonly aside: Aside;
  readonly content: Buffer;
}

async function addHere(git: Git, place: Place, root: string, prepared: Prepared): Promise<BranchCommit> {
  const { aside, ref, tip, content } = prepared;
  const onDisk = await isInSparseCheckout(git, aside.path);
  const placed = onDisk ? await placeFile(root, aside.path, content) : { undo: () => Promise.resolve() };
  if (!placed) {
    return { kind: 'waiting', reason: 'path-blocked' };
  }
  try {
    await addEntry(git, aside, onDisk);
  } catch (error) {
    await placed.undo();
    if (isGitError(error, 'locked')) {
      return { kind: 'waiting', reason: 'index-locked' };
    }
    throw error;
  }
  const index = await stampOfIndex(place);
  const takeBack = (): Promise<boolean> =>
    withRetry(
      () => takeAwayPath(git, root, aside, content),
      () => Promise.resolve(undefined),
    );
  try {
    const move = { ref, from: tip, to: aside.commit };
    const switched = await moveRef(git, move, async () =>
      (await symbolicHead(git)) === ref ? undefined : true,
    );
    if (switched) {
      await takeBack();
      return { kind: 'waiting', reason: 'held-by-worktree' };
    }
  } catch (error) {
    await takeBack();
    throw error;
  }
  await untilUserIsDone(place, index);
  if ((await symbolicHead(git)) !== ref) {
    await takeBack();
  }
  return { kind: 'committed', commit: aside.commit };
}

/**
 * Lets a command of the user's end that took the index after us: a switch decides what comes along when
 * it reads the index, and moves HEAD only after it has written it.
 */
async function untilUserIsDone(place: Place, indexBefore: string): Promise<void> {
  const end = Date.now() + watchMs;
  let busy = false;
  while ((await indexLock(place.gitDir)) !== undefined && Date.now() < end) {
    busy = true;
    await sleep(10);
  }
  if (busy || (await stampOfIndex(place)) !== indexBefore) {
    await sleep(afterIndexMs);
  }
}

/** Changes whenever anybody writes the index: git replaces the file. */
async function stampOfIndex(place: Place): Promise<string> {
  const { ino, mtimeMs, size } = await stat(join(place.gitDir, 'index'));
  return [ino, mtimeMs, size].join(' ');
}
