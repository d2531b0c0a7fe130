import type { BranchFate } from '../domain/tidy';
import { defaultBranchOf, listRemotes } from './branchNames';
import type { Git } from './git';
import { isCommitMerged } from './merged';
import { listRefsWithText } from './refs';

/**
 * What has become of each of these branches. `merged` means every tip of that name, here and on the
 * remotes, in `into` (a commit) or in the default branch, which itself goes on. @throws GitError
 */
export async function fatesOf(
  git: Git,
  branches: readonly string[],
  into: string,
): Promise<ReadonlyMap<string, BranchFate>> {
  const [remotes, base, { text, refs }] = await Promise.all([
    listRemotes(git),
    defaultBranchOf(git),
    listRefsWithText(git, ['refs/heads', 'refs/remotes']),
  ]);
  const fetched = await Promise.all(remotes.map((remote) => fetchedBy(git, remote, text)));
  const tipsOf = (branch: string): readonly string[] => [
    ...new Set(refs.filter(({ name }) => isNamed(name, branch, remotes)).map(({ id }) => id)),
  ];
  const targets = [...new Set([into, ...(base === undefined ? [] : tipsOf(base))])];
  const fates = new Map<string, BranchFate>();
  for (const branch of new Set(branches)) {
    const tips = tipsOf(branch);
    // A symbolic ref is a branch as well, and has no tip in the listing.
    if (branch === base || (tips.length === 0 && text.includes(` refs/heads/${branch}\n`))) {
      fates.set(branch, 'unmerged');
    } else if (tips.length === 0) {
      fates.set(branch, fetched.every((has) => has(branch)) ? 'gone' : 'unknown');
    } else {
      fates.set(branch, (await areMerged(git, tips, targets)) ? 'merged' : 'unmerged');
    }
  }
  return fates;
}

async function areMerged(git: Git, tips: readonly string[], targets: readonly string[]): Promise<boolean> {
  for (const tip of tips) {
    if (!(await isCommitMerged(git, tip, targets))) {
      return false;
    }
  }
  return true;
}

/** Also what is left of a remote that was removed by hand: then its name cannot be told from the branch's. */
function isNamed(ref: string, branch: string, remotes: readonly string[]): boolean {
  if (
    ref === `refs/heads/${branch}` ||
    remotes.some((remote) => ref === `refs/remotes/${remote}/${branch}`)
  ) {
    return true;
  }
  const isKnown = remotes.some((remote) => ref.startsWith(`refs/remotes/${remote}/`));
  return ref.startsWith('refs/remotes/') && !isKnown && ref.endsWith(`/${branch}`);
}

/**
 * Whether a remote's branch would show here if the remote had it: its refspecs fetch it to where we look,
 * and something was fetched.
 */
async function fetchedBy(git: Git, remote: string, refs: string): Promise<(branch: string) => boolean> {
  const { stdout } = await git.run(['config', '-z', '--get-all', `remote.${remote}.fetch`], {
    answers: [0, 1],
  });
  const all = stdout.split('\0').filter((refspec) => refspec !== '');
  const without = all.filter((refspec) => refspec.startsWith('^')).map((refspec) => refspec.slice(1));
  const pairs = all
    .filter((refspec) => !refspec.startsWith('^'))
    .map((refspec) => refspec.replace(/^\+/, '').split(':'));
  const wasFetched = refs.includes(` refs/remotes/${remote}/`);
  return (branch) =>
    wasFetched &&
    !without.some((from) => starOf(from, `refs/heads/${branch}`) !== undefined) &&
    pairs.some(([from = '', to = '']) => {
      const star = starOf(from, `refs/heads/${branch}`);
      return star !== undefined && to.replace('*', () => star) === `refs/remotes/${remote}/${branch}`;
    });
}

/** What the star of a refspec's side stands for in a name; empty without a star, undefined where it does not fit. */
function starOf(pattern: string, name: string): string | undefined {
  const at = pattern.indexOf('*');
  if (at < 0) {
    return pattern === name ? '' : undefined;
  }
  const [before, after] = [pattern.slice(0, at), pattern.slice(at + 1)];
  const fits = name.length >= before.length + after.length && name.startsWith(before) && name.endsWith(after);
  return fits ? name.slice(before.length, name.length - after.length) : undefined;
}
