export interface Commit {
  readonly id: string;
  readonly subject: string;
  readonly authorName: string;
  readonly authorEmail: string;
  /** ISO 8601. */
  readonly authoredAt: string;
}

/** What happened on a branch since some commit; commits that touch only `.handoffs/` do not count. */
export interface BranchWork {
  /** The commit it is counted from: the one asked for, else the merge base, if any. After a rebase, by patch. */
  readonly since?: string;
  /** Newest first, at most 200; `total` counts all of them. */
  readonly commits: readonly Commit[];
  readonly total: number;
  /** Files that these commits touch, without `.handoffs/`, sorted. */
  readonly files: readonly string[];
}
