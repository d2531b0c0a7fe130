import { commitsNamed } from './branchNames';
import type { Git } from './git';
import { isAncestor, mergeBaseOf } from './refs';
import { notOurs } from './work';
import { runsNothing } from './commandTable';

/** Comparing patches costs 64 ms at 2,000 commits behind and grows with them; further back is not asked. */
const mostBehind = 2000;

/**
 * True when a branch's work is in `into` (its local branch or one of that name on a remote): by
 * ancestry, commit by commit (rebased), or as one commit (squashed), even where later commits changed it
 * again. Notes in `.handoffs/` do not count as work. False where it cannot be told within bounds.
 */
export async function isMergedInto(git: Git, branch: string, into: string): Promise<boolean> {
  const [tip] = await commitsNamed(git, branch);
  if (tip === undefined) {
    return false;
  }
  return isCommitMerged(git, tip, await commitsNamed(git, into));
}

/** As `isMergedInto`, for the work up to one commit: true where one of the others has all of it. */
export async function isCommitMerged(git: Git, tip: string, into: readonly string[]): Promise<boolean> {
  for (const target of into) {
    if ((await isAncestor(git, tip, target)) || (await hasItsPatches(git, tip, target))) {
      return true;
    }
  }
  return false;
}

async function hasItsPatches(git: Git, tip: string, target: string): Promise<boolean> {
  const base = await mergeBaseOf(git, target, [tip]);
  if (base === undefined) {
    return false;
  }
  const behind = await git.run([
    'rev-list',
    '--count',
    `--max-count=${String(mostBehind)}`,
    target,
    `^${base}`,
  ]);
  if (Number(behind.stdout.trim()) >= mostBehind) {
    return false;
  }
  return (await nothingNew(git, target, tip)) || nothingNew(git, target, await squashed(git, tip, base));
}

async function nothingNew(git: Git, target: string, tip: string): Promise<boolean> {
  const args = ['rev-list', '--count', '--cherry-pick', '--right-only', '--no-merges'];
  const { stdout, exitCode } = await git.run([...args, `${target}...${tip}`, '--', notOurs], {
    // Comparing patches reads .gitmodules, and git dies of one with a value it refuses (2.39): not known, then.
    answers: [0, 128],
  });
  return exitCode === 0 && stdout.trim() === '0';
}

/**
 * The branch's whole work as one commit on its merge base, to be compared by its patch. Nothing points to
 * it, and name and date are fixed, so that asking again makes the same object and no other. The date is
 * the tip's: an old one would send `rev-list` down the whole history.
 */
async function squashed(git: Git, tip: string, base: string): Promise<string> {
  const dated = await git.run(['log', '--max-count=1', ...runsNothing, '--format=%ct', tip]);
  const date = `${dated.stdout.trim()} +0000`;
  const made = await git.run(['commit-tree', '--no-gpg-sign', '-p', base, `${tip}^{tree}`], {
    input: 'squashed, to compare\n',
    env: {
      GIT_AUTHOR_NAME: 'handoff',
      GIT_AUTHOR_EMAIL: 'handoff@localhost',
      GIT_AUTHOR_DATE: date,
      GIT_COMMITTER_NAME: 'handoff',
      GIT_COMMITTER_EMAIL: 'handoff@localhost',
      GIT_COMMITTER_DATE: date,
    },
  });
  return made.stdout.trim();
}
