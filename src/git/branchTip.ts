import type { Waiting } from '../domain/share';
import type { NoAside } from './commitAside';
import type { Git } from './git';
import { isGitError, type GitError } from './gitError';
import { commitOf } from './refs';

/** The parts of a repository that a commit on a branch needs. */
export interface Place {
  readonly gitDir: string;
  readonly commonDir: string;
  /** Bytes of a raw object id: 20 or 32. */
  readonly idBytes: number;
}

export type BranchCommit =
  { readonly kind: 'committed'; readonly commit: string } | ({ readonly kind: 'waiting' } & Waiting);

/** What there is to say where no commit was made: a note that is there already needs none. */
export function whereNoCommit(why: NoAside, tip: string): BranchCommit {
  return why === 'there' ? { kind: 'committed', commit: tip } : { kind: 'waiting', reason: 'path-blocked' };
}

/** Waits for the lock that git has met, named where it is known. */
export function lockedBy(reason: 'index-locked' | 'ref-locked', { lock }: GitError): Waiting {
  return { reason, ...(lock ? { lock: lock.path } : {}) };
}

/** How often a branch may move under us before the note waits. */
const attempts = 5;

/**
 * Works on a branch's tip, and again on the new one where it moved meanwhile. A branch that is gone stays
 * gone; one whose ref is locked by another command waits, and is never unlocked by us.
 * @throws GitError of any kind but `lost-race` and `locked`
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
      if (isGitError(error, 'locked')) {
        return { kind: 'waiting', ...lockedBy('ref-locked', error) };
      }
      if (!isGitError(error, 'lost-race')) {
        throw error;
      }
    }
  }
  return { kind: 'waiting', reason: 'branch-moved' };
}
