// One clone that exchanges journals with its remote, as the command line does it or as the editor does.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Network } from '../../../src/app/ports';
import { sync, type SyncOptions, type SyncParts, type Synced } from '../../../src/app/sync';
import { resolveSettings } from '../../../src/domain/settings';
import { GitNetwork } from '../../../src/git/network';
import { CloneStateFiles } from '../../../src/store/cloneState';
import { git, type Opened } from './repositories';

export function partsOf({ repository, store }: Opened): SyncParts {
  return {
    repository,
    records: store,
    clone: new CloneStateFiles(repository.commonDir, repository.gitDir),
    settings: async () => resolveSettings([await repository.settings()]),
  };
}

export function syncNow(opened: Opened, options?: SyncOptions): Promise<Synced> {
  return sync(partsOf(opened), new GitNetwork(opened.repository.git), undefined, options);
}

/** git's own network, with some of it done in another way. */
export function networkOf({ repository }: Opened, otherwise: Partial<Network> = {}): Network {
  const own = new GitNetwork(repository.git);
  return {
    push: (remote, refspec) => own.push(remote, refspec),
    fetch: (remote, refspec) => own.fetch(remote, refspec),
    replace: (replacement) => own.replace(replacement),
    ...otherwise,
  };
}

/** As the built-in git extension: no push is sure to have arrived, and nothing can be replaced. */
export function editorNetworkOf(opened: Opened): Network {
  const own = new GitNetwork(opened.repository.git);
  return networkOf(opened, {
    push: async (remote, refspec) => {
      await own.push(remote, refspec);
      return false;
    },
    replace: () => Promise.resolve(false),
  });
}

/** The last six letters of the ids of all handoffs, in order. */
export async function idsIn({ store }: Opened): Promise<readonly string[]> {
  return (await store.read()).handoffs.map(({ record }) => record.id.slice(-6)).sort();
}

export function writerOf(root: string): string {
  return readFileSync(join(root, '.git/handoffs/writer'), 'utf8').trim();
}

/** True where a ref, or anything its history holds, has a text. */
export function holds(root: string, ref: string, text: string): boolean {
  const ids = git(root, 'rev-list', '--objects', ref).trim().split('\n');
  return ids.some((line) => {
    const [id = ''] = line.split(' ');
    return git(root, 'cat-file', '-t', id) === 'blob\n' && git(root, 'cat-file', '-p', id).includes(text);
  });
}

/** Gives what a call fails with. */
export async function failure(run: Promise<unknown>): Promise<unknown> {
  return run.then(
    () => assert.fail('it was expected to fail'),
    (error: unknown) => error,
  );
}
