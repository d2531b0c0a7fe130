import { commitsNamed } from './branchNames';
import type { Git } from './git';
import type { Reads } from './reads';
import { notOurs } from './work';

/** Comparing patches costs 64 ms at 2,000 commits behind and grows with them; further back is not asked. */
const mostBehind = 2000;

/**
 * True when a branch's work is in `into` (its local branch and those of that name on the remotes): by
 * ancestry, commit by commit (rebased), or as one commit (squashed), even where later commits changed it
 * again. Notes in `.handoffs/` do not count as work. False where it cannot be told within bounds.
 */
export async function isMergedInto(reads: Reads, branch: string, into: string): Promise<boolean> {
  const [[tip], targets] = await Promise.all([commitsNamed(reads, branch), commitsNamed(reads, into)]);
  return tip !== undefined && isCommitMerged(reads, tip, targets);
}

/** As `isMergedInto`, for the work up to one commit: true where the others have all of it between them. */
export async function isCommitMerged(
  reads: Reads,
  tip: string,
  targets: readonly string[],
): Promise<boolean> {
  const base = targets.length === 0 ? undefined : await reads.mergeBase(tip, targets);
  if (base === undefined) {
    return false;
  }
  return base === tip || hasItsPatches(reads.git, { tip, base, targets });
}

/** Work, where it forked off, and the commits that may have it. */
interface Forked {
  readonly tip: string;
  readonly base: string;
  readonly targets: readonly string[];
}

async function hasItsPatches(git: Git, forked: Forked): Promise<boolean> {
  const { tip, targets } = forked;
  if (!(await isWithinBounds(git, forked))) {
    return false;
  }
  return (await nothingNew(git, targets, tip)) || nothingNew(git, targets, await squashed(git, forked));
}

/** True where few enough commits have come since the fork to compare them all. */
async function isWithinBounds(git: Git, { base, targets }: Forked): Promise<boolean> {
  const moved = targets.filter((target) => target !== base);
  if (moved.length === 0) {
    return true;
  }
  const limit = `--max-count=${String(mostBehind)}`;
  const { stdout } = await git.run(['rev-list', '--count', limit, ...moved, `^${base}`]);
  return Number(stdout.trim()) < mostBehind;
}

async function nothingNew(git: Git, targets: readonly string[], tip: string): Promise<boolean> {
  const args = ['rev-list', '--count', '--cherry-pick', '--right-only', '--no-merges'];
  const ranges = targets.map((target) => `${target}...${tip}`);
  const { stdout, exitCode } = await git.run([...args, ...ranges, '--', notOurs], {
    // Comparing patches reads .gitmodules, and git dies of one with a value it refuses (2.39): not known, then.
    answers: [0, 128],
  });
  return exitCode === 0 && stdout.trim() === '0';
}

/**
 * A date as late as every git takes it, so that `rev-list` meets the commit at once: an old one would send it
 * down the whole history.
 */
const date = '2147483647 +0000';

/**
 * The branch's whole work as one commit on its merge base, to be compared by its patch. Nothing points to
 * it, and name and date are fixed, so that asking again makes the same object and no other.
 */
async function squashed(git: Git, { tip, base }: Forked): Promise<string> {
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
