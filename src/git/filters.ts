import { isUsersOwn, readConfig } from './configuration';
import type { Git } from './git';

/**
 * `-c` options that switch off the filters which only the repository's own configuration names. `status`
 * runs clean filters on files whose time stamps changed, and so does every write of the index on files as
 * young as itself (tried: `update-index --cacheinfo` ran one). Filters that the user installed stay (LFS
 * sets itself up globally).
 * @returns undefined where one of them has a name that cannot be switched off by `-c`.
 */
export async function withoutRepositoryFilters(git: Git): Promise<readonly string[] | undefined> {
  const settings = await readConfig(git);
  const theirs = settings
    .filter((setting) => !isUsersOwn(setting))
    .map((setting) => /^filter\.(.*)\.[^.]*$/s.exec(setting.key)?.[1])
    .filter((name) => name !== undefined);
  const names = [...new Set(theirs)];
  if (names.some((name) => /[=\n]/.test(name))) {
    return undefined;
  }
  return names.flatMap((name) => [
    `filter.${name}.clean=`,
    `filter.${name}.smudge=`,
    `filter.${name}.process=`,
    `filter.${name}.required=false`,
  ]);
}
