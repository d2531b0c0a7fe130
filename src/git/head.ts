import type { Head } from '../domain/head';
import type { Git } from './git';
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
export async function readHead(git: Git): Promise<Head> {
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
