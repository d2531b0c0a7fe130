// What keeps a note off its branch, and windows that wait for it to end.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Parts } from '../../../src/app/parts';
import { shareWaiting } from '../../../src/app/shareWaiting';
import type { WaitReason } from '../../../src/domain/share';
import { CloneStateFiles } from '../../../src/store/cloneState';
import { commit, git, gitStopping, newFolder, note, open, usersState, write } from './repositories';

export const login = 'feature/login';
export const id = note('aaaaaa', login).id;

export type Window = Pick<Parts, 'repository' | 'records' | 'people' | 'clone'> & {
  readonly clock: Parts['clock'];
};

/** A window on a repository, as far as sharing goes. */
export async function window(root: string): Promise<Window> {
  const { repository, store, people } = await open(root);
  const clock = {
    now: () => new Date(),
    timeZone: () => 'UTC',
    random: (bytes: number) => new Uint8Array(bytes),
  };
  return {
    repository,
    records: store,
    people,
    clone: new CloneStateFiles(repository.commonDir, repository.gitDir),
    clock,
  };
}

/** Keeps a note that is to go on its branch, as a window would that is ended right then. */
export async function wished(
  { repository, records, clone }: Window,
  tail = 'aaaaaa',
  branch = login,
): Promise<void> {
  const tip = await repository.tip(branch);
  const wish = note(tail, branch, tip === undefined ? {} : { at: { commit: tip } });
  await clone.setWish({ id: wish.id, branch, since: new Date().toISOString() });
  await records.keep(wish, 'branch');
}

export async function reasons(
  parts: Window,
): Promise<readonly (WaitReason | 'setting' | 'failed' | undefined)[]> {
  return (await shareWaiting(parts, 'go', false)).waiting.map(({ why }) => why?.reason);
}

/** How many commits of a branch have put a note there. */
export function commitsOf(root: string, noteId: string, branch = login): number {
  const found = git(root, 'log', '--format=%H', `--grep=^Handoff-Id: ${noteId}$`, branch).trim();
  return found === '' ? 0 : found.split('\n').length;
}

/** What is the user's, but for the tip of the branch that notes are to go on. */
export function stateBut(root: string, branch = login): string {
  return (
    usersState(root)
      .split('\n')
      // A worktree whose folder is gone is listed with the branch's tip, wherever that is.
      .filter((line) => !line.endsWith(` refs/heads/${branch}`) && !/^HEAD [0-9a-f]+$/.test(line))
      .join('\n')
  );
}

/** Everything that can keep a note off its branch, and how it ends. */
interface Case {
  readonly name: string;
  readonly reason: WaitReason;
  /** Brings it about in a repository that has `main` checked out, and gives what ends it. */
  readonly begin: (root: string) => () => void;
}

/** Stops a command on the branch, in a conflict with main. */
function stopIn(root: string, command: string): void {
  commit(root, 'login.ts', 'export const a = 9;\n');
  git(root, 'switch', '-q', login);
  gitStopping(root, command, 'main');
}

/** A command that stops on the branch and is aborted. */
function aborted(command: string): Case['begin'] {
  return (root) => {
    stopIn(root, command);
    return () => {
      git(root, command, '--abort');
      git(root, 'switch', '-q', 'main');
    };
  };
}

export const cases: readonly Case[] = [
  {
    name: 'another worktree that switches away',
    reason: 'held-by-worktree',
    begin: (root) => {
      const side = join(newFolder('worktrees'), 'side');
      git(root, 'worktree', 'add', '-q', side, login);
      return () => git(side, 'switch', '-q', '-c', 'other');
    },
  },
  {
    name: 'another worktree that is removed',
    reason: 'held-by-worktree',
    begin: (root) => {
      const side = join(newFolder('worktrees'), 'side');
      git(root, 'worktree', 'add', '-q', side, login);
      return () => git(root, 'worktree', 'remove', side);
    },
  },
  {
    name: 'another worktree whose folder is deleted',
    reason: 'held-by-worktree',
    begin: (root) => {
      const side = join(newFolder('worktrees'), 'side');
      git(root, 'worktree', 'add', '-q', side, login);
      return () => {
        rmSync(side, { recursive: true });
      };
    },
  },
  {
    name: 'the branch being checked out here',
    reason: 'held-by-worktree',
    begin: (root) => {
      git(root, 'switch', '-q', login);
      return () => git(root, 'switch', '-q', 'main');
    },
  },
  {
    name: 'a rebase that is aborted in a third place',
    reason: 'operation',
    begin: aborted('rebase'),
  },
  {
    name: 'a rebase that goes on to its end',
    reason: 'operation',
    begin: (root) => {
      stopIn(root, 'rebase');
      return () => {
        write(root, 'login.ts', 'export const a = 2;\n');
        git(root, 'add', 'login.ts');
        git(root, '-c', 'core.editor=true', 'rebase', '--continue');
        git(root, 'switch', '-q', 'main');
      };
    },
  },
  {
    name: 'a merge',
    reason: 'held-by-worktree',
    begin: aborted('merge'),
  },
  {
    name: 'a cherry-pick',
    reason: 'held-by-worktree',
    begin: aborted('cherry-pick'),
  },
  {
    name: 'a bisect',
    reason: 'operation',
    begin: (root) => {
      git(root, 'switch', '-q', login);
      git(root, 'bisect', 'start', 'HEAD', 'HEAD~2');
      git(root, 'switch', '-q', '--detach', 'HEAD');
      return () => {
        git(root, 'bisect', 'reset');
        git(root, 'switch', '-q', 'main');
      };
    },
  },
  {
    name: 'a lock on the index',
    reason: 'index-locked',
    begin: (root) => lock(root, 'index.lock'),
  },
  {
    name: 'a lock on the branch',
    reason: 'ref-locked',
    begin: (root) => lock(root, `refs/heads/${login}.lock`),
  },
  {
    name: 'a file where notes go',
    reason: 'path-blocked',
    begin: (root) => {
      git(root, 'switch', '-q', login);
      commit(root, '.handoffs', 'a file');
      git(root, 'switch', '-q', 'main');
      return () => {
        git(root, 'switch', '-q', login);
        git(root, 'rm', '-q', '.handoffs');
        git(root, 'commit', '-q', '-m', 'Make room');
        git(root, 'switch', '-q', 'main');
      };
    },
  },
];

export function lock(root: string, name: string): () => void {
  const path = join(root, '.git', name);
  writeFileSync(path, '');
  return () => {
    rmSync(path);
  };
}
