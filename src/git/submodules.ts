import { realpath } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { isMissing } from './fileError';
import type { Git } from './git';
import { entriesAt } from './treePaths';

/** So many submodules are looked at. */
const most = 20;
const limits = { timeoutMs: 5000, maxBytes: 1024 * 1024 } as const;

/** A submodule of a commit. */
export interface Submodule {
  readonly name: string;
  readonly path: string;
  /** The commit of it that the branch names, a full object id. */
  readonly id: string;
}

/** The submodules of a commit, the first twenty of them, by its `.gitmodules`. @throws GitError */
export async function submodulesOf(git: Git, commit: string): Promise<readonly Submodule[]> {
  const [modules] = await entriesAt(git, commit, ['.gitmodules']);
  if (modules?.mode !== '100644') {
    return [];
  }
  const { stdout, exitCode } = await git.run(['config', '--list', '-z', `--blob=${modules.id}`], {
    ...limits,
    answers: [0, 1, 128],
  });
  const named = exitCode === 0 ? namesByPath(stdout) : new Map<string, string>();
  const entries = await entriesAt(git, commit, [...named.keys()].slice(0, most));
  return entries
    .filter(({ mode }) => mode === '160000')
    .map(({ path, id }) => ({ path, id, name: named.get(path) ?? path }));
}

/**
 * Of these submodules those whose commit no remote of theirs has, by their paths. Only those are looked at
 * whose repository git keeps in this clone; nothing runs in it but `rev-list`, which runs no program whatever
 * the configuration there says. @throws GitError
 */
export async function unpushedOf(
  git: Git,
  commonDir: string,
  submodules: readonly Submodule[],
): Promise<readonly string[]> {
  const unpushed: string[] = [];
  for (const { name, path, id } of submodules) {
    const gitDir = await repositoryOf(commonDir, name);
    if (gitDir !== undefined && (await isOnlyHere(git, gitDir, id))) {
      unpushed.push(path);
    }
  }
  return unpushed;
}

function namesByPath(text: string): ReadonlyMap<string, string> {
  const paths = text.split('\0').flatMap((entry) => {
    const [, name, path] = /^submodule\.(.+)\.path\n(.*)$/s.exec(entry) ?? [];
    return name === undefined || path === undefined ? [] : [[path, name] as const];
  });
  return new Map(paths);
}

/** Where git keeps the repository of a submodule; undefined for a name that leads anywhere else. */
async function repositoryOf(commonDir: string, name: string): Promise<string | undefined> {
  if (name.split(/[\\/]/).some((part) => part === '' || part === '.' || part === '..')) {
    return undefined;
  }
  try {
    const modules = await realpath(join(commonDir, 'modules'));
    const folder = await realpath(join(modules, ...name.split('/')));
    return folder.startsWith(modules + sep) ? folder : undefined;
  } catch (error) {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  }
}

async function isOnlyHere(git: Git, gitDir: string, id: string): Promise<boolean> {
  const there = git.at({ cwd: gitDir, gitDir });
  const { stdout, exitCode } = await there.run(
    ['rev-list', '--count', '--max-count=1', id, '--not', '--remotes'],
    {
      ...limits,
      answers: [0, 128],
    },
  );
  // A commit that is not here came from a remote, or is lost: neither is for this to say.
  return exitCode === 0 && stdout.trim() !== '0';
}
