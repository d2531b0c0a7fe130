import * as vscode from 'vscode';
import type { Disposable } from '../app/emitter';
import type { Network } from '../app/ports';

/** The few members of the built-in git extension's API, version 1, that are used here. */
interface GitApi {
  readonly git: { readonly path: string };
  getRepository(uri: vscode.Uri): GitRepository | null;
  openRepository?(root: vscode.Uri): Promise<GitRepository | null>;
}

/** A branch in that API: `type` 0 is a local one, 1 one of a remote, whose name begins with the remote's. */
interface GitBranch {
  readonly type: number;
  readonly name?: string;
  readonly remote?: string;
}

interface GitRepository {
  readonly state: { readonly onDidChange: vscode.Event<void> };
  getBranches(query: { readonly remote: boolean; readonly sort: 'committerdate' }): Promise<GitBranch[]>;
  checkout(treeish: string): Promise<void>;
  createBranch(name: string, checkout: boolean, ref?: string): Promise<void>;
  push(remote?: string, branch?: string, setUpstream?: boolean): Promise<void>;
  fetch(remote?: string, ref?: string): Promise<void>;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

/**
 * The network of the built-in git extension: its credentials, its prompts, its progress. `fallback` is
 * taken where that extension is switched off or does not have the repository.
 *
 * What it runs, read in VS Code 1.139's extensions/git/src (git.ts `push` and `fetch`, repository.ts `pushTo`,
 * `_push` and `_fetch`, api/api1.ts):
 * - `push(remote, refspec)` is `git push <remote> <refspec>`: no upstream, no tag, no branch beside it.
 *   `git.followTagsWhenSync` counts in its own Sync only; the user's `push.followTags` of git counts as in
 *   every push of theirs, and no tag leads to a journal.
 * - A failed push is first offered to the push error handlers of other extensions, GitHub's among them (it
 *   asks about a fork where pushing is denied); one that takes it lets the call end well. So a push that ends
 *   well is no proof, and what it came to is fetched.
 * - A push by force with a lease (`ForcePushMode.ForceWithLease`) leaves the commit to git, which then takes
 *   what it fetched last, by the refspecs of the configuration: that is none for `refs/handoffs/`, and for a
 *   branch whatever any fetch has brought meanwhile. So nothing is ever replaced through it.
 * - `fetch(remote, refspec)` is `git fetch <remote> <refspec>`, with `--prune` under `git.pruneOnFetch`: that
 *   takes away what is below the refspec's own destination and not on the remote, so no two of ours share one.
 *   `git.fetchOnPull`, `git.pullTags` and `git.autofetch` do not touch it. It writes FETCH_HEAD.
 */
export function editorNetwork(root: string | undefined, fallback: Network): Network {
  const through = (): Promise<GitRepository | undefined> => builtInRepository(root);
  return {
    push: async (remote, refspec) => {
      const repository = await through();
      if (!repository) {
        return fallback.push(remote, refspec);
      }
      await repository.push(remote, refspec);
      return false;
    },
    fetch: async (remote, refspec) => {
      const repository = await through();
      await (repository ? repository.fetch(remote, refspec) : fallback.fetch(remote, refspec));
    },
    replace: async (replacement) => ((await through()) ? false : fallback.replace(replacement)),
  };
}

/** A worktree as the built-in git extension has it; undefined where that is switched off or takes none there. */
export async function builtInRepository(root: string | undefined): Promise<GitRepository | undefined> {
  const api = await gitApi();
  if (!api || root === undefined) {
    return undefined;
  }
  const uri = vscode.Uri.file(root);
  return api.getRepository(uri) ?? (await api.openRepository?.(uri)) ?? undefined;
}

/**
 * Calls back when the built-in git extension has seen the worktree change: it watches the files anyway. A
 * repository that it does not have says nothing. Dispose the result to leave.
 */
export function onDidChangeStatus(root: string | undefined, changed: () => void): Disposable {
  let listener: vscode.Disposable | undefined;
  let left = false;
  const listen = async (): Promise<void> => {
    const api = await gitApi();
    const repository = root === undefined ? undefined : api?.getRepository(vscode.Uri.file(root));
    if (repository && !left) {
      listener = repository.state.onDidChange(changed);
    }
  };
  // An extension that does not start is nothing to bother a form with: it looks again when it is shown.
  listen().catch(() => undefined);
  return {
    dispose: () => {
      left = true;
      listener?.dispose();
    },
  };
}

/** The git that the user configured for the editor; undefined where the extension is not there. */
export async function gitPath(): Promise<string | undefined> {
  return (await gitApi())?.git.path;
}

async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  if (!extension) {
    return undefined;
  }
  const git = extension.isActive ? extension.exports : await extension.activate();
  return git.enabled ? git.getAPI(1) : undefined;
}
