import assert from 'node:assert/strict';
import { chmodSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeRecord } from '../../src/format/record';
import type { Handoff } from '../../src/domain/records';
import {
  cloneOf,
  closeAll,
  commit,
  git,
  newClone,
  newFolder,
  newRepository,
  note,
  open,
  pickUp,
  write,
} from './support/repositories';

const login = 'feature/login';

function fileOf(record: Handoff, slug = 'feature-login'): string {
  return `.handoffs/${slug}/${record.id}/handoff.yaml`;
}

/** Commits a note by hand on the branch that is checked out, as a plain clone would bring it. */
function commitNote(root: string, record: Handoff, slug?: string): void {
  commit(root, fileOf(record, slug), writeRecord(record));
}

describe('the union of all refs', () => {
  afterEach(closeAll);

  it('counts a note in working tree, branch, remote branch and journal once, with every place', async () => {
    const { clone } = newClone();
    git(clone, 'switch', '-q', login);
    const { store } = await open(clone);
    await store.keep(note('aaaaaa', login), 'branch');
    await store.putOnBranch(note('aaaaaa', login), true);
    git(clone, 'push', '-q', 'origin', login);
    const { handoffs, unreadable } = await store.read();
    assert.equal(handoffs.length, 1);
    const [worktree, head, remote, journal] = handoffs[0]?.where ?? [];
    assert.deepEqual(
      [worktree, head, remote],
      ['worktree', `refs/heads/${login}`, `refs/remotes/origin/${login}`],
    );
    assert.match(journal ?? '', /^refs\/handoffs\//);
    assert.deepEqual(unreadable, []);
  });

  it('shows notes of branches that are not checked out', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    commitNote(root, note('aaaaaa', login));
    git(root, 'switch', '-q', 'main');
    const { handoffs } = await (await open(root)).store.read();
    assert.deepEqual(
      handoffs.map((found) => found.where),
      [[`refs/heads/${login}`]],
    );
  });

  it('loses nothing with a deleted, reset or force-pushed branch', async () => {
    const root = newRepository();
    const { store } = await open(root);
    await store.keep(note('aaaaaa', login), 'branch');
    await store.putOnBranch(note('aaaaaa', login), false);
    await store.keep(pickUp('bbbbbb', note('aaaaaa', '').id), 'branch');
    git(root, 'branch', '-q', '-D', login);
    const { handoffs, replies } = await store.read();
    assert.equal(handoffs[0]?.record.branch, login);
    assert.equal(replies.length, 1);
  });

  it('takes the working tree first, then what is private, the own branch, its remote, the journals, the rest', async () => {
    const { clone } = newClone();
    const version = (summary: string): Handoff => note('aaaaaa', login, { summary });
    const { store } = await open(clone);
    const summary = async (): Promise<string | undefined> => (await store.read()).handoffs[0]?.record.summary;

    git(clone, 'switch', '-q', '-c', 'other');
    commitNote(clone, version('rest'));
    git(clone, 'switch', '-q', 'main');
    assert.equal(await summary(), 'rest');
    await store.keep(version('journal'), 'ref');
    assert.equal(await summary(), 'journal');
    git(clone, 'switch', '-q', '-c', 'scratch', `origin/${login}`);
    commitNote(clone, version('remote branch'));
    git(clone, 'push', '-q', 'origin', `scratch:${login}`);
    git(clone, 'switch', '-q', 'main');
    assert.equal(await summary(), 'remote branch');
    git(clone, 'switch', '-q', '-c', login, 'main');
    commitNote(clone, version('own branch'));
    git(clone, 'switch', '-q', 'main');
    assert.equal(await summary(), 'own branch');
    await store.keep(version('private'), 'local');
    assert.equal(await summary(), 'private');
    write(clone, fileOf(note('aaaaaa', login)), writeRecord(version('working tree')));
    assert.equal(await summary(), 'working tree');
    assert.equal((await store.read()).handoffs.length, 1);
  });

  it('goes by the id inside the file, wherever the file lies', async () => {
    const root = newRepository();
    commit(root, '.handoffs/moved/away/from/home.yaml', writeRecord(note('aaaaaa', login)));
    const { handoffs, unreadable } = await (await open(root)).store.read();
    assert.equal(handoffs[0]?.record.id, note('aaaaaa', '').id);
    assert.deepEqual(unreadable, []);
  });

  it('gives the same object while nothing changes, and sees every change', async () => {
    const root = newRepository();
    const { store } = await open(root);
    await store.keep(note('aaaaaa', login), 'ref');
    const first = await store.read();
    assert.equal(await store.read(), first);
    const other = await open(root);
    await other.store.keep(note('bbbbbb', login), 'ref');
    assert.equal((await store.read()).handoffs.length, 2);
    write(root, fileOf(note('cccccc', login)), writeRecord(note('cccccc', login)));
    assert.equal((await store.read()).handoffs.length, 3);
    write(root, fileOf(note('cccccc', login)), writeRecord(note('cccccc', login, { summary: 'By hand' })));
    assert.ok((await store.read()).handoffs.some((found) => found.record.summary === 'By hand'));
    rmSync(join(root, '.handoffs'), { recursive: true });
    assert.equal((await store.read()).handoffs.length, 2);
  });

  it('sees what was written before the call, also while another read is under way', async () => {
    const root = newRepository();
    const { store } = await open(root);
    const early = store.read();
    await store.keep(note('aaaaaa', login), 'ref');
    const [, late, later] = await Promise.all([early, store.read(), store.read()]);
    assert.equal(late.handoffs.length, 1);
    assert.equal(later.handoffs.length, 1);
  });

  it('shows hostile and broken records with path and reason, beside the good ones', async () => {
    const root = newRepository();
    const folder = '.handoffs/main/20261122T175403Z-x-aaaaaa';
    commitNote(root, note('aaaaaa', 'main'), 'main');
    write(root, `${folder}/garbage.yaml`, ':\n\t- [');
    write(root, `${folder}/huge.yaml`, `summary: ${'x'.repeat(64 * 1024 + 1 - 9)}`);
    write(root, `${folder}/run.yaml`, writeRecord(note('bbbbbb', 'main')));
    chmodSync(join(root, folder, 'run.yaml'), 0o755);
    // A link to a record that could be read: it must not be followed, in the tree or on the disk.
    const outside = newFolder('outside');
    write(outside, 'secret.yaml', writeRecord(note('dddddd', 'main')));
    symlinkSync(join(outside, 'secret.yaml'), join(root, folder, 'link.yaml'));
    git(root, 'add', '.');
    git(root, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},${folder}/sub`);
    git(root, 'commit', '-q', '-m', 'Bad');
    git(root, 'switch', '-q', login);
    const bad = await (await open(root)).store.read();
    assert.equal(bad.handoffs.length, 1);
    assert.deepEqual(
      bad.unreadable.map(({ path, where }) => [where, path.slice(folder.length + 1)]),
      ['garbage.yaml', 'huge.yaml', 'link.yaml', 'run.yaml', 'sub'].map((name) => ['refs/heads/main', name]),
    );
    const [garbage, huge, link, run, sub] = bad.unreadable.map(({ reason }) => reason);
    assert.ok(garbage);
    assert.match(huge ?? '', /64 KiB/);
    assert.match(link ?? '', /symbolic link/);
    assert.match(run ?? '', /executable/);
    assert.match(sub ?? '', /submodule/);

    git(root, 'switch', '-q', 'main');
    const here = await (await open(root)).store.read();
    assert.ok(here.handoffs.some((found) => found.where.includes('worktree')));
    assert.ok(!here.handoffs.some((found) => found.record.id === note('dddddd', '').id));
    const inTree = here.unreadable.filter(({ where }) => where === 'worktree').map(({ path }) => path);
    assert.deepEqual(
      inTree,
      ['garbage.yaml', 'huge.yaml', 'link.yaml'].map((name) => `${folder}/${name}`),
    );
  });

  it('reports a branch that has something else at .handoffs, once', async () => {
    const root = newRepository();
    commit(root, '.handoffs', 'no folder');
    const { unreadable, handoffs } = await (await open(root)).store.read();
    assert.deepEqual(handoffs, []);
    assert.deepEqual(unreadable, [
      { where: 'refs/heads/main', path: '.handoffs', reason: 'expected a folder, found something else' },
    ]);
  });

  it('says "not downloaded" for what a partial clone does not have, and does not hang', async () => {
    const { remote, clone } = newClone();
    for (const tail of ['aaaaaa', 'bbbbbb']) commitNote(clone, note(tail, 'main'), 'main');
    git(clone, 'push', '-q', 'origin', 'main');
    git(remote, 'config', 'uploadpack.allowFilter', 'true');
    const partial = newFolder('partial');
    git(partial, 'clone', '-q', '--no-checkout', '--filter=blob:none', `file://${remote}`, '.');
    rmSync(remote, { recursive: true });
    const { store } = await open(partial);
    const { unreadable } = await store.read();
    assert.equal(unreadable.length, 2);
    assert.match(unreadable[0]?.reason ?? '', /not downloaded/);
    await store.keep(note('cccccc', 'main'), 'ref');
    assert.equal((await store.read()).handoffs.length, 1);
  });

  it('reads what is not on the disk in a sparse checkout, and what a linked worktree has', async () => {
    const root = newRepository();
    commitNote(root, note('aaaaaa', 'main'), 'main');
    git(root, 'sparse-checkout', 'set', '--cone', 'src');
    const side = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', '--detach', side);
    for (const place of [root, side]) {
      const { handoffs } = await (await open(place)).store.read();
      assert.equal(handoffs.length, 1);
      assert.ok(handoffs[0]?.where.includes('refs/heads/main'));
    }
  });
});

