import { readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { gitDirsOf } from './worktrees';

/** What comes or goes in a git directory when a branch is let go there: a switch, an operation, a lock. */
const marks = [
  'HEAD',
  'index.lock',
  'rebase-merge',
  'rebase-apply',
  'MERGE_HEAD',
  'CHERRY_PICK_HEAD',
  'REVERT_HEAD',
  'BISECT_LOG',
  // Under reftable HEAD never changes.
  join('reftable', 'tables.list'),
];

/**
 * A text that differs whenever something that `reasonNotToMove` or a lock on these branches' refs has
 * named may have gone, or another come. Files only, a dozen for each worktree: cheap enough to be asked
 * every few seconds while a note waits, where no file event can be relied on.
 */
export async function stampOfObstacles(commonDir: string, branches: readonly string[]): Promise<string> {
  const gitDirs = await gitDirsOf(commonDir);
  const files = [
    ...gitDirs.flatMap((gitDir) => marks.map((mark) => join(gitDir, mark))),
    ...branches.map((branch) => join(commonDir, 'refs', 'heads', `${branch}.lock`)),
    join(commonDir, 'packed-refs.lock'),
  ];
  const stamps = await Promise.all([...files.map(stampOf), ...gitDirs.map(folderOf)]);
  return [...gitDirs, ...stamps].join('\n');
}

/** Whether the folder of a linked worktree is there: one that was deleted by hand holds nothing. */
async function folderOf(gitDir: string): Promise<string> {
  try {
    const found = await stat(dirname((await readFile(join(gitDir, 'gitdir'), 'utf8')).trim()));
    return String(found.isDirectory());
  } catch {
    // The main worktree has no such file, and a folder that cannot be reached is as good as gone.
    return '';
  }
}

async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${String(mtimeMs)} ${String(size)} ${String(ino)}`;
  } catch {
    // Coming and going is what is looked for.
    return '';
  }
}
