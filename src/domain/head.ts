/** Where HEAD is. `commit` is a full object id. */
export type Head =
  | { readonly kind: 'branch'; readonly branch: string; readonly commit: string }
  | { readonly kind: 'unborn'; readonly branch: string }
  | { readonly kind: 'detached'; readonly commit: string };
