// Real repositories for tests: made by real git, with a configuration of their own, thrown away afterwards.
import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Handoff, Reply } from '../../../src/domain/records';
import type { GitOptions } from '../../../src/git/git';
import type { GitRepository } from '../../../src/git/repository';
import { openRepository } from '../../../src/git/repository';
import { CloneStateFiles } from '../../../src/store/cloneState';
import { PeopleStore } from '../../../src/store/people';
import { RecordStore } from '../../../src/store/recordStore';

const prefix = 'handoff-git-';
const dayMs = 24 * 60 * 60 * 1000;

/** Clears away what killed runs have left, once it is a day old: no run takes that long. */
function sweepOld(): void {
  for (const name of readdirSync(tmpdir()).filter((one) => one.startsWith(prefix))) {
    const folder = join(tmpdir(), name);
    const { mtimeMs } = statSync(folder, { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() };
    try {
      if (Date.now() - mtimeMs > dayMs) rmSync(folder, { recursive: true, force: true });
    } catch (error) {
      console.warn(`${folder} is left over and cannot be removed: ${String(error)}`);
    }
  }
}

sweepOld();
/** The folder everything of this test process lies in. */
const base = realpathSync(mkdtempSync(join(tmpdir(), prefix)));
const home = join(base, 'home');
mkdirSync(home);
writeFileSync(
  join(home, '.gitconfig'),
  '[user]\n\tname = Ana Sousa\n\temail = ana@example.com\n[init]\n\tdefaultBranch = main\n[advice]\n\tdetachedHead = false\n',
);
process.once('exit', () => rmSync(base, { recursive: true, force: true }));

/** The environment of every git command in tests: nothing of the machine's, everything of `home`. */
export const env: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'],
  HOME: home,
  XDG_CONFIG_HOME: join(home, '.config'),
  GIT_CONFIG_NOSYSTEM: '1',
  LC_ALL: 'C',
};

const opened: (() => void)[] = [];
let count = 0;

/** Ends everything that was opened since the last call; for `afterEach`. */
export function closeAll(): void {
  opened.splice(0).forEach((close) => close());
}

/** Runs git as a user would, and gives its output. Throws where it fails. */
export function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', [...args], { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
}

/** As `git`, for commands that are expected to stop in the middle, such as a rebase with a conflict. */
export function gitStopping(cwd: string, ...args: readonly string[]): void {
  try {
    git(cwd, ...args);
  } catch (error) {
    if (!(error instanceof Error && 'status' in error)) throw error;
    return;
  }
  throw new Error(`git ${args.join(' ')} was expected to stop`);
}

