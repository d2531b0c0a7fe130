import assert from 'node:assert/strict';
import { chmodSync, cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { foldUnion } from '../../src/app/handoffs';
import { neverFetched } from '../../src/app/remotes';
import { chooseSendAs } from '../../src/app/sync';
import { isProblem } from '../../src/domain/problem';
import { resolveSettings } from '../../src/domain/settings';
import { GitError } from '../../src/git/gitError';
import {
  closeAll,
  cloneOf,
  env,
  git,
  newClone,
  newFolder,
  note,
  open,
  usersState,
  write,
} from './support/repositories';
import { failure, idsIn, partsOf, syncNow, writerOf } from './support/syncing';

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
    assert.deepEqual(await syncNow(mine), { remote: 'origin', sent: true, notReplaced: [], notFetched: [] });
    assert.deepEqual(await syncNow(mine), { remote: 'origin', sent: false, notReplaced: [], notFetched: [] });
    assert.deepEqual(await syncNow(theirs), {
      remote: 'origin',
      sent: false,
      notReplaced: [],
      notFetched: [],
    });
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
    assert.deepEqual(await syncNow(mine), { remote: 'origin', sent: true, notReplaced: [], notFetched: [] });
    const minted = writerOf(clone);
    assert.notEqual(minted, shared);
    assert.deepEqual([...journalsOf(remote)].sort(), [shared, minted].sort());
    await syncNow(copy);
    for (const one of [mine, copy]) assert.deepEqual(await idsIn(one), ['aaaaaa', 'bbbbbb', 'cccccc']);
    assert.equal(writerOf(folder), shared);
  });
});

/** A server that takes nothing but branches, each in the way of some real one. */
const refusals: Readonly<Record<string, (remote: string) => void>> = {
  'a pre-receive hook': (remote) =>
    hook(
      remote,
      'pre-receive',
      'while read _ _ ref; do case $ref in refs/heads/*) ;; *) echo "only heads here" >&2; exit 1;; esac; done',
    ),
  'an update hook': (remote) =>
    hook(remote, 'update', 'case $1 in refs/heads/*) ;; *) echo "only heads here"; exit 1;; esac'),
  'transfer.hideRefs': (remote) => git(remote, 'config', 'transfer.hideRefs', 'refs/handoffs'),
  'receive.hideRefs': (remote) => git(remote, 'config', 'receive.hideRefs', 'refs/handoffs'),
};

function hook(remote: string, name: string, script: string): void {
  write(remote, `hooks/${name}`, `#!/bin/sh\n${script}\n`);
  chmodSync(join(remote, 'hooks', name), 0o755);
}

