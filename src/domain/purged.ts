/**
 * A journal of this clone on a remote, of which this clone had everything before a purge, and what is to
 * stand in its place. What the remote has may be replaced only if that is still `from` at that moment.
 */
export interface Replacement {
  readonly remote: string;
  /** Its full name on the remote. */
  readonly ref: string;
  /** The commit that the remote has, as it was last fetched. */
  readonly from: string;
  /** The commit with the same records but the purged ones. */
  readonly to: string;
  /** The ref that keeps here what the remote has. */
  readonly tracking: string;
}

/** A place that still has a purged handoff, or a reply to it. */
export type LeftPlace =
  | { readonly kind: 'worktree' }
  /** `base`: the branch that this one is meant for, where it is another. */
  | { readonly kind: 'branch'; readonly branch: string; readonly base?: string }
  | { readonly kind: 'remote-branch'; readonly ref: string }
  /** This clone's own journal as a remote has it, and nobody else writes there: it can be replaced. */
  | { readonly kind: 'sent-journal'; readonly ref: string; readonly replacement: Replacement }
  | { readonly kind: 'journal'; readonly ref: string };

/** A ref of a remote, as it was last fetched, that still has something purged. */
export type LeftOnRemote = Extract<
  LeftPlace,
  { readonly kind: 'remote-branch' | 'sent-journal' | 'journal' }
>;

export interface Purged {
  readonly id: string;
  /** True where something of it was this clone's own, and is gone. */
  readonly hadOwn: boolean;
  /** What still has it, as far as this clone knows. */
  readonly left: readonly LeftPlace[];
  /** True where it is mine and still somewhere, so that a withdrawal keeps it hidden until it is gone. */
  readonly isHidden: boolean;
}
