import { listChanges } from './changes';
import type { Git } from './git';

/** The paths of `listChanges` alone. Undefined where those cannot be told. @throws GitError */
export async function changedPaths(
  git: Git,
  pathspec: string,
  which: 'all' | 'tracked' = 'all',
): Promise<readonly string[] | undefined> {
  return (await listChanges(git, pathspec, which))?.map(({ path }) => path);
}
