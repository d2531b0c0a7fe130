import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Waiting } from '../domain/share';
import { hasCode } from './fileError';
import type { Git } from './git';
import { indexLock, operationTouching } from './operation';

/** A worktree that has a branch checked out. */
export interface Holder {
  readonly path: string;
}

/**
 * The worktrees that have a branch checked out, as git lists them. One whose folder is gone holds nothing
 * (git would prune it), unless it is locked, as one on a removable disk is.
 */
export async function holdersOf(git: Git, branch: string): Promise<readonly Holder[]> {
  const { stdout } = await git.run(['worktree', 'list', '--porcelain']);
  const holders: Holder[] = [];
  for (const block of stdout.split('\n\n')) {
    const lines = block.split('\n');
    const path = lines.find((line) => line.startsWith('worktree '))?.slice('worktree '.length);
    if (path === undefined || !lines.includes(`branch refs/heads/${branch}`)) {
      continue;
    }
    const locked = lines.some((line) => line === 'locked' || line.startsWith('locked '));
    if (locked || (await isThere(path))) {
      holders.push({ path });
    }
  }
  return holders;
}

/**
 * Why a branch that was left must not be moved now, or undefined where nothing speaks against it: a
 * worktree holds it, an operation in some worktree will come back to it, or a command holds an index
 * lock, which may be a switch to this very branch.
 */
export async function reasonNotToMove(
  git: Git,
  commonDir: string,
  branch: string,
): Promise<Waiting | undefined> {
  const [holders, gitDirs] = await Promise.all([holdersOf(git, branch), gitDirsOf(commonDir)]);
  const [holder] = holders;
  if (holder) {
    return { reason: 'held-by-worktree', worktree: holder.path };
  }
  const touched = await Promise.all(gitDirs.map((gitDir) => operationTouching(gitDir, branch)));
  const operation = touched.find((found) => found !== undefined);
  if (operation) {
    return { reason: 'operation', operation };
  }
  const locks = await Promise.all(gitDirs.map(indexLock));
  const lock = locks.find((found) => found !== undefined);
  return lock === undefined ? undefined : { reason: 'index-locked', lock };
}

/**
 * True where another worktree than this one has a branch checked out, or rebases it. Runs git only where there
 * is another one.
 */
export async function isHeldElsewhere(
  git: Git,
  { commonDir, gitDir }: { readonly commonDir: string; readonly gitDir: string },
  branch: string,
): Promise<boolean> {
  const others = (await gitDirsOf(commonDir)).filter((one) => one !== gitDir);
  if (others.length === 0) {
    return false;
  }
  const [holders, ...touching] = await Promise.all([
    holdersOf(git, branch),
    ...others.map((one) => operationTouching(one, branch)),
  ]);
  return holders.length > 0 || touching.some((operation) => operation !== undefined);
}

/** The git directories of all worktrees of a clone, the main one first. */
export async function gitDirsOf(commonDir: string): Promise<readonly string[]> {
  const folder = join(commonDir, 'worktrees');
  try {
    return [commonDir, ...(await readdir(folder)).map((name) => join(folder, name))];
  } catch (error) {
    if (hasCode(error, 'ENOENT')) {
      return [commonDir];
    }
    throw error;
  }
}

async function isThere(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch {
    // Whatever the reason, nobody can be working in it now.
    return false;
  }
}
