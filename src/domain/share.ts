/** Where a handoff goes when it is saved. See DESIGN: journal first, then share. */
export const shareModes = ['branch', 'ref', 'local'] as const;

/**
 * - `branch`: in the journal, and committed on its own branch beside the code;
 * - `ref`: in the journal only;
 * - `local`: a note to oneself, in a file that no ref names, so that nothing ever publishes it.
 */
export type ShareMode = (typeof shareModes)[number];

/** Why a handoff could not be put on its branch now. It waits in the journal, where it is safe. */
export type WaitReason =
  | 'held-by-worktree'
  | 'operation'
  | 'index-locked'
  | 'detached'
  | 'unborn'
  | 'branch-missing'
  | 'path-blocked'
  | 'branch-moved';

export type ShareOutcome =
  | { readonly kind: 'on-branch'; readonly branch: string; readonly commit: string }
  | { readonly kind: 'waiting'; readonly reason: WaitReason }
  /** Git refused; the handoff is safe in the journal all the same. `detail` is git's text. */
  | { readonly kind: 'failed'; readonly detail: string }
  /** The share mode keeps it off the branch on purpose. */
  | { readonly kind: 'not-wanted' };
