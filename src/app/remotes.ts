import { ProblemError } from '../domain/problem';
import type { Parts } from './parts';

/** Where a branch's handoffs are exchanged. */
export interface Remotes {
  readonly push: string;
  /**
   * The one that is pushed to, and those that the branch is pulled from: whoever pushes to a fork has
   * colleagues who push to the original.
   */
  readonly fetch: readonly string[];
}

/** The remotes of a branch, or undefined where there is none to push to. */
export async function remotesOf(
  { repository, settings }: Pick<Parts, 'repository' | 'settings'>,
  branch: string | undefined,
): Promise<Remotes | undefined> {
  const push = await repository.pushRemote(branch, (await settings()).remote);
  if (push === undefined) {
    return undefined;
  }
  return { push, fetch: [...new Set([push, ...(await repository.pullRemotes(branch))])] };
}

/** As `remotesOf`. Throws `no-remote`, or `which-remote` where nothing says which of several is meant. */
export async function needRemotes(
  parts: Pick<Parts, 'repository' | 'settings'>,
  branch: string | undefined,
): Promise<Remotes> {
  const found = await remotesOf(parts, branch);
  if (found) {
    return found;
  }
  const remotes = await parts.repository.listRemotes();
  throw new ProblemError(remotes.length === 0 ? { kind: 'no-remote' } : { kind: 'which-remote', remotes });
}

/** Whether there are handoffs that this clone never asked for. */
export interface NeverFetched {
  /** The first remote of the branch that was never asked; absent where there is none, or nothing is exchanged. */
  readonly remote?: string;
  /** True once every remote of the branch was asked: it stays so. */
  readonly isSettled: boolean;
}

/**
 * Looks for a remote whose handoffs were never asked for here: a fresh clone has none of them, and only the
 * user may have them fetched. Asks nothing of the network.
 */
export async function neverFetched(
  parts: Pick<Parts, 'repository' | 'records' | 'clone' | 'settings'>,
  branch: string | undefined,
): Promise<NeverFetched> {
  if ((await parts.settings()).sync === 'off') {
    return { isSettled: false };
  }
  const remotes = (await remotesOf(parts, branch))?.fetch ?? [];
  for (const remote of remotes) {
    if (!(await parts.clone.exchange(remote)).fetched && !(await parts.records.hasJournalsOf(remote))) {
      return { remote, isSettled: false };
    }
  }
  return { isSettled: remotes.length > 0 };
}
