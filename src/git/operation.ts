import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Operation } from '../domain/departure';
import type { UnderWay } from '../domain/head';
import { isMissing } from './fileError';
import type { Git } from './git';
import type { Reads } from './reads';

/** Files of git's that mark an operation, as git's own `status` looks for them. */
const marks: readonly (readonly [Operation, string])[] = [
  ['rebase', 'rebase-merge'],
  ['am', join('rebase-apply', 'applying')],
  ['rebase', 'rebase-apply'],
  ['merge', 'MERGE_HEAD'],
  ['cherry-pick', 'CHERRY_PICK_HEAD'],
  ['revert', 'REVERT_HEAD'],
  ['bisect', 'BISECT_LOG'],
];

/**
 * The operation under way in a worktree, by the files in its git directory. There is no git command for
 * it that runs nothing else (`status` looks at the whole tree).
 */
async function operationIn(gitDir: string): Promise<Operation | undefined> {
  const found = await Promise.all(
    marks.map(async ([operation, file]) => ((await exists(join(gitDir, file))) ? operation : undefined)),
  );
  return found.find((operation) => operation !== undefined);
}

/** As `operationIn`; under reftable two of the marks are refs and have no file. */
export async function operationOf(
  git: Git,
  gitDir: string,
  commonDir: string,
): Promise<Operation | undefined> {
  const byFile = await operationIn(gitDir);
  if (byFile !== undefined || !(await exists(join(commonDir, 'reftable')))) {
    return byFile;
  }
  for (const [operation, ref] of [
    ['cherry-pick', 'CHERRY_PICK_HEAD'],
    ['revert', 'REVERT_HEAD'],
  ] as const) {
    const { exitCode } = await git.run(['rev-parse', '-q', '--verify', ref], { answers: [0, 1, 128] });
    if (exitCode === 0) {
      return operation;
    }
  }
  return undefined;
}

/**
 * The operation in this worktree that will come back to a branch, or move it at its end: rebase and am
 * (`head-name`), stacked branches (`rebase --update-refs`), bisect (`BISECT_START`). Any other stands on
 * the branch itself, which its worktree holds then.
 */
export async function operationTouching(gitDir: string, branch: string): Promise<Operation | undefined> {
  const full = `refs/heads/${branch}`;
  const [rebased, applied, bisected, stacked] = await Promise.all(
    ['rebase-merge/head-name', 'rebase-apply/head-name', 'BISECT_START', 'rebase-merge/update-refs'].map(
      (file) => lines(join(gitDir, file)),
    ),
  );
  if ([...(rebased ?? []), ...(applied ?? []), ...(stacked ?? [])].includes(full)) {
    return 'rebase';
  }
  return (bisected ?? []).some((line) => line === branch || line === full) ? 'bisect' : undefined;
}

/**
 * The branch that a rebase or bisect in this worktree comes back to, as far as there is one of that name: both
 * keep it in a file of their own (`head-name`, `BISECT_START`), which names a commit where they began on none.
 * @throws GitError where the refs cannot be listed.
 */
export async function branchUnderWay(reads: Reads, gitDir: string): Promise<UnderWay | undefined> {
  const named = await Promise.all(
    (
      [
        ['rebase', 'rebase-merge/head-name'],
        ['rebase', 'rebase-apply/head-name'],
        ['bisect', 'BISECT_START'],
      ] as const
    ).map(async ([operation, file]) => ({ operation, name: (await lines(join(gitDir, file)))[0] ?? '' })),
  );
  const [found] = named.filter(({ name }) => name !== '');
  if (found === undefined) {
    return undefined;
  }
  const branch = found.name.replace(/^refs\/heads\//, '');
  const { ids } = await reads.refs();
  return ids.has(`refs/heads/${branch}`) ? { operation: found.operation, branch } : undefined;
}

/** The path of `index.lock` where it is there: a command of the user's is at work, such as a switch. */
export async function indexLock(gitDir: string): Promise<string | undefined> {
  const path = join(gitDir, 'index.lock');
  return (await exists(path)) ? path : undefined;
}

async function lines(path: string): Promise<readonly string[]> {
  try {
    return (await readFile(path, 'utf8')).split('\n');
  } catch (error) {
    return absent(error, []);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    return absent(error, false);
  }
}

function absent<T>(error: unknown, value: T): T {
  if (isMissing(error)) {
    return value;
  }
  throw error;
}
