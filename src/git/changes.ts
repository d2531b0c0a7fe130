import { withoutRepositoryFilters } from './filters';
import type { Git } from './git';

/** One path that index or working tree have otherwise than HEAD. */
export interface Change {
  readonly path: string;
  readonly kind: 'changed' | 'untracked' | 'conflicted';
}

/** Pairs of letters that `status` has for what is in conflict. */
const conflicts: ReadonlySet<string> = new Set(['DD', 'AU', 'UD', 'UA', 'DU', 'AA', 'UU']);

/**
 * The paths that index or working tree have otherwise than HEAD, untracked ones too; a folder that is
 * untracked as a whole counts once. `tracked` leaves untracked ones out. Undefined where a filter of the repository's own cannot be kept from
 * running: then better no answer. @throws GitError
 */
export async function listChanges(
  git: Git,
  pathspec: string,
  which: 'all' | 'tracked' = 'all',
): Promise<readonly Change[] | undefined> {
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
    .filter((line) => line.length > 3)
    .map((line) => ({ path: line.slice(3), kind: kindOf(line.slice(0, 2)) }));
}

function kindOf(letters: string): Change['kind'] {
  return letters === '??' ? 'untracked' : conflicts.has(letters) ? 'conflicted' : 'changed';
}
