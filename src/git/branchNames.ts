import { isJournalBranch } from '../domain/journal';
import type { Git } from './git';
import { listRefs } from './refs';

/** The remotes of a repository, in git's order. */
export async function listRemotes(git: Git): Promise<readonly string[]> {
  const { stdout } = await git.run(['remote']);
  return stdout.split('\n').filter((name) => name !== '');
}

/**
 * The remote that a branch is pushed to, in git's own order: `branch.<b>.pushRemote`,
 * `remote.pushDefault`, `branch.<b>.remote`, then the one that is preferred, then `origin`, then the only
 * remote there is. A value that names no remote (`.`, an address) does not count: our refs are kept by the
 * remote's name.
 */
export async function pushRemoteOf(
  git: Git,
  branch: string | undefined,
  preferred?: string,
): Promise<string | undefined> {
  const remotes = await listRemotes(git);
  if (remotes.length < 2) {
    return remotes[0];
  }
  const keys = [
    ...(branch === undefined ? [] : [`branch.${branch}.pushRemote`]),
    'remote.pushDefault',
    ...(branch === undefined ? [] : [`branch.${branch}.remote`]),
  ];
  for (const key of keys) {
    const value = await configured(git, key);
    if (value !== undefined && remotes.includes(value)) {
      return value;
    }
  }
  return [preferred, 'origin'].find((name) => name !== undefined && remotes.includes(name));
}

/** The remotes that a branch is pulled from: the one that it tracks, then `origin`, as far as there are any. */
export async function pullRemotesOf(git: Git, branch: string | undefined): Promise<readonly string[]> {
  const remotes = await listRemotes(git);
  const tracked = branch === undefined ? undefined : await configured(git, `branch.${branch}.remote`);
  return remotes.length < 2 ? remotes : [tracked ?? '', 'origin'].filter((name) => remotes.includes(name));
}

async function configured(git: Git, key: string): Promise<string | undefined> {
  const { stdout, exitCode } = await git.run(['config', '-z', '--get', key], { answers: [0, 1] });
  return exitCode === 0 ? stdout.split('\0')[0] : undefined;
}

/** What a default branch is called where nobody says so; a repository without the first has the next. */
const usualNames = ['main', 'master', 'trunk', 'develop'];

/**
 * Short name of the default branch: what the remote's HEAD says, else `init.defaultBranch`, `main`,
 * `master`, `trunk`, `develop`, whichever exists, else the only branch of the only remote (the first that
 * an empty one is given becomes its default); undefined where there is none of these.
 */
export async function defaultBranchOf(git: Git): Promise<string | undefined> {
  const remotes = await listRemotes(git);
  return (await namedByRemote(git, remotes)) ?? guessed(git, remotes);
}

async function namedByRemote(git: Git, remotes: readonly string[]): Promise<string | undefined> {
  const ordered = remotes.includes('origin') ? ['origin', ...remotes.filter((r) => r !== 'origin')] : remotes;
  for (const remote of ordered) {
    const prefix = `refs/remotes/${remote}/`;
    const { stdout, exitCode } = await git.run(['symbolic-ref', '-q', `${prefix}HEAD`], { answers: [0, 1] });
    const target = stdout.replace(/\n$/, '');
    // An empty remote whose first branch was a journal calls that its default.
    if (exitCode === 0 && target.startsWith(prefix) && !isJournalBranch(target.slice(prefix.length))) {
      return target.slice(prefix.length);
    }
  }
  return undefined;
}

async function guessed(git: Git, remotes: readonly string[]): Promise<string | undefined> {
  const candidates = [(await configured(git, 'init.defaultBranch')) ?? '', ...usualNames].filter(Boolean);
  const refs = await listRefs(git, ['refs/heads', ...remotes.map((remote) => `refs/remotes/${remote}`)]);
  const names = new Set(refs.map((ref) => ref.name));
  const usual = candidates.find(
    (name) =>
      names.has(`refs/heads/${name}`) ||
      remotes.some((remote) => names.has(`refs/remotes/${remote}/${name}`)),
  );
  return usual ?? onlyBranchOf(git, remotes, [...names]);
}

async function onlyBranchOf(
  git: Git,
  remotes: readonly string[],
  names: readonly string[],
): Promise<string | undefined> {
  const [remote, ...more] = remotes;
  if (remote === undefined || more.length > 0) {
    return undefined;
  }
  const prefix = `refs/remotes/${remote}/`;
  const [only, ...rest] = names.filter(
    (name) => name.startsWith(prefix) && !isJournalBranch(name.slice(prefix.length)),
  );
  if (only === undefined || rest.length > 0) {
    return undefined;
  }
  // A clone of one branch knows no other: that it is the only one here says nothing about the remote.
  const { stdout } = await git.run(['config', '-z', '--get-all', `remote.${remote}.fetch`], {
    answers: [0, 1],
  });
  const fetchesAll = stdout.split('\0').some((refspec) => /^\+?refs\/heads\/\*:/.test(refspec));
  return fetchesAll ? only.slice(prefix.length) : undefined;
}

/**
 * Every commit that a branch name stands for: the local branch first, then those of that name on the
 * remotes. A local `main` may lag far behind the one that a squash landed on.
 */
export async function commitsNamed(git: Git, branch: string): Promise<readonly string[]> {
  const remotes = await listRemotes(git);
  const wanted = [`refs/heads/${branch}`, ...remotes.map((remote) => `refs/remotes/${remote}/${branch}`)];
  const refs = await listRefs(git, wanted);
  // `for-each-ref` also lists what lies below a name.
  const ids = wanted.map((name) => refs.find((ref) => ref.name === name)?.id);
  return [...new Set(ids.filter((id) => id !== undefined))];
}