describe('a remote that takes no refs of ours', () => {
  afterEach(closeAll);

  for (const [name, refuse] of Object.entries(refusals)) {
    it(`is told by ${name}, with its own words, and nothing is lost`, async () => {
      const { remote, clone } = newClone();
      refuse(remote);
      const mine = await open(clone);
      await mine.store.keep(note('aaaaaa', 'main'), 'ref');
      const before = usersState(clone);
      const error = await failure(syncNow(mine));
      assert.ok(isProblem(error) && error.problem.kind === 'refs-refused', String(error));
      assert.equal(error.problem.remote, 'origin');
      assert.match(error.problem.said, name.includes('hook') ? /only heads here/ : /hidden ref/);
      assert.deepEqual(await idsIn(mine), ['aaaaaa']);
      assert.equal(usersState(clone), before);
    });

    it(`takes the journal as a branch instead, under ${name}`, async () => {
      const { remote, clone } = newClone();
      refuse(remote);
      const [mine, theirs] = [await open(clone), await open(cloneOf(remote))];
      await mine.store.keep(note('aaaaaa', 'main'), 'ref');
      await failure(syncNow(mine));
      await chooseSendAs(partsOf(mine), 'branch');
      assert.equal((await syncNow(mine)).sent, true);
      assert.equal((await syncNow(mine)).sent, false);
      // The colleague chooses nothing: a plain fetch brings it, and it is nobody's branch to work on.
      git(theirs.repository.root ?? '', 'fetch', '-q');
      assert.deepEqual(await idsIn(theirs), ['aaaaaa']);
      const [found] = (await theirs.store.read()).handoffs;
      assert.deepEqual(found?.where, [`refs/remotes/origin/handoffs/journal-${writerOf(clone)}`]);
      assert.equal(await theirs.repository.defaultBranch(), 'main');
    });
  }

  it('is not asked again but by the user, and takes what comes later once it has changed its mind', async () => {
    const { remote, clone } = newClone();
    hook(remote, 'pre-receive', 'echo "asked" >> asked; exit 1');
    const mine = await open(clone);
    await mine.store.keep(note('aaaaaa', 'main'), 'ref');
    const asked = (): number => readFileSync(join(remote, 'asked'), 'utf8').trim().split('\n').length;
    await failure(syncNow(mine, { retry: false }));
    for (let save = 0; save < 3; save += 1) await failure(syncNow(mine, { retry: false }));
    assert.equal(asked(), 1);
    await failure(syncNow(mine));
    assert.equal(asked(), 2);
    hook(remote, 'pre-receive', 'exit 0');
    assert.equal((await syncNow(mine)).sent, true);
    await mine.store.keep(note('bbbbbb', 'main'), 'ref');
    assert.equal((await syncNow(mine, { retry: false })).sent, true);
  });

  it('is another thing than one that is out of order, or that refuses the branch', async () => {
    const { remote, clone } = newClone();
    const mine = await open(clone);
    await mine.store.keep(note('aaaaaa', 'main'), 'ref');
    const ref = `refs/handoffs/${writerOf(clone)}`;
    write(remote, `${ref}.lock`, '');
    assert.ok((await failure(syncNow(mine))) instanceof GitError);
    git(clone, 'remote', 'set-url', 'origin', '/no/such/remote');
    assert.ok((await failure(syncNow(mine))) instanceof GitError);
    assert.equal((await partsOf(mine).clone.exchange('origin')).refused, undefined);
  });

  it('is said of the branch too, where that is refused as well', async () => {
    const { remote, clone } = newClone();
    hook(remote, 'update', 'echo "main only"; exit 1');
    const mine = await open(clone);
    await mine.store.keep(note('aaaaaa', 'main'), 'ref');
    await chooseSendAs(partsOf(mine), 'branch');
    const error = await failure(syncNow(mine));
    assert.ok(isProblem(error) && error.problem.kind === 'refs-refused');
    assert.equal(error.problem.sentAs, 'branch');
    assert.match(error.problem.said, /main only/);
  });

  it('brings the journals of others that travel as branches, also to a clone of one branch', async () => {
    const { remote, clone } = newClone();
    const narrow = newFolder('narrow');
    git(narrow, 'clone', '-q', '--single-branch', '--branch', 'feature/login', `file://${remote}`, '.');
    const [mine, theirs] = [await open(clone), await open(narrow)];
    await mine.store.keep(note('aaaaaa', 'main'), 'ref');
    await chooseSendAs(partsOf(mine), 'branch');
    await syncNow(mine);
    await chooseSendAs(partsOf(theirs), 'branch');
    await syncNow(theirs);
    assert.deepEqual(await idsIn(theirs), ['aaaaaa']);
    // Once one was seen here, who sends refs is brought the next ones as well.
    await chooseSendAs(partsOf(theirs), 'ref');
    await mine.store.keep(note('bbbbbb', 'main'), 'ref');
    await syncNow(mine);
    await syncNow(theirs);
    assert.deepEqual(await idsIn(theirs), ['aaaaaa', 'bbbbbb']);
    // A journal is no default branch, although it is the only other one that this clone knows.
    assert.equal(await theirs.repository.defaultBranch(), undefined);
  });

  it('is no default branch, although it was the first that an empty remote was given', async () => {
    const { remote, clone } = newClone();
    git(remote, 'branch', 'handoffs/journal-abcdefghij', 'main');
    git(remote, 'symbolic-ref', 'HEAD', 'refs/heads/handoffs/journal-abcdefghij');
    git(clone, 'fetch', '-q');
    git(clone, 'remote', 'set-head', 'origin', '--auto');
    assert.equal(await (await open(clone)).repository.defaultBranch(), 'main');
    git(clone, 'branch', '-m', 'main', 'work');
    git(clone, 'update-ref', '-d', 'refs/remotes/origin/main');
    git(clone, 'symbolic-ref', '-d', 'refs/remotes/origin/HEAD');
    // The only branch of the only remote that anybody works on.
    assert.equal(await (await open(clone)).repository.defaultBranch(), 'feature/login');
  });

  it('tells a copied clone under either name, and loses nothing of the two', async () => {
    for (const [first, second] of [
      ['branch', 'branch'],
      ['branch', 'ref'],
      ['ref', 'branch'],
    ] as const) {
      const { remote, clone } = newClone();
      const mine = await open(clone);
      await mine.store.keep(note('aaaaaa', 'main'), 'ref');
      await chooseSendAs(partsOf(mine), first);
      await syncNow(mine);
      const folder = newFolder('copy');
      cpSync(clone, folder, { recursive: true });
      const copy = await open(folder);
      await copy.store.keep(note('bbbbbb', 'main'), 'ref');
      await chooseSendAs(partsOf(copy), second);
      await syncNow(copy);
      await mine.store.keep(note('cccccc', 'main'), 'ref');
      git(clone, 'fetch', '-q');
      await syncNow(mine);
      assert.notEqual(writerOf(clone), writerOf(folder), `${first}, then ${second}`);
      const third = await open(cloneOf(remote));
      await syncNow(third);
      assert.deepEqual(await idsIn(third), ['aaaaaa', 'bbbbbb', 'cccccc'], `${first}, then ${second}`);
      closeAll();
    }
  });
});

