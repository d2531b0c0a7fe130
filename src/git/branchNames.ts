import { isJournalBranch } from '../domain/journal';
import { lastValue, type ConfigValue } from './configuration';
import type { Reads } from './reads';
import type { RefListing } from './refs';

/**
 * The remotes of a repository as `git remote` lists them: whatever has a `remote.<name>.<key>` in the
 * configuration, in byte order.
 */
export function remotesIn(settings: readonly ConfigValue[]): readonly string[] {
  const names = settings.map(({ key }) => /^remote\.(.+)\.[^.]*$/s.exec(key)?.[1] ?? '');
  // Git warns of a name that begins with a slash, and passes it over.
  const remotes = new Set(names.filter((name) => name !== '' && !name.startsWith('/')));
  return [...remotes].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
}

/** The remotes of a repository, in git's order. @throws GitError */
export async function listRemotes(reads: Reads): Promise<readonly string[]> {
  return remotesIn(await reads.settings());
}

/**
 * The remote that a branch is pushed to, in git's own order: `branch.<b>.pushRemote`,
 * `remote.pushDefault`, `branch.<b>.remote`, then the one that is preferred, then `origin`, then the only
 * remote there is. A value that names no remote (`.`, an address) does not count: our refs are kept by the
 * remote's name.
 */
export async function pushRemoteOf(
  reads: Reads,
  branch: string | undefined,
  preferred?: string,
): Promise<string | undefined> {
  const settings = await reads.settings();
  const remotes = remotesIn(settings);
  if (remotes.length < 2) {
    return remotes[0];
  }
  const values = [
    branch === undefined ? undefined : lastValue(settings, `branch.${branch}.pushremote`),
    lastValue(settings, 'remote.pushdefault'),
    branch === undefined ? undefined : lastValue(settings, `branch.${branch}.remote`),
    preferred,
    'origin',
  ];
  return values.find((name) => name !== undefined && remotes.includes(name));
}

/** The remotes that a branch is pulled from: the one that it tracks, then `origin`, as far as there are any. */
export async function pullRemotesOf(reads: Reads, branch: string | undefined): Promise<readonly string[]> {
  const settings = await reads.settings();
  const remotes = remotesIn(settings);
  const tracked = branch === undefined ? undefined : lastValue(settings, `branch.${branch}.remote`);
  return remotes.length < 2 ? remotes : [tracked ?? '', 'origin'].filter((name) => remotes.includes(name));
}

/** What a default branch is called where nobody says so; a repository without the first has the next. */
const usualNames = ['main', 'master', 'trunk', 'develop'];

/**
 * Short name of the default branch: what the remote's HEAD says, as long as that is there, else
 * `init.defaultBranch`, `main`, `master`, `trunk`, `develop`, whichever exists, else the only branch of the
 * only remote (the first that an empty one is given becomes its default); undefined where there is none of
 * these.
 */
export async function defaultBranchOf(reads: Reads): Promise<string | undefined> {
  const [refs, settings] = await Promise.all([reads.refs(), reads.settings()]);
  const remotes = remotesIn(settings);
  return namedByRemote(refs, remotes) ?? guessed(refs, settings, remotes);
}

function namedByRemote({ targets }: RefListing, remotes: readonly string[]): string | undefined {
  const ordered = remotes.includes('origin') ? ['origin', ...remotes.filter((r) => r !== 'origin')] : remotes;
  for (const remote of ordered) {
    const prefix = `refs/remotes/${remote}/`;
    const target = targets.get(`${prefix}HEAD`) ?? '';
    // An empty remote whose first branch was a journal calls that its default.
    if (target.startsWith(prefix) && !isJournalBranch(target.slice(prefix.length))) {
      return target.slice(prefix.length);
    }
  }
  return undefined;
}

function guessed(
  refs: RefListing,
  settings: readonly ConfigValue[],
  remotes: readonly string[],
): string | undefined {
  const candidates = [lastValue(settings, 'init.defaultbranch') ?? '', ...usualNames].filter(Boolean);
  const usual = candidates.find(
    (name) =>
      refs.ids.has(`refs/heads/${name}`) ||
      remotes.some((remote) => refs.ids.has(`refs/remotes/${remote}/${name}`)),
  );
  return usual ?? onlyBranchOf(refs, settings, remotes);
}

function onlyBranchOf(
  { refs }: RefListing,
  settings: readonly ConfigValue[],
  remotes: readonly string[],
): string | undefined {
  const [remote, ...more] = remotes;
  if (remote === undefined || more.length > 0) {
    return undefined;
  }
  const prefix = `refs/remotes/${remote}/`;
  const [only, ...rest] = refs.filter(
    ({ name }) => name.startsWith(prefix) && !isJournalBranch(name.slice(prefix.length)),
  );
  if (only === undefined || rest.length > 0) {
    return undefined;
  }
  // A clone of one branch knows no other: that it is the only one here says nothing about the remote.
  const fetchesAll = fetchesOf(settings, remote).some((refspec) => /^\+?refs\/heads\/\*:/.test(refspec));
  return fetchesAll ? only.name.slice(prefix.length) : undefined;
}

/** What a remote's refspecs fetch. */
export function fetchesOf(settings: readonly ConfigValue[], remote: string): readonly string[] {
  return settings.filter(({ key }) => key === `remote.${remote}.fetch`).map(({ value }) => value);
}

/**
 * Every commit that a branch name stands for: the local branch first, then those of that name on the
 * remotes. A local `main` may lag far behind the one that a squash landed on.
 */
export async function commitsNamed(reads: Reads, branch: string): Promise<readonly string[]> {
  const [{ ids }, settings] = await Promise.all([reads.refs(), reads.settings()]);
  const wanted = [
    `refs/heads/${branch}`,
    ...remotesIn(settings).map((remote) => `refs/remotes/${remote}/${branch}`),
  ];
  return [...new Set(wanted.map((name) => ids.get(name)).filter((id) => id !== undefined))];
}
