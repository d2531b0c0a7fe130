import type { WaitReason } from '../domain/share';
import type { BranchCommit, Place } from './branchTip';
import { onTip } from './branchTip';
import type { Addition } from './commitAside';
import { commitAside } from './commitAside';
import type { Git } from './git';
import { repairPath } from './mend';
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