describe('the remotes of a branch', () => {
  afterEach(closeAll);

  /** Ana pushes to her fork and pulls from the original; Ben pushes to the original. */
  function triangle(): { readonly origin: string; readonly fork: string; readonly clone: string } {
    const { remote: origin, clone } = newClone();
    const fork = newFolder('fork');
    git(fork, 'clone', '-q', '--bare', origin, '.');
    git(clone, 'remote', 'add', 'fork', fork);
    git(clone, 'config', 'remote.pushDefault', 'fork');
    return { origin, fork, clone };
  }

  it('brings what colleagues sent to the original, and sends to the fork only', async () => {
    const { origin, fork, clone } = triangle();
    const [ana, ben] = [await open(clone), await open(cloneOf(origin))];
    await ben.store.keep(note('bbbbbb', 'main'), 'ref');
    await syncNow(ben);
    await ana.store.keep(note('aaaaaa', 'main'), 'ref');
    assert.deepEqual(await syncNow(ana), { remote: 'fork', sent: true, notReplaced: [], notFetched: [] });
    assert.deepEqual(await idsIn(ana), ['aaaaaa', 'bbbbbb']);
    assert.deepEqual(journalsOf(fork), [writerOf(clone)]);
    assert.equal(journalsOf(origin).length, 1);
    const views = foldUnion(await ana.store.read());
    // Each is known to be on a remote, and which one does not matter.
    assert.deepEqual(
      views.map(({ onlyHere }) => onlyHere),
      [0, 0],
    );
  });

  it('does with one of them what can be done where the other is not there', async () => {
    const { origin, fork, clone } = triangle();
    const [ana, ben] = [await open(clone), await open(cloneOf(origin))];
    await ben.store.keep(note('bbbbbb', 'main'), 'ref');
    await syncNow(ben);
    await ana.store.keep(note('aaaaaa', 'main'), 'ref');
    git(clone, 'remote', 'set-url', 'fork', '/no/such/fork');
    assert.ok((await failure(syncNow(ana))) instanceof GitError);
    assert.deepEqual(await idsIn(ana), ['aaaaaa', 'bbbbbb'], 'the original was asked all the same');
    git(clone, 'remote', 'set-url', 'fork', fork);
    git(clone, 'remote', 'set-url', 'origin', '/no/such/original');
    const synced = await syncNow(ana);
    assert.deepEqual([synced.remote, synced.sent], ['fork', true]);
    assert.deepEqual(
      synced.notFetched.map(({ remote }) => remote),
      ['origin'],
    );
  });

  it("are git's own first, then the user's setting, then origin; a repository's own setting counts nothing", async () => {
    const { clone } = newClone();
    const other = newFolder('other');
    git(other, 'init', '-q', '--bare');
    git(clone, 'remote', 'add', 'zebra', other);
    git(clone, 'config', '--unset', 'branch.main.remote');
    git(clone, 'config', 'handoff.remote', 'zebra');
    const mine = await open(clone);
    assert.equal((await syncNow(mine)).remote, 'origin');
    const home = newFolder('home');
    write(home, 'config', `[user]\n\tname = A\n\temail = a@b.c\n[handoff]\n\tremote = zebra\n`);
    const asked = await open(clone, { env: { ...env, GIT_CONFIG_GLOBAL: join(home, 'config') } });
    assert.equal((await syncNow(asked)).remote, 'zebra');
    git(clone, 'config', 'remote.pushDefault', 'origin');
    assert.equal((await syncNow(asked)).remote, 'origin');
  });

  it('are a question where there are several and none is named', async () => {
    const { clone } = newClone();
    git(clone, 'remote', 'rename', 'origin', 'one');
    git(clone, 'remote', 'add', 'two', newFolder('two'));
    const error = await failure(syncNow(await open(clone)));
    assert.ok(isProblem(error) && error.problem.kind === 'which-remote');
    assert.deepEqual(error.problem.remotes, ['one', 'two']);
  });
});

