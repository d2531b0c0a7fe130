/** A place that still has a purged handoff, or a reply to it. */
export type LeftPlace =
  | { readonly kind: 'worktree' }
  /** `base`: the branch that this one is meant for, where it is another. */
  | { readonly kind: 'branch'; readonly branch: string; readonly base?: string }
  | { readonly kind: 'remote-branch'; readonly ref: string }
  /** This clone's own journal as a remote has it: the next sync replaces it. */
  | { readonly kind: 'sent-journal'; readonly ref: string }
  | { readonly kind: 'journal'; readonly ref: string };

export interface Purged {
  readonly id: string;
  /** True where something of it was this clone's own, and is gone. */
  readonly hadOwn: boolean;
  /** What still has it, as far as this clone knows. */
  readonly left: readonly LeftPlace[];
  /** True where it is mine and still somewhere, so that a withdrawal keeps it hidden until it is gone. */
  readonly isHidden: boolean;
}
