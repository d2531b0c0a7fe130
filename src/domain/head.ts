/** Where HEAD is. `commit` is a full object id. */
export type Head =
  | { readonly kind: 'branch'; readonly branch: string; readonly commit: string }
  | { readonly kind: 'unborn'; readonly branch: string }
  | { readonly kind: 'detached'; readonly commit: string };

/** The branch that is checked out and has commits; undefined when detached, unborn or not known yet. */
export function branchOf(head: Head | undefined): string | undefined {
  return head?.kind === 'branch' ? head.branch : undefined;
}