describe('a clone that never asked for handoffs', () => {
  afterEach(closeAll);

  it('is offered them, without a word to the remote, until it has asked once', async () => {
    const { remote, clone } = newClone();
    const fresh = await open(clone);
    // Nothing can be asked of a remote that is not there.
    git(clone, 'remote', 'set-url', 'origin', '/no/such/remote');
    assert.deepEqual(await neverFetched(partsOf(fresh), 'main'), { remote: 'origin', isSettled: false });
    await failure(syncNow(fresh));
    assert.equal((await neverFetched(partsOf(fresh), 'main')).remote, 'origin');
    git(clone, 'remote', 'set-url', 'origin', remote);
    await syncNow(fresh);
    assert.deepEqual(await neverFetched(partsOf(fresh), 'main'), { isSettled: true });
    // Shared by windows and the command line, and for good: whoever writes later is found by a sync.
    const again = await open(clone);
    const other = await open(cloneOf(remote));
    await other.store.keep(note('bbbbbb', 'main'), 'ref');
    await syncNow(other);
    assert.deepEqual(await neverFetched(partsOf(again), 'main'), { isSettled: true });
  });

  it('is not offered what is here already, nor where there is no remote or the user exchanges nothing', async () => {
    const { clone } = newClone();
    git(clone, 'update-ref', 'refs/handoffs-remote/origin/abcdefghij', 'HEAD');
    assert.deepEqual(await neverFetched(partsOf(await open(clone)), 'main'), { isSettled: true });
    const { clone: other } = newClone();
    const parts = partsOf(await open(other));
    const off = { ...parts, settings: () => Promise.resolve(resolveSettings([{ sync: 'off' }])) };
    assert.deepEqual(await neverFetched(off, 'main'), { isSettled: false });
    git(other, 'remote', 'remove', 'origin');
    assert.deepEqual(await neverFetched(parts, 'main'), { isSettled: false });
  });
});
