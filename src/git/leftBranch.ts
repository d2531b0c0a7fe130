import type { Waiting } from '../domain/share';
import type { BranchCommit, Place } from './branchTip';
import { onTip, whereNoCommit } from './branchTip';
import type { Addition, Aside } from './commitAside';
import { commitAside } from './commitAside';
import type { Git } from './git';
import { isGitError } from './gitError';
import { repairPath } from './mend';
import { withRetry } from './retry';
import { moveRef } from './refTransaction';
import { holdersOf, reasonNotToMove } from './worktrees';

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
  const look = (): Promise<Waiting | undefined> => reasonNotToMove(git, place.commonDir, branch);
  return onTip(git, branch, async (tip) => {
    const early = await look();
    if (early) {
      return { kind: 'waiting', ...early };
    }
    const aside = await commitAside(git, place.idBytes, tip, addition);
    if (typeof aside === 'string') {
      return whereNoCommit(aside, tip);
    }
    const move = { ref: `refs/heads/${branch}`, from: tip, to: aside.commit };
    const late = await moveRef(git, move, look);
    if (late) {
      return { kind: 'waiting', ...late };
    }
    await addition.moved?.(aside, Date.now());
    for (const holder of await holdersOf(git, branch)) {
      await repairBeside(git.at({ cwd: holder.path }), holder.path, aside);
    }
    return { kind: 'committed', commit: aside.commit };
  });
}

/** Waits a little for the switch that holds the index; where that takes longer, its arrival mends. */
async function repairBeside(git: Git, root: string, { files }: Aside): Promise<void> {
  try {
    for (const file of files) {
      await withRetry(
        () => repairPath(git, root, file),
        () => Promise.resolve(undefined),
      );
    }
  } catch (error) {
    if (!isGitError(error, 'locked')) {
      throw error;
    }
  }
}
