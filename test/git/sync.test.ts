import assert from 'node:assert/strict';
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sync, type Synced } from '../../src/app/sync';
import { GitNetwork } from '../../src/git/network';
import type { Opened } from './support/repositories';
import { closeAll, cloneOf, git, newClone, newFolder, note, open } from './support/repositories';

function syncNow({ repository, store }: Opened): Promise<Synced> {
  return sync({ repository, records: store }, new GitNetwork(repository.git), undefined);
}

async function idsIn({ store }: Opened): Promise<readonly string[]> {
  return (await store.read()).handoffs.map(({ record }) => record.id.slice(-6)).sort();
}

function writerOf(root: string): string {
  return readFileSync(join(root, '.git/handoffs/writer'), 'utf8').trim();
}

function journalsOf(remote: string): readonly string[] {
  return git(remote, 'for-each-ref', '--format=%(refname:lstrip=2)', 'refs/handoffs').trim().split('\n');
}

describe('a sync over git', () => {
  afterEach(closeAll);

  it('takes handoffs from clone to clone, and moves no branch', async () => {
    const { remote, clone } = newClone();
    const other = cloneOf(remote);
    const [mine, theirs] = [await open(clone), await open(other)];
    await mine.store.keep(note('aaaaaa', 'main'), 'ref');
    const branches = git(remote, 'for-each-ref', 'refs/heads');
    assert.deepEqual(await syncNow(mine), { remote: 'origin', sent: true });
    assert.deepEqual(await syncNow(mine), { remote: 'origin', sent: false });
    assert.deepEqual(await syncNow(theirs), { remote: 'origin', sent: false });
    assert.deepEqual(await idsIn(theirs), ['aaaaaa']);
    assert.equal(git(remote, 'for-each-ref', 'refs/heads'), branches);
  });

  it('plans again after the fetch: a copied clone may have written to the same journal meanwhile', async () => {
    const { remote, clone } = newClone();
    const mine = await open(clone);
    await mine.store.keep(note('aaaaaa', 'main'), 'ref');
    await syncNow(mine);
    const folder = newFolder('copy');
    cpSync(clone, folder, { recursive: true });
    const copy = await open(folder);
    const shared = writerOf(clone);
    assert.equal(writerOf(folder), shared);
    await copy.store.keep(note('bbbbbb', 'main'), 'ref');
    await syncNow(copy);
    await mine.store.keep(note('cccccc', 'main'), 'ref');
    // Until it has fetched, this clone believes that the journal on the remote is its own.
    assert.deepEqual(await syncNow(mine), { remote: 'origin', sent: true });
    const minted = writerOf(clone);
    assert.notEqual(minted, shared);
    assert.deepEqual([...journalsOf(remote)].sort(), [shared, minted].sort());
    await syncNow(copy);
    for (const one of [mine, copy]) assert.deepEqual(await idsIn(one), ['aaaaaa', 'bbbbbb', 'cccccc']);
    assert.equal(writerOf(folder), shared);
  });
});
