import { join } from 'node:path';

/** Where the parts of a repository are; see the port `Repository`. */
export interface Layout {
  readonly root: string | undefined;
  readonly gitDir: string;
  readonly commonDir: string;
}

/** What to ask the editor's file watcher for: a folder, and a pattern below it. */
export interface WatchedGlob {
  readonly folder: string;
  readonly glob: string;
}

/** What to look at by `stat`. */
export interface PolledPaths {
  readonly files: readonly string[];
  /**
   * Folders to look at with every folder below them, and not the files in them: git replaces a file by
   * renaming another to its name, and that changes the time of the folder it is in.
   */
  readonly trees: readonly string[];
  /** Folders to look at with everything below them: people and their programs also write into a file in place. */
  readonly records: readonly string[];
  /** Folders of which every child is looked at by these files in it. */
  readonly children: readonly { readonly folder: string; readonly files: readonly string[] }[];
}

/** Where git says that it is in the middle of something; a rebase moves HEAD. */
const operations = ['MERGE_HEAD', 'CHERRY_PICK_HEAD', 'REVERT_HEAD', 'BISECT_LOG'];

const tables = join('reftable', 'tables.list');

/**
 * The files that tell when something has moved: HEAD, refs (loose, packed, reftable), operations, records.
 * Other worktrees' HEADs too: one that lets go of a branch is the chance to share what waits for it.
 */
export function watchedGlobs({ root, gitDir, commonDir }: Layout): readonly WatchedGlob[] {
  // Each with the narrowest base: a base outside the workspace is watched as a whole.
  return [
    { folder: gitDir, glob: `{HEAD,packed-refs,${operations.join(',')}}` },
    { folder: join(gitDir, 'reftable'), glob: 'tables.list' },
    ...(commonDir === gitDir
      ? []
      : [
          { folder: commonDir, glob: '{HEAD,packed-refs}' },
          { folder: join(commonDir, 'reftable'), glob: 'tables.list' },
        ]),
    { folder: join(commonDir, 'refs'), glob: '**' },
    { folder: join(commonDir, 'worktrees'), glob: '*/{HEAD,reftable/tables.list}' },
    { folder: join(commonDir, 'handoffs', 'private'), glob: '**' },
    ...(root === undefined ? [] : [{ folder: join(root, '.handoffs'), glob: '**' }]),
  ];
}

/** The same by `stat`, for disks that send no events. */
export function polledPaths({ root, gitDir, commonDir }: Layout): PolledPaths {
  const ofWorktree = ['HEAD', tables];
  return {
    files: [
      ...new Set([
        ...[...ofWorktree, ...operations, 'FETCH_HEAD', join('logs', 'HEAD')].map((name) =>
          join(gitDir, name),
        ),
        ...[...ofWorktree, 'packed-refs'].map((name) => join(commonDir, name)),
      ]),
    ],
    trees: [join(commonDir, 'refs')],
    records: [
      join(commonDir, 'handoffs', 'private'),
      ...(root === undefined ? [] : [join(root, '.handoffs')]),
    ],
    children: [{ folder: join(commonDir, 'worktrees'), files: ofWorktree }],
  };
}

/** True for what git only holds while it writes: the file that matters changes right after. */
export function isPassing(path: string): boolean {
  return path.endsWith('.lock');
}
