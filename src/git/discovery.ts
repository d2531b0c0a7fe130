import { resolve } from 'node:path';
import { realpath } from 'node:fs/promises';
import type { GitOptions, GitPlace } from './git';
import { Git } from './git';
import { isGitError } from './gitError';

/** Where the parts of a repository are. All paths are absolute. */
export interface Layout {
  /** Top folder of the worktree; absent in a bare repository. */
  readonly root: string | undefined;
  readonly gitDir: string;
  readonly commonDir: string;
  /** Bytes of a raw object id: 20 (SHA-1) or 32 (SHA-256). */
  readonly idBytes: number;
}

export interface Discovered {
  readonly layout: Layout;
  readonly git: Git;
}

/**
 * Asks git which repository a folder belongs to; worktrees, submodules and `--separate-git-dir` need no
 * rule of ours then, and git refuses a repository of somebody else (CVE-2022-24765).
 * A bare repository is taken only with `allowBare`, that is when the user stands in it: one embedded in
 * a working tree is a known way to smuggle configuration in.
 * @returns undefined where there is no repository that git would work in.
 * @throws GitError of kind `git-missing` where there is no git.
 */
export async function discover(
  path: string,
  options: GitOptions & { readonly allowBare?: boolean },
): Promise<Discovered | undefined> {
  const folder = await realFolder(path);
  if (folder === undefined) {
    return undefined;
  }
  const plain = new Git({ cwd: folder }, options);
  const found = await describe(plain);
  if (found?.root !== undefined) {
    return { layout: found, git: plain.at({ cwd: found.root }) };
  }
  return options.allowBare ? discoverBare(plain, folder) : undefined;
}

async function discoverBare(plain: Git, folder: string): Promise<Discovered | undefined> {
  // This option comes last and wins: git finds the bare repository by itself once, and checks its owner.
  const found = await describe(plain, ['safe.bareRepository=all']);
  if (found?.root !== undefined || found === undefined) {
    return undefined;
  }
  const place: GitPlace = { cwd: folder, gitDir: found.gitDir };
  return { layout: found, git: plain.at(place) };
}

async function describe(git: Git, config: readonly string[] = []): Promise<Layout | undefined> {
  const output = await git.run(
    ['rev-parse', '--show-object-format', '--absolute-git-dir', '--git-common-dir', '--show-toplevel'],
    // 128 also where there is no worktree: the lines before the last one have been printed by then.
    { answers: [0, 128], config },
  );
  const [format, gitDir, commonDir, root] = output.stdout.split('\n');
  if (!format || !gitDir || !commonDir) {
    return undefined;
  }
  return {
    root: root ? resolve(root) : undefined,
    gitDir: resolve(gitDir),
    commonDir: resolve(git.place.cwd, commonDir),
    idBytes: format === 'sha256' ? 32 : 20,
  };
}

async function realFolder(path: string): Promise<string | undefined> {
  try {
    return await realpath(path);
  } catch (error) {
    if (isGitError(error)) {
      throw error;
    }
    return undefined;
  }
}