describe('a SHA-256 repository', () => {
  afterEach(closeAll);

  it('keeps, shares and unites as any other', async () => {
    const root = newRepository('sha256');
    const { store, repository } = await open(root);
    assert.equal(repository.idBytes, 32);
    await store.keep(note('aaaaaa', login), 'branch');
    assert.equal((await store.putOnBranch(note('aaaaaa', login), false)).kind, 'on-branch');
    git(root, 'switch', '-q', login);
    const { handoffs } = await store.read();
    assert.equal(handoffs.length, 1);
    assert.equal(handoffs[0]?.where[0], 'worktree');
    assert.equal(git(root, 'status', '--porcelain'), '');
  });
});

describe('two clones of one remote', () => {
  afterEach(closeAll);

  it('bring each other what they wrote, through the remote and nothing else', async () => {
    const { remote, clone } = newClone();
    const second = cloneOf(remote);
    const [ana, ben] = [await open(clone), await open(second)];
    const heads = git(remote, 'for-each-ref', 'refs/heads');
    await ana.store.keep(note('aaaaaa', login), 'ref');
    const sync = await exchange(ana);
    assert.equal(sync, true);
    await exchange(ben);
    assert.equal((await ben.store.read()).handoffs.length, 1);
    await ben.store.keep(pickUp('bbbbbb', note('aaaaaa', '').id), 'ref');
    await exchange(ben);
    assert.equal(await exchange(ana), false, 'nothing new to send');
    assert.equal((await ana.store.read()).replies.length, 1);
    assert.equal(git(remote, 'for-each-ref', 'refs/heads'), heads);
    assert.equal(git(clone, 'tag'), '');
    assert.equal(git(remote, 'for-each-ref', '--format=%(refname)', 'refs/handoffs').split('\n').length, 3);
  });

  it('do not lose a note when one is a copy of the other, with its writer', async () => {
    const { clone } = newClone();
    const first = await open(clone);
    await first.store.keep(note('aaaaaa', login), 'ref');
    await exchange(first);
    const copy = newFolder('copy');
    git(copy, 'init', '-q');
    const { cpSync } = await import('node:fs');
    cpSync(clone, copy, { recursive: true });
    const second = await open(copy);
    await first.store.keep(note('bbbbbb', login), 'ref');
    await second.store.keep(note('cccccc', login), 'ref');
    await exchange(first);
    await exchange(second);
    await exchange(first);
    for (const { store } of [first, second]) {
      assert.equal((await store.read()).handoffs.length, 3);
    }
    assert.equal((await second.store.syncPlan('origin', 'ref')).push, undefined);
  });

  it('refuse what is no name of a remote', async () => {
    const { store } = await open(newRepository());
    for (const name of ['--upload-pack=x', 'ext::sh -c x', '../x', 'a..b', '']) {
      await assert.rejects(store.syncPlan(name, 'ref'), name);
    }
  });
});

/** One exchange as the app does it; says whether something was sent. */
async function exchange({ repository, store }: Awaited<ReturnType<typeof open>>): Promise<boolean> {
  const { GitNetwork } = await import('../../src/git/network');
  const network = new GitNetwork(repository.git);
  for (const refspec of (await store.syncPlan('origin', 'ref')).fetch) await network.fetch('origin', refspec);
  const { push } = await store.syncPlan('origin', 'ref');
  if (push === undefined) return false;
  await network.push('origin', push);
  await store.sent('origin', push);
  return true;
}
