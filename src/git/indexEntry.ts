import { withoutRepositoryFilters } from './filters';
import type { Git } from './git';
import { GitError } from './gitError';

/** An entry of the index; several of one path while it is in conflict. */
interface IndexEntry {
  readonly mode: string;
  readonly blob: string;
  readonly path: string;
  readonly isInConflict: boolean;
}

/** What the index has at a path or below it. @throws GitError */
export async function entriesAt(git: Git, path: string): Promise<readonly IndexEntry[]> {
  const { stdout } = await git.run(['ls-files', '-z', '--cached', '--stage', '--', `:(top,literal)${path}`]);
  return stdout.split('\0').flatMap((line): readonly IndexEntry[] => {
    const [, mode = '', blob = '', stage, found = ''] = /^(\d+) ([0-9a-f]+) (\d)\t(.*)$/s.exec(line) ?? [];
    return stage === undefined ? [] : [{ mode, blob, path: found, isInConflict: stage !== '0' }];
  });
}

/** The plain files among them, by path, without what is in conflict: that is the user's. @throws GitError */
export async function blobsAt(git: Git, path: string): Promise<ReadonlyMap<string, string>> {
  const plain = (await entriesAt(git, path)).filter(
    ({ mode, isInConflict }) => mode === '100644' && !isInConflict,
  );
  return new Map(plain.map((entry) => [entry.path, entry.blob]));
}

/**
 * Adds entries to the index, all or none, and leaves all others alone; those not `onDisk` are marked
 * skip-worktree.
 * @throws GitError, of kind `locked` while another command holds the index.
 */
export async function addEntries<T extends { readonly blob: string; readonly path: string }>(
  git: Git,
  entries: readonly T[],
  onDisk: (entry: T) => boolean,
): Promise<void> {
  const infos = entries.flatMap(({ blob, path }) => ['--cacheinfo', `100644,${blob},${path}`]);
  await updateIndex(git, ['--add', ...infos]);
  const absent = entries.filter((entry) => !onDisk(entry)).map(({ path }) => path);
  if (absent.length > 0) {
    await updateIndex(git, ['--skip-worktree', '--', ...absent]);
  }
}

/** Takes one entry out of the index; the file stays. @throws GitError */
export async function removeEntry(git: Git, path: string): Promise<void> {
  await updateIndex(git, ['--force-remove', '--', path]);
}

/** Takes entries out of the index, all or none; the files stay. @throws GitError */
export async function removeEntries(git: Git, paths: readonly string[]): Promise<void> {
  if (paths.length > 0) {
    await updateIndex(git, ['--force-remove', '-z', '--stdin'], paths.map((path) => `${path}\0`).join(''));
  }
}

async function updateIndex(git: Git, args: readonly string[], input?: string): Promise<void> {
  const config = await withoutRepositoryFilters(git);
  if (!config) {
    const stderr = 'a filter of this repository cannot be switched off';
    throw new GitError({ kind: 'refused', command: 'update-index', stderr });
  }
  await git.run(['update-index', ...args], { config, ...(input === undefined ? {} : { input }) });
}
