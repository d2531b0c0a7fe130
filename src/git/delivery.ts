import type { Delivery } from '../domain/delivery';
import { listRemotes } from './branchNames';
import type { Git } from './git';
import type { Reads } from './reads';
import { changedPaths } from './status';
import { notOurs } from './work';
import { runsNothing } from './commandTable';

/** More paths than anybody reads; a form that lists them must stay light. */
const mostPaths = 500;

/**
 * What of a branch is only here: commits that no remote-tracking branch has and paths of this worktree
 * that are in no commit (of both what is only in `.handoffs/` does not count), stashes made on the branch. The
 * paths are those of the worktree whatever it has checked out: a switch takes changes along, and they are
 * missed on the branch they were made for.
 */
export async function readDelivery(reads: Reads, branch: string, hasWorktree: boolean): Promise<Delivery> {
  const [remotes, unpushed, uncommitted, stashes] = await Promise.all([
    listRemotes(reads),
    countUnpushed(reads, branch),
    hasWorktree ? listUncommitted(reads.git) : [],
    countStashes(reads, branch),
  ]);
  return { hasRemote: remotes.length > 0, unpushed, uncommitted, stashes };
}

/** How many commits of a branch no remote has; those that touch only `.handoffs/` do not count. */
export async function countUnpushed(reads: Reads, branch: string): Promise<number> {
  const tip = (await reads.refs()).ids.get(`refs/heads/${branch}`);
  if (tip === undefined) {
    return 0;
  }
  // `--full-history`: with a path git would else look down one side of a merge only.
  const range = ['--full-history', tip, '--not', '--remotes'];
  const { stdout } = await reads.git.run(['rev-list', '--count', ...range, '--', notOurs]);
  return Number(stdout.trim());
}

async function listUncommitted(git: Git): Promise<readonly string[]> {
  return ((await changedPaths(git, notOurs)) ?? []).slice(0, mostPaths);
}

/**
 * How many stashes were made on a branch, at or after `since` (ISO 8601) where that is given. Stashes name
 * their branch in their reflog line: `WIP on B: ...` or `On B: ...`, in every language.
 */
export async function countStashes(reads: Reads, branch: string, since?: string): Promise<number> {
  if (!(await reads.refs()).hasStash) {
    return 0;
  }
  const format = '--format=%ct %gs';
  const { stdout } = await reads.git.run(['log', '-g', '-z', ...runsNothing, format, 'refs/stash', '--']);
  const from = since === undefined ? 0 : Math.floor(Date.parse(since) / 1000);
  return stdout.split('\0').filter((line) => {
    const [, seconds = '', subject = ''] = /^(\d+) (.*)$/s.exec(line) ?? [];
    const isHere = subject.startsWith(`WIP on ${branch}: `) || subject.startsWith(`On ${branch}: `);
    return isHere && Number(seconds) >= from;
  }).length;
}
