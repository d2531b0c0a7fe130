import type { BranchFate } from '../domain/tidy';
import { defaultBranchOf, fetchesOf, remotesIn } from './branchNames';
import type { ConfigValue } from './configuration';
import { isCommitMerged } from './merged';
import type { Reads } from './reads';
import type { RefListing } from './refs';

/**
 * What has become of each of these branches. `merged` means every tip of that name, here and on the
 * remotes, in `into` (a commit) or in the default branch, which itself goes on. @throws GitError
 */
export async function fatesOf(
  reads: Reads,
  branches: readonly string[],
  into: string,
): Promise<ReadonlyMap<string, BranchFate>> {
  const [base, listing, settings] = await Promise.all([
    defaultBranchOf(reads),
    reads.refs(),
    reads.settings(),
  ]);
  const { refs } = listing;
  const remotes = remotesIn(settings);
  const fetched = remotes.map((remote) => fetchedBy(listing, settings, remote));
  const tipsOf = (branch: string): readonly string[] => [
    ...new Set(refs.filter(({ name }) => isNamed(name, branch, remotes)).map(({ id }) => id)),
  ];
  const targets = [...new Set([into, ...(base === undefined ? [] : tipsOf(base))])];
  const fates = new Map<string, BranchFate>();
  for (const branch of new Set(branches)) {
    const tips = tipsOf(branch);
    // A symbolic ref is a branch as well, and has no tip in the listing.
    if (branch === base || listing.targets.has(`refs/heads/${branch}`)) {
      fates.set(branch, 'unmerged');
    } else if (tips.length === 0) {
      fates.set(branch, fetched.every((has) => has(branch)) ? 'gone' : 'unknown');
    } else {
      fates.set(branch, (await areMerged(reads, tips, targets)) ? 'merged' : 'unmerged');
    }
  }
  return fates;
}

async function areMerged(
  reads: Reads,
  tips: readonly string[],
  targets: readonly string[],
): Promise<boolean> {
  for (const tip of tips) {
    if (!(await isInOneOf(reads, tip, targets))) {
      return false;
    }
  }
  return true;
}

/** One of them must have all of it: what is taken away is to be found in one place. */
async function isInOneOf(reads: Reads, tip: string, targets: readonly string[]): Promise<boolean> {
  for (const target of targets) {
    if (await isCommitMerged(reads, tip, [target])) {
      return true;
    }
  }
  return false;
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
function fetchedBy(
  { ids }: RefListing,
  settings: readonly ConfigValue[],
  remote: string,
): (branch: string) => boolean {
  const all = fetchesOf(settings, remote).filter((refspec) => refspec !== '');
  const without = all.filter((refspec) => refspec.startsWith('^')).map((refspec) => refspec.slice(1));
  const pairs = all
    .filter((refspec) => !refspec.startsWith('^'))
    .map((refspec) => refspec.replace(/^\+/, '').split(':'));
  const wasFetched = [...ids.keys()].some((name) => name.startsWith(`refs/remotes/${remote}/`));
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
