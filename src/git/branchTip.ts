import type { WaitReason } from '../domain/share';
import type { Git } from './git';
import { isGitError } from './gitError';
import { commitOf } from './refs';

/** The parts of a repository that a commit on a branch needs. */
export interface Place {
  readonly gitDir: string;
  readonly commonDir: string;
  /** Bytes of a raw object id: 20 or 32. */
  readonly idBytes: number;
}

export type BranchCommit =
  | { readonly kind: 'committed'; readonly commit: string }
  | { readonly kind: 'waiting'; readonly reason: WaitReason };

/** How often a branch may move under us before the note waits. */
const attempts = 5;

/**
 * Works on a branch's tip, and again on the new one where it moved meanwhile. A branch that is gone stays
 * gone. @throws GitError of any kind but `lost-race`
 */
export async function onTip(
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
