import type { Operation } from './departure';

/** An operation that has taken a worktree off its branch for as long as it lasts. */
export interface UnderWay {
  readonly operation: Extract<Operation, 'rebase' | 'bisect'>;
  /** The branch that it comes back to. */
  readonly branch: string;
}

/** Where HEAD is. `commit` is a full object id. */
export type Head =
  | { readonly kind: 'branch'; readonly branch: string; readonly commit: string }
  | { readonly kind: 'unborn'; readonly branch: string }
  | { readonly kind: 'detached'; readonly commit: string; readonly underWay?: UnderWay };

/** The branch that is checked out and has commits; undefined when detached, unborn or not known yet. */
export function branchOf(head: Head | undefined): string | undefined {
  return head?.kind === 'branch' ? head.branch : undefined;
}

/**
 * The branch that is being worked on: the one that is checked out, born or not, or the one that a rebase or
 * bisect comes back to. Undefined on a detached HEAD.
 */
export function workedOn(head: Head): string | undefined {
  return head.kind === 'detached' ? head.underWay?.branch : head.branch;
}
