import type { Operation } from './departure';

/** Where a handoff goes when it is saved. See DESIGN: journal first, then share. */
export const shareModes = ['branch', 'ref', 'local'] as const;

/**
 * - `branch`: in the journal, and committed on its own branch beside the code;
 * - `ref`: in the journal only;
 * - `local`: a note to oneself, in a file that no ref names, so that nothing ever publishes it.
 */
export type ShareMode = (typeof shareModes)[number];

/**
 * Why a handoff could not be put on its branch now. It waits in the journal, where it is safe. `branch-other`:
 * a branch of that name is here, and it never had the commit that the handoff was written on.
 */
export type WaitReason =
  | 'held-by-worktree'
  | 'operation'
  | 'index-locked'
  | 'ref-locked'
  | 'detached'
  | 'unborn'
  | 'branch-missing'
  | 'branch-other'
  | 'path-blocked'
  | 'branch-moved';

/** What is in the way of a handoff to its branch now. */
export interface Waiting {
  readonly reason: WaitReason;
  /** For `held-by-worktree`, where it is known: the folder of the worktree that has the branch checked out. */
  readonly worktree?: string;
  /** For `operation`: which one. */
  readonly operation?: Operation;
  /** For the two locks, where it is known: the lock's file, which a crash may have left behind. */
  readonly lock?: string;
}

export type ShareOutcome =
  | { readonly kind: 'on-branch'; readonly branch: string; readonly commit: string }
  | ({ readonly kind: 'waiting' } & Waiting)
  /** Git refused; the handoff is safe in the journal all the same. `detail` is git's text. */
  | { readonly kind: 'failed'; readonly detail: string }
  /** The share mode keeps it off the branch on purpose. */
  | { readonly kind: 'not-wanted' };

/** Why a handoff that was saved for its branch is not on it yet. */
export type WhyNotYet =
  | Waiting
  /** The setting `handoff.share` names another way now; until it does no more, nothing goes on a branch. */
  | { readonly reason: 'setting' }
  | { readonly reason: 'failed'; readonly detail: string };

/**
 * A handoff's wish to be on its branch. It is noted before the handoff is kept and goes once the handoff is
 * there, so that a crash in between leaves no handoff behind that nobody would share any more.
 */
export interface Wish {
  /** Id of the handoff. */
  readonly id: string;
  /** The name that the branch has now, as far as it is known. */
  readonly branch: string;
  /** When it was noted, ISO 8601 UTC. */
  readonly since: string;
  /** The name that the branch had then; absent where it is the same. */
  readonly was?: string;
  /** Since when there is no such branch here, ISO 8601 UTC; absent while there is one. */
  readonly gone?: string;
  /** It also brings `.handoffs/.gitattributes`, where the branch has none. */
  readonly attributes?: boolean;
  /** As of the last try; absent before the first has ended. */
  readonly why?: WhyNotYet;
}
