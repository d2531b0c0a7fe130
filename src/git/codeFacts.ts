import { realpath } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { CodeFacts, CodeOf, SlowLook } from '../domain/delivery';
import { listRemotes, pushRemoteOf } from './branchNames';
import { listChanges, type Change } from './changes';
import { lastValue } from './configuration';
import { readDelivery } from './delivery';
import type { Layout } from './discovery';
import type { Git } from './git';
import { isGitError } from './gitError';
import { neededFiles } from './neededFiles';
import type { Reads } from './reads';
import { submodulesOf, unpushedOf } from './submodules';
import { notOurs } from './work';
import { gitDirsOf, holdersOf } from './worktrees';

/** More paths than anybody reads; a form that lists them must stay light. */
const mostPaths = 500;

/**
 * Everything of a branch that stays where it is; see `CodeFacts`. What is slow has a limit of its own, and is
 * told as not looked at where that is reached. @throws GitError
 */
export async function readCodeFacts(reads: Reads, layout: Layout, of: CodeOf): Promise<CodeFacts> {
  const { git } = reads;
  const { branch } = of;
  const tip = branch === undefined ? of.commit : (await reads.refs()).ids.get(`refs/heads/${branch}`);
  const { look, notLooked } = looks();
  const holder = await look('worktrees', undefined, () => holderElsewhere(git, layout, branch));
  // What lies here is another branch's where this one is checked out there.
  const root = holder === undefined ? layout.root : undefined;
  const [commits, remote, changes, modules, needed, elsewhere] = await Promise.all([
    branch === undefined ? detached(reads, tip) : onBranch(reads, branch),
    branch === undefined || tip === undefined ? onNoRemote : remoteBranch(reads, branch, tip),
    look('files', [], () => (root === undefined ? none() : changesIn(git))),
    look('submodules', noModules, () => (tip === undefined ? none(noModules) : modulesOf(git, layout, tip))),
    look('ignored', [], () => (root === undefined || tip === undefined ? none() : neededFiles(git, tip))),
    look('worktrees', 0, () => (holder === undefined ? none(0) : countChanges(git, layout, holder))),
  ]);
  return {
    ...commits,
    ...remote,
    ...sorted(changes, modules.paths),
    needed,
    unpushedSubmodules: modules.unpushed,
    ...(holder === undefined ? {} : { elsewhere: { worktree: holder, paths: elsewhere } }),
    notLooked: [...notLooked],
  };
}

/** Git cannot be asked without running a program of the repository's. */
class CannotLook extends Error {
  override readonly name = 'CannotLook';
}

type Look = <T>(name: SlowLook, otherwise: T, read: () => Promise<T>) => Promise<T>;

/** Looks that may take too long: then the value of nothing, and its name is in the list. */
function looks(): { readonly look: Look; readonly notLooked: ReadonlySet<SlowLook> } {
  const notLooked = new Set<SlowLook>();
  const look: Look = async (name, otherwise, read) => {
    try {
      return await read();
    } catch (error) {
      const isTooSlow = isGitError(error) && (error.kind === 'timeout' || error.kind === 'too-much-output');
      if (!isTooSlow && !(error instanceof CannotLook)) {
        throw error;
      }
      notLooked.add(name);
      return otherwise;
    }
  };
  return { look, notLooked };
}

function none<T>(value: T): Promise<T>;
function none<T>(): Promise<readonly T[]>;
function none<T>(value?: T): Promise<T | readonly T[]> {
  return Promise.resolve(value ?? []);
}

type Commits = Pick<CodeFacts, 'hasRemote' | 'unpushed' | 'stashes' | 'isOnBranch'>;

async function onBranch(reads: Reads, branch: string): Promise<Commits> {
  const { hasRemote, unpushed, stashes } = await readDelivery(reads, branch, false);
  return { hasRemote, unpushed, stashes, isOnBranch: true };
}

async function detached(reads: Reads, commit: string | undefined): Promise<Commits> {
  const hasRemote = (await listRemotes(reads)).length > 0;
  if (commit === undefined) {
    return { hasRemote, unpushed: 0, stashes: 0, isOnBranch: true };
  }
  const range = ['--count', '--max-count=1', commit, '--not', '--branches', '--remotes'];
  const { stdout } = await reads.git.run(['rev-list', ...range]);
  return { hasRemote, unpushed: 0, stashes: 0, isOnBranch: stdout.trim() === '0' };
}

