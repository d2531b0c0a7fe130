import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Waiting } from '../domain/share';
import type { BranchCommit, Place } from './branchTip';
import { onTip, whereNoCommit } from './branchTip';
import type { Addition, Aside, AsideFile } from './commitAside';
import { commitAside } from './commitAside';
import type { Git } from './git';
import { isGitError } from './gitError';
import { symbolicHead } from './head';
import { addEntries } from './indexEntry';
import { takeAwayPath } from './mend';
import { indexLock, operationOf } from './operation';
import { moveRef } from './refTransaction';
import { withRetry } from './retry';
import { isInSparseCheckout } from './sparse';
import { holdersOf } from './worktrees';
import type { PlacedFile } from './worktreeFile';
import { placeFile } from './worktreeFile';

/** How long we watch a command of the user's that was at work in the index beside us. */
const watchMs = 2000;
/** A switch writes HEAD this long after it has let go of the index, at most. */
const afterIndexMs = 100;

/**
 * Commits a note on the branch that is checked out in this worktree, on the user's click. Files, index,
 * ref, in this order: wherever it stops, the worst are added files. Everything else in index and working
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
      moved: addition.moved,
    });
  });
}

/** What keeps the branch that is checked out in this worktree from being moved now. @throws GitError */
export async function reasonToWait(
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
  readonly moved: Addition['moved'];
}

async function addHere(git: Git, place: Place, root: string, prepared: Prepared): Promise<BranchCommit> {
  const { aside, ref, tip } = prepared;
  const onDisk = await onDiskOf(git, aside.files);
  const undo = await placeAll(root, onDisk);
  if (!undo) {
    return { kind: 'waiting', reason: 'path-blocked' };
  }
  try {
    await addEntries(git, aside.files, (file) => onDisk.includes(file));
  } catch (error) {
    await undo();
    if (isGitError(error, 'locked')) {
      return { kind: 'waiting', reason: 'index-locked' };
    }
    throw error;
  }
  const index = await stampOfIndex(place);
  const takeBack = async (): Promise<void> => {
    for (const file of aside.files) {
      await withRetry(
        () => takeAwayPath(git, root, file),
        () => Promise.resolve(undefined),
      );
    }
  };
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
  await prepared.moved?.(aside, Date.now());
  await untilUserIsDone(place, index);
  if ((await symbolicHead(git)) !== ref) {
    await takeBack();
  }
  return { kind: 'committed', commit: aside.commit };
}

/** Those that a sparse checkout has on the disk. */
async function onDiskOf(git: Git, files: readonly AsideFile[]): Promise<readonly AsideFile[]> {
  const wanted = await Promise.all(files.map((file) => isInSparseCheckout(git, file.path)));
  return files.filter((_file, index) => wanted[index]);
}

/** Writes all files or none; what it gives takes them out again. Undefined where something is in the way. */
async function placeAll(
  root: string,
  files: readonly AsideFile[],
): Promise<(() => Promise<void>) | undefined> {
  const placed: PlacedFile[] = [];
  const undo = async (): Promise<void> => {
    for (const file of placed.reverse()) {
      await file.undo();
    }
  };
  try {
    for (const { path, content } of files) {
      const one = await placeFile(root, path, content);
      if (!one) {
        await undo();
        return undefined;
      }
      placed.push(one);
    }
    return undo;
  } catch (error) {
    await undo();
    throw error;
  }
}

/**
 * Lets a command of the user's end that took the index after us: a switch decides what comes along when
 * it reads the index, and moves HEAD only after it has written it.
 */
export async function untilUserIsDone(place: Place, indexBefore: string): Promise<void> {
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
export async function stampOfIndex(place: Place): Promise<string> {
  const { ino, mtimeMs, size } = await stat(join(place.gitDir, 'index'));
  return [ino, mtimeMs, size].join(' ');
}
