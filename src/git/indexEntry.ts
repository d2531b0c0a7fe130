import { withoutRepositoryFilters } from './filters';
import type { Git } from './git';
import { GitError } from './gitError';

/**
 * Adds one entry to the index and leaves all others alone; `onDisk` false marks it skip-worktree.
 * @throws GitError, of kind `locked` while another command holds the index.
 */
export async function addEntry(
  git: Git,
  entry: { readonly blob: string; readonly path: string },
  onDisk: boolean,
): Promise<void> {
  await updateIndex(git, ['--add', '--cacheinfo', `100644,${entry.blob},${entry.path}`]);
  if (!onDisk) {
    await updateIndex(git, ['--skip-worktree', '--', entry.path]);
  }
}

/** Takes one entry out of the index; the file stays. @throws GitError */
export async function removeEntry(git: Git, path: string): Promise<void> {
  await updateIndex(git, ['--force-remove', '--', path]);
}

async function updateIndex(git: Git, args: readonly string[]): Promise<void> {
  const config = await withoutRepositoryFilters(git);
  if (!config) {
    const stderr = 'a filter of this repository cannot be switched off';
    throw new GitError({ kind: 'refused', command: 'update-index', stderr });
  }
  await git.run(['update-index', ...args], { config });
}
