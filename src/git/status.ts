import { withoutRepositoryFilters } from './filters';
import type { Git } from './git';

/**
 * The paths that index or working tree have otherwise than HEAD, untracked ones too; a folder that is
 * untracked as a whole counts once. With `tracked` untracked ones are left out. Undefined where a filter of the repository's own cannot be kept from
 * running: then better no answer. @throws GitError
 */
export async function changedPaths(
  git: Git,
  pathspec: string,
  which: 'all' | 'tracked' = 'all',
): Promise<readonly string[] | undefined> {
  const config = await withoutRepositoryFilters(git);
  if (!config) {
    return undefined;
  }
  const { stdout } = await git.run(
    [
      'status',
      '--porcelain=v1',
      '-z',
      which === 'all' ? '--untracked-files=normal' : '--untracked-files=no',
      '--no-renames',
      '--no-ahead-behind',
      // Asking a submodule whether it is dirty runs git in it, with its configuration.
      '--ignore-submodules=dirty',
      '--',
      pathspec,
    ],
    { config },
  );
  return stdout
    .split('\0')
    .map((line) => line.slice(3))
    .filter((path) => path !== '');
}
