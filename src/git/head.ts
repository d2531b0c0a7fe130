import type { Head } from '../domain/head';
import type { Git } from './git';
import type { Reads } from './reads';
import { commitOf } from './refs';

const branches = 'refs/heads/';

/** The full name of the ref that HEAD stands for, or undefined where it is detached. */
export async function symbolicHead(git: Git): Promise<string | undefined> {
  const { stdout, exitCode } = await git.run(['symbolic-ref', '-q', 'HEAD'], { answers: [0, 1] });
  return exitCode === 0 ? stdout.replace(/\n$/, '') : undefined;
}

/**
 * Reads HEAD by asking git: under reftable the file `HEAD` always says `refs/heads/.invalid`.
 * @throws GitError where HEAD is broken.
 */
export async function readHead(reads: Reads): Promise<Head> {
  const { head } = await reads.refs();
  if (head === undefined) {
    return headWithoutRef(reads.git);
  }
  return head.name.startsWith(branches)
    ? { kind: 'branch', branch: head.name.slice(branches.length), commit: head.id }
    : { kind: 'detached', commit: head.id };
}

/** HEAD where it stands for no ref that is there: detached, or on a branch that has no commit yet. */
async function headWithoutRef(git: Git): Promise<Head> {
  const symbolic = await symbolicHead(git);
  const branch = symbolic?.startsWith(branches) ? symbolic.slice(branches.length) : undefined;
  if (branch === undefined) {
    const { stdout } = await git.run(['rev-parse', '--verify', 'HEAD^{commit}']);
    return { kind: 'detached', commit: stdout.trim() };
  }
  // A name that is no UTF-8 has lost bytes on its way here, and git would not know it again.
  const commit = await commitOf(git, branch.includes('\uFFFD') ? 'HEAD' : `${branches}${branch}`);
  return commit === undefined ? { kind: 'unborn', branch } : { kind: 'branch', branch, commit };
}