type Remote = Pick<CodeFacts, 'remoteBranch' | 'remoteAhead'>;
const onNoRemote: Remote = { remoteBranch: 'none', remoteAhead: 0 };

/**
 * The branch on the remote: the one that it tracks under its own name, else the one of its name where it is
 * pushed to. What it merely came from, such as `origin/main`, is another branch.
 */
async function remoteBranch(reads: Reads, branch: string, tip: string): Promise<Remote> {
  const [settings, remote, { ids }] = await Promise.all([
    reads.settings(),
    pushRemoteOf(reads, branch),
    reads.refs(),
  ]);
  const tracked = lastValue(settings, `branch.${branch}.merge`);
  const isTracked = tracked === `refs/heads/${branch}`;
  const from = isTracked ? (lastValue(settings, `branch.${branch}.remote`) ?? remote) : remote;
  const names = [from, remote].map((name) => `refs/remotes/${name ?? ''}/${branch}`);
  const there = names.map((name) => ids.get(name)).find((id) => id !== undefined);
  if (there === undefined) {
    return { remoteBranch: isTracked ? 'gone' : 'none', remoteAhead: 0 };
  }
  if (there === tip) {
    return { remoteBranch: 'there', remoteAhead: 0 };
  }
  const { stdout } = await reads.git.run(['rev-list', '--count', there, '--not', tip, '--', notOurs]);
  return { remoteBranch: 'there', remoteAhead: Number(stdout.trim()) };
}

async function changesIn(git: Git): Promise<readonly Change[]> {
  const changes = await listChanges(git, notOurs);
  if (!changes) {
    throw new CannotLook('a filter of the repository cannot be switched off');
  }
  return changes;
}

type Files = Pick<CodeFacts, 'uncommitted' | 'changed' | 'untracked' | 'conflicted' | 'movedSubmodules'>;

function sorted(changes: readonly Change[], modules: ReadonlySet<string>): Files {
  const pick = (fits: (change: Change) => boolean): readonly string[] =>
    changes
      .filter(fits)
      .map(({ path }) => path)
      .slice(0, mostPaths);
  return {
    uncommitted: pick(() => true),
    changed: pick(({ path, kind }) => kind === 'changed' && !modules.has(path)),
    untracked: pick(({ kind }) => kind === 'untracked'),
    conflicted: pick(({ kind }) => kind === 'conflicted'),
    movedSubmodules: pick(({ path, kind }) => kind === 'changed' && modules.has(path)),
  };
}

interface Modules {
  readonly paths: ReadonlySet<string>;
  readonly unpushed: readonly string[];
}

const noModules: Modules = { paths: new Set(), unpushed: [] };

async function modulesOf(git: Git, { commonDir }: Layout, tip: string): Promise<Modules> {
  const modules = await submodulesOf(git, tip);
  return {
    paths: new Set(modules.map(({ path }) => path)),
    unpushed: modules.length === 0 ? [] : await unpushedOf(git, commonDir, modules),
  };
}

/** Folder of another worktree that has a branch checked out. Runs git only where there is another one. */
async function holderElsewhere(
  git: Git,
  { commonDir, root }: Layout,
  branch: string | undefined,
): Promise<string | undefined> {
  if (branch === undefined || (await gitDirsOf(commonDir)).length < 2) {
    return undefined;
  }
  const holders = await holdersOf(git, branch);
  const isHere = holders.some(({ path }) => root !== undefined && resolve(path) === root);
  return isHere ? undefined : holders[0]?.path;
}

/** How much of a worktree is in no commit; nothing where its folder belongs to another repository. */
async function countChanges(git: Git, { commonDir }: Layout, worktree: string): Promise<number> {
  const there = git.at({ cwd: worktree });
  const { stdout, exitCode } = await there.run(['rev-parse', '--git-common-dir'], { answers: [0, 128] });
  const same = exitCode === 0 && resolve(worktree, stdout.trim());
  if (same === false || (await realpath(same)) !== (await realpath(commonDir))) {
    return 0;
  }
  return (await changesIn(there)).length;
}
