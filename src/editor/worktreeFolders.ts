import { readdir, realpath, stat } from 'node:fs/promises';
import { dirname, isAbsolute, join, relative, sep } from 'node:path';

/**
 * Where worktrees are, told by the file system alone: a folder with an entry `.git` (a folder, or the file of
 * a submodule or a linked worktree) is the top of one, or at least worth asking git about. No git runs here.
 */

/** How many folders below one that is no repository are looked at, and how many of its repositories are taken. */
const mostLookedAt = 500;
const mostTaken = 20;

/** The path that the system itself has for a folder: no symlinks, its case, one spelling of the drive. */
export async function realFolder(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch {
    // Gone, or not readable: then there is nothing to be found in it either.
    return undefined;
  }
}

/** The folder itself and those above it, the nearest first. */
export function upwards(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

/** True where a path is a folder itself or below it; both are real paths. */
export function isWithin(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way));
}

/** True where a folder looks like the top of a worktree. */
export async function hasGitEntry(folder: string): Promise<boolean> {
  try {
    const entry = await stat(join(folder, '.git'));
    return entry.isDirectory() || entry.isFile();
  } catch {
    return false;
  }
}

/**
 * The worktrees that a real folder stands for: the one it is in, else those directly below it, by name.
 * Nothing deeper is looked for, and of very many not all are taken: the others are opened when one of their
 * files is.
 */
export async function worktreesOf(folder: string): Promise<readonly string[]> {
  for (const candidate of upwards(folder)) {
    if (await hasGitEntry(candidate)) {
      return [candidate];
    }
  }
  const names = (await foldersIn(folder)).slice(0, mostLookedAt);
  const below = await Promise.all(names.map((name) => realFolder(join(folder, name))));
  const tops = await Promise.all(
    below.map(async (path) => (path !== undefined && (await hasGitEntry(path)) ? path : undefined)),
  );
  return [...new Set(tops.filter((path) => path !== undefined))].slice(0, mostTaken);
}

async function foldersIn(folder: string): Promise<readonly string[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries
      .filter((entry) => entry.isDirectory() || entry.isSymbolicLink())
      .map(({ name }) => name)
      .sort();
  } catch {
    // A folder that cannot be read has nothing to offer; the editor itself says so to the user.
    return [];
  }
}
