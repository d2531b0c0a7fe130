import type { Git } from './git';

/** One entry of a commit's tree. */
export interface PathEntry {
  /** As in `TreeEntry`. */
  readonly mode: string;
  readonly id: string;
  readonly path: string;
}

/** So many paths are asked for at most. */
const most = 400;

/** What a commit has at these paths (relative, with forward slashes); nothing for what it does not have. @throws GitError */
export async function entriesAt(
  git: Git,
  commit: string,
  paths: readonly string[],
): Promise<readonly PathEntry[]> {
  const wanted = [...new Set(paths)].filter(isPath).slice(0, most);
  if (wanted.length === 0) {
    return [];
  }
  const pathspecs = wanted.map((path) => `:(literal)${path}`);
  const { stdout } = await git.run(['ls-tree', '-z', '--full-tree', commit, '--', ...pathspecs]);
  return stdout.split('\0').flatMap((line) => {
    const [, mode, id, path] = /^(\d+) \w+ ([0-9a-f]+)\t(.*)$/s.exec(line) ?? [];
    return mode === undefined || id === undefined || path === undefined ? [] : [{ mode, id, path }];
  });
}

/** Of these paths those that a commit does not have. What is no path of a repository is in none. @throws GitError */
export async function missingFrom(
  git: Git,
  commit: string,
  paths: readonly string[],
): Promise<readonly string[]> {
  const there = new Set<string>();
  for (const { path } of await entriesAt(git, commit, paths.map(trimmed))) {
    // Asked for a folder and for what is in it, git tells only the latter.
    path.split('/').forEach((_, depth, parts) => there.add(parts.slice(0, depth + 1).join('/')));
  }
  return paths.slice(0, most).filter((path) => !there.has(trimmed(path)));
}

/** `src/` is the folder `src`; with its slash git would list what is in it. */
function trimmed(path: string): string {
  return path.replace(/\/+$/, '');
}

function isPath(path: string): boolean {
  return (
    path !== '' &&
    !/[\0\\]/.test(path) &&
    !path.split('/').some((part) => part === '' || part === '.' || part === '..')
  );
}
