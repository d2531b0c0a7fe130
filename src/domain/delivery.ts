/** The state of the code of a branch as far as it decides what the next person gets. */
export interface Delivery {
  /** True when the repository has a remote to push to. */
  readonly hasRemote: boolean;
  /** Commits on the branch that no remote-tracking branch has. */
  readonly unpushed: number;
  /** Changed or untracked paths that are in no commit, relative to the repository. */
  readonly uncommitted: readonly string[];
  /** Stashes made on the branch. */
  readonly stashes: number;
}

/** Which code is meant: a branch, or a commit (full object id) where there is none. */
export interface CodeOf {
  readonly branch: string | undefined;
  readonly commit?: string | undefined;
}

/** What there can be no time for in a very large repository; then it is said and nothing is guessed. */
export const slowLooks = ['files', 'ignored', 'submodules', 'worktrees'] as const;
export type SlowLook = (typeof slowLooks)[number];

/** An ignored file that the work seems to need. `by` is a tracked file that names it, where there is one. */
export interface NeededFile {
  readonly path: string;
  readonly by?: string;
}

/** Everything of a branch that stays where it is. Paths are relative to the repository. */
export interface CodeFacts extends Delivery {
  /**
   * The branch on the remote, as of the last fetch or push: as it is here or behind (`there`), never pushed
   * (`none`), or tracked once and deleted there since (`gone`).
   */
  readonly remoteBranch: 'there' | 'none' | 'gone';
  /** Commits of the branch on the remote that are not here. */
  readonly remoteAhead: number;
  /** False for commits of a detached HEAD that are in no branch, here or on a remote. */
  readonly isOnBranch: boolean;
  /** Of `uncommitted`: tracked files with changes. */
  readonly changed: readonly string[];
  /** Of `uncommitted`: files and folders that git does not know. */
  readonly untracked: readonly string[];
  /** Of `uncommitted`: files with conflicts. */
  readonly conflicted: readonly string[];
  /** Of `uncommitted`: submodules that stand at another commit than the branch says. */
  readonly movedSubmodules: readonly string[];
  /** Submodules whose commit, the one that the branch names, no remote of theirs has. */
  readonly unpushedSubmodules: readonly string[];
  readonly needed: readonly NeededFile[];
  /** Changes in the other worktree that has the branch checked out. */
  readonly elsewhere?: { readonly worktree: string; readonly paths: number };
  readonly notLooked: readonly SlowLook[];
}
