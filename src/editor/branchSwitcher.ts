import { ProblemError } from '../domain/problem';
import type { KnownBranch, SwitchTarget } from '../domain/switchTargets';
import { saidByGit } from '../words/gitFailures';
import { builtInRepository } from './gitExtension';

/** Switches the branch of one worktree. */
export interface BranchSwitcher {
  /** Local and remote branches, those with the newest commits first. */
  branches(): Promise<readonly KnownBranch[]>;
  /** What only a remote has becomes a local branch that tracks it. Throws `not-switched`. */
  switchTo(target: SwitchTarget): Promise<void>;
  /** Makes a branch where HEAD is and switches to it; changes come along. Throws `not-switched`. */
  create(name: string): Promise<void>;
}

/** What the built-in extension calls a switch that changes are in the way of (its api/git.d.ts, `GitErrorCodes`). */
const dirty: readonly unknown[] = ['DirtyWorkTree', 'LocalChangesOverwritten'];

/**
 * The built-in git extension's own way of switching, with its hooks and its progress: no git command of ours
 * ever checks anything out. Throws `no-built-in-git`.
 */
export async function branchSwitcher(root: string | undefined): Promise<BranchSwitcher> {
  const repository = await builtInRepository(root);
  if (!repository) {
    throw new ProblemError({ kind: 'no-built-in-git' });
  }
  return {
    branches: async () => {
      const found = await repository.getBranches({ remote: true, sort: 'committerdate' });
      return found.flatMap(({ name, remote }) => {
        if (name === undefined) {
          return [];
        }
        const isTheirs = remote !== undefined && name.startsWith(`${remote}/`);
        return [isTheirs ? { name: name.slice(remote.length + 1), remote } : { name }];
      });
    },
    switchTo: ({ name, remote }) =>
      saying(name, () =>
        remote === undefined
          ? repository.checkout(name)
          : repository.createBranch(name, true, `${remote}/${name}`),
      ),
    create: (name) => saying(name, () => repository.createBranch(name, true)),
  };
}

async function saying(branch: string, run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    const code = error instanceof Error && 'gitErrorCode' in error ? error.gitErrorCode : undefined;
    const [said = error instanceof Error ? error.message : String(error)] = saidByGit(error);
    throw new ProblemError({ kind: 'not-switched', branch, said, isDirty: dirty.includes(code) });
  }
}
