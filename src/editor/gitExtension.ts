import * as vscode from 'vscode';
import type { Network } from '../app/ports';

/** The few members of the built-in git extension's API, version 1, that are used here. */
interface GitApi {
  readonly git: { readonly path: string };
  getRepository(uri: vscode.Uri): GitRepository | null;
  openRepository?(root: vscode.Uri): Promise<GitRepository | null>;
}

interface GitRepository {
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
 */
export function editorNetwork(root: string | undefined, fallback: Network): Network {
  const through = async (): Promise<GitRepository | undefined> => {
    const api = await gitApi();
    if (!api || root === undefined) {
      return undefined;
    }
    const uri = vscode.Uri.file(root);
    return api.getRepository(uri) ?? (await api.openRepository?.(uri)) ?? undefined;
  };
  return {
    push: async (remote, refspec) => {
      const repository = await through();
      await (repository ? repository.push(remote, refspec) : fallback.push(remote, refspec));
    },
    fetch: async (remote, refspec) => {
      const repository = await through();
      await (repository ? repository.fetch(remote, refspec) : fallback.fetch(remote, refspec));
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
