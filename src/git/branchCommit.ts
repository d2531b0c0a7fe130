import type { WaitReason } from '../domain/share';
import type { Addition, Aside } from './commitAside';
import { commitAside } from './commitAside';
import type { Git } from './git';
import { isGitError } from './gitError';
import { symbolicHead } from './head';
import { addEntry, removeEntry } from './indexEntry';
import { repairPath } from './mend';
import { indexLocked, operationOf } from './operation';
import { commitOf } from './refs';
import { moveRef } from './refTransaction';
import { isInSparseCheckout } from './sparse';
import { holdersOf, reasonNotToMove } from './worktrees';
import { placeFile } from './worktreeFile';

/** The parts of a repository that a commit on a branch needs. */
export interface Place {
  readonly gitDir: string;
  readonly commonDir: string;
  readonly idBytes: number;
}

export type BranchCommit =
  | { readonly kind: 'committed'; readonly commit: string }
  | { readonly kind: 'waiting'; readonly reason: WaitReason };

/** How often a branch may move under us before the note waits. */
const attempts = 5;

/**
 * Commits one file on a branch that nobody has checked out, and on no other: the ref is locked, then the
 * worktrees, operations and index locks are looked at, then it moves or stays. No check closes the window
 * to a switch that starts right then, so afterwards a worktree that now holds the branch gets the file.
 * @throws GitError where git fails; a lock that stays is named.
 */
export async function commitOnLeftBranch(
  git: Git,
  place: Place,
  branch: string,
  addition: Addition,
): Promise<BranchCommit> {
  const look = (): Promise<WaitReason | undefined> => reasonNotToMove(git, place.commonDir, branch);
  return onTip(git, branch, async (tip) => {
    const early = await look();
    if (early) {
      return { kind: 'waiting', reason: early };
    }
    const aside = await commitAside(git, place.idBytes, tip, addition);
    if (!aside) {
      return { kind: 'waiting', reason: 'path-blocked' };
    }
    const move = { ref: `refs/heads/${branch}`, from: tip, to: aside.commit };
    const late = await moveRef(git, move, look);
    if (late) {
      return { kind: 'waiting', reason: late };
    }
    for (const holder of await holdersOf(git, branch)) {
      await repairPath(git.at({ cwd: holder.path }), holder.path, aside, addition.content);
    }
    return { kind: 'committed', commit: aside.commit };
  });
}

/**
 * Commits one file on the branch that is checked out in this worktree, on the user's click. File, index,
 * ref, in this order: wherever it stops, the worst is an added file. Everything else in index and working
 * tree stays as it is. Where the user switched meanwhile, the file does not come along.
 */
export async function commitOnCheckedOutBranch(
  git: Git,
  place: Place,
  root: string,
  branch: string,
  addition: Addition,
): Promise<BranchCommit> {
  return onTip(git, branch, async (tip) => {
    const reason = await reasonToWaitHere(git, place, branch);
    if (reason) {
      return { kind: 'waiting', reason };
    }
    const aside = await commitAside(git, place.idBytes, tip, addition);
    if (!aside) {
      return { kind: 'waiting', reason: 'path-blocked' };
    }
    return addHere(git, root, { branch, tip, aside, content: addition.content });
  });
}

async function reasonToWaitHere(git: Git, place: Place, branch: string): Promise<WaitReason | undefined> {
  const [head, holders, operation, locked] = await Promise.all([
    symbolicHead(git),
    holdersOf(git, branch),
    operationOf(git, place.gitDir, place.commonDir),
    indexLocked(place.gitDir),
  ]);
  if (operation) {
    return 'operation';
  }
  if (head !== `refs/heads/${branch}` || holders.length !== 1) {
    return 'held-by-worktree';
  }
  return locked ? 'index-locked' : undefined;
}

interface Prepared {
  readonly branch: string;
  readonly tip: string;
  readonly aside: Aside;
  readonly content: Buffer;
}

async function addHere(git: Git, root: string, prepared: Prepared): Promise<BranchCommit> {
  const { aside, branch, tip, content } = prepared;
  const onDisk = await isInSparseCheckout(git, aside.path);
  const placed = onDisk ? await placeFile(root, aside.path, content) : { undo: () => Promise.resolve() };
  if (!placed) {
    return { kind: 'waiting', reason: 'path-blocked' };
  }
  const takeBack = async (): Promise<void> => {
    await removeEntry(git, aside.path);
    await placed.undo();
  };
  try {
    await addEntry(git, aside, onDisk);
  } catch (error) {
    await placed.undo();
    if (isGitError(error, 'locked')) {
      return { kind: 'waiting', reason: 'index-locked' };
    }
    throw error;
  }
  const ref = `refs/heads/${branch}`;
  try {
    const switched = await moveRef(git, { ref, from: tip, to: aside.commit }, async () =>
      (await symbolicHead(git)) === ref ? undefined : ('held-by-worktree' as const),
    );
    if (switched) {
      await takeBack();
      return { kind: 'waiting', reason: switched };
    }
  } catch (error) {
    await takeBack();
    throw error;
  }
  if ((await symbolicHead(git)) !== ref) {
    await takeBack();
  }
  return { kind: 'committed', commit: aside.commit };
}

/** Works on a branch's tip, and again on the new one where it moved meanwhile. */
async function onTip(
  git: Git,
  branch: string,
  work: (tip: string) => Promise<BranchCommit>,
): Promise<BranchCommit> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const tip = await commitOf(git, `refs/heads/${branch}`);
    if (tip === undefined) {
      return { kind: 'waiting', reason: 'branch-missing' };
    }
    try {
      return await work(tip);
    } catch (error) {
      if (!isGitError(error, 'lost-race')) {
        throw error;
      }
    }
  }
  return { kind: 'waiting', reason: 'branch-moved' };
}