/** A new, empty folder. */
export function newFolder(name = 'folder'): string {
  count += 1;
  const folder = join(base, `${String(count)}-${name}`);
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** Writes a file, with its folders. */
export function write(root: string, path: string, content: string | Buffer): void {
  const file = join(root, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
}

/** Commits one file and gives the commit's id. */
export function commit(root: string, path: string, content: string, message = `change ${path}`): string {
  write(root, path, content);
  git(root, 'add', '--', path);
  git(root, 'commit', '-q', '-m', message);
  return git(root, 'rev-parse', 'HEAD').trim();
}

const templates = new Map<string, string>();

/**
 * A repository with one commit on `main` (checked out) and two more on `feature/login`. Copied from one
 * that is made once: `git init` and three commits take ten times as long.
 */
export function newRepository(format: 'sha1' | 'sha256' = 'sha1'): string {
  const template = templates.get(format) ?? makeTemplate(format);
  templates.set(format, template);
  const root = newFolder('repository');
  cpSync(template, root, { recursive: true, preserveTimestamps: true });
  return root;
}

function makeTemplate(format: string): string {
  const root = newFolder('template');
  git(root, 'init', '-q', `--object-format=${format}`);
  commit(root, 'readme.md', 'one\ntwo\nthree\nfour\nfive\n', 'Start');
  git(root, 'switch', '-q', '-c', 'feature/login');
  commit(root, 'login.ts', 'export const a = 1;\n', 'Add login');
  commit(root, 'login.ts', 'export const a = 2;\n', 'Change login');
  git(root, 'switch', '-q', 'main');
  return root;
}

/** A bare repository that has `main` and `feature/login`, and a clone of it with `origin` set up. */
export function newClone(): { readonly remote: string; readonly clone: string } {
  const source = newRepository();
  const remote = newFolder('remote');
  git(remote, 'clone', '-q', '--bare', source, '.');
  return { remote, clone: cloneOf(remote) };
}

export function cloneOf(remote: string): string {
  const clone = newFolder('clone');
  git(clone, 'clone', '-q', remote, '.');
  return clone;
}

/** `git init`, `remote add` and a push, as an empty repository of a hosting site asks for it. */
export function pushed(branch: string): string {
  const root = newFolder('pushed');
  const remote = newFolder('remote');
  git(remote, 'init', '-q', '--bare');
  git(root, 'init', '-q', `--initial-branch=${branch}`);
  commit(root, 'a.ts', 'x', 'Start');
  commit(root, 'b.ts', 'x', 'Go on');
  git(root, 'remote', 'add', 'origin', remote);
  git(root, 'push', '-q', 'origin', branch);
  return root;
}

export interface Opened {
  readonly repository: GitRepository;
  readonly store: RecordStore;
  readonly clone: CloneStateFiles;
  readonly people: PeopleStore;
}

/** Opens a repository as the product does. Closed by `closeAll`. */
export async function open(
  root: string,
  options: GitOptions & { readonly allowBare?: boolean } = {},
): Promise<Opened> {
  const repository = await openRepository(root, { env, ...options });
  if (!repository) throw new Error(`${root} is no repository`);
  const store = new RecordStore(repository);
  opened.push(() => {
    store.dispose();
    repository.dispose();
  });
  const clone = new CloneStateFiles(repository.commonDir, repository.gitDir);
  return { repository, store, clone, people: new PeopleStore(repository, store, clone) };
}

/** A handoff with what must be in one; `tail` (six letters) tells notes apart. */
export function note(tail: string, branch: string | undefined, more: Partial<Handoff> = {}): Handoff {
  return {
    version: 1,
    id: `20261122T175403Z-asousa-${tail}`,
    created: '2026-11-22T17:54:03Z',
    ...(branch === undefined ? {} : { branch }),
    author: { name: 'Ana Sousa', email: 'ana@example.com', kind: 'human' },
    summary: `Summary of ${tail}`,
    ...more,
  };
}

export function pickUp(tail: string, handoff: string): Reply {
  return {
    version: 1,
    id: `20261123T080000Z-bmeyer-${tail}`,
    handoff,
    kind: 'pickup',
    created: '2026-11-23T08:00:00Z',
    author: { name: 'Ben Meyer', email: 'ben@example.com', kind: 'human' },
    after: [],
    readBack: 'I finish the form.',
  };
}

/** Everything that is the user's: two equal ones mean that nothing of theirs was touched. */
export function usersState(root: string): string {
  return [
    git(root, 'status', '--porcelain=v2', '--branch', '--untracked-files=all'),
    git(root, 'ls-files', '--stage', '-v'),
    git(root, 'diff'),
    git(root, 'diff', '--cached'),
    git(root, 'stash', 'list', '--format=%H %gs'),
    git(root, 'worktree', 'list', '--porcelain'),
    git(root, 'for-each-ref', '--format=%(objectname) %(refname)', 'refs/heads', 'refs/tags', 'refs/remotes'),
    git(root, 'config', '--list', '--local'),
  ].join('\n----\n');
}

/** Fails where git finds anything wrong with the objects. */
export function fsck(root: string): string {
  return git(root, 'fsck', '--strict', '--no-dangling', '--no-progress');
}

/** Writes a program that leaves a mark when it runs, and tells how it was called. It gives back what it reads, or fails. */
export function trap(then: 'echo' | 'fail' = 'echo'): {
  readonly program: string;
  readonly ran: () => boolean;
  readonly calls: () => string;
} {
  const folder = newFolder('trap');
  const program = join(folder, 'program');
  const mark = join(folder, 'ran');
  writeFileSync(
    program,
    `#!/bin/sh\necho "called: $0 $* $(tr '\\0' ' ' </proc/$PPID/cmdline)" >> '${mark}'\n${then === 'echo' ? 'cat' : 'exit 1'}\n`,
  );
  chmodSync(program, 0o755);
  const calls = (): string => (existsSync(mark) ? readFileSync(mark, 'utf8') : '');
  return { program, ran: () => calls() !== '', calls };
}
