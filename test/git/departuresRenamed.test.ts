import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { branchLeft, why } from '../../src/app/departures';
import { mute } from '../../src/app/mutes';
import { closeAll, commit, git, newRepository } from './support/repositories';
import { openedNow, openWindow, seen, settings } from './support/windows';

const login = 'feature/login';

/** A repository on feature/login, with two commits of Ana's, that a window has seen. */
async function onLogin(config?: readonly string[]): Promise<string> {
  const root = newRepository();
  if (config) git(root, 'config', ...config);
  git(root, 'switch', '-q', login);
  await seen(root);
  return root;
}

describe('a branch that is renamed', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('while it is checked out is not left, and the cursor follows', async () => {
    const root = await onLogin();
    git(root, 'branch', '-m', 'once');
    git(root, 'branch', '-m', 'twice');
    const window = await openWindow(root);
    assert.equal((await why(window.parts, settings)).outcome.reason, 'no-departure');
    let passed = 0;
    window.watch.onDidPass(() => (passed += 1));
    assert.equal(await window.settle(), '');
    assert.equal(passed, 1);
    assert.equal((await window.parts.clone.cursor())?.branch, 'twice');
    assert.deepEqual(await window.parts.clone.decisions(), []);
    git(root, 'switch', '-q', 'main');
    assert.equal(await window.settle(), 'twice -> main: own-work');
  });

  it('after it was left is asked about under the name it has now', async () => {
    const root = await onLogin();
    git(root, 'switch', '-q', 'main');
    const window = await openWindow(root);
    await window.watch.look();
    git(root, 'branch', '-m', login, 'renamed');
    assert.equal(await window.settle(), 'renamed -> main: own-work');
    const [decided] = window.decided;
    assert.deepEqual(
      [decided?.facts.from, decided?.facts.exists, decided?.facts.ownCommits],
      ['renamed', true, 2],
    );
    // While the question stands there, and in what is explained afterwards.
    git(root, 'branch', '-m', 'renamed', 'again');
    assert.ok(decided);
    assert.equal(await branchLeft(window.parts, decided.departure), 'again');
    const { departure, outcome } = await why(window.parts, settings);
    assert.deepEqual([departure?.from, outcome.reason], ['again', 'own-work']);
  });

  it('and whose name another branch has taken is still itself', async () => {
    const root = await onLogin();
    git(root, 'branch', '-m', 'renamed');
    git(root, 'branch', login, 'main');
    assert.equal(await openedNow(root), '');
    git(root, 'switch', '-q', 'main');
    assert.equal(await openedNow(root), 'renamed -> main: own-work');
  });

  it('before the cursor came to a new branch of that name has nothing to do with it', async () => {
    const root = await onLogin();
    git(root, 'branch', '-m', 'renamed');
    const window = await openWindow(root);
    assert.equal(await window.settle(), '');
    window.clock.advance(5000);
    git(root, 'switch', '-q', '-c', login, 'main');
    commit(root, 'new.ts', 'x');
    assert.equal(await window.settle(), 'renamed -> feature/login: own-work');
    git(root, 'switch', '-q', 'renamed');
    assert.equal(await window.settle(), 'feature/login -> renamed: own-work');
  });

  it('or deleted with reflogs off, or deleted after being left, is quiet', async () => {
    const unlogged = await onLogin(['core.logAllRefUpdates', 'false']);
    git(unlogged, 'reflog', 'expire', '--expire=all', '--all');
    rmSync(`${unlogged}/.git/logs`, { recursive: true });
    git(unlogged, 'branch', '-m', 'renamed');
    assert.equal(await openedNow(unlogged), 'feature/login -> renamed: branch-gone');
    assert.equal(await openedNow(unlogged), '');
    const deleted = await onLogin();
    git(deleted, 'switch', '-q', 'main');
    git(deleted, 'branch', '-q', '-D', login);
    assert.equal(await openedNow(deleted), 'feature/login -> main: branch-gone');
    const renamedToo = await onLogin();
    git(renamedToo, 'switch', '-q', 'main');
    git(renamedToo, 'branch', '-m', login, 'renamed');
    git(renamedToo, 'branch', '-q', '-D', 'renamed');
    assert.equal(await openedNow(renamedToo), 'feature/login -> main: branch-gone');
  });

  it('in another worktree, where it is checked out, is left by nobody', async () => {
    const root = newRepository();
    const linked = `${root}-linked`;
    git(root, 'worktree', 'add', '-q', linked, login);
    await seen(linked);
    await seen(root);
    git(root, 'branch', '-m', login, 'renamed');
    assert.equal(await openedNow(linked), '');
    assert.equal(await openedNow(root), '');
    git(linked, 'switch', '-q', '-c', 'other', 'main');
    assert.equal(await openedNow(linked), 'renamed -> other: own-work');
  });

  it('stays muted', async () => {
    const root = await onLogin();
    const window = await openWindow(root);
    await mute(window.parts, { kind: 'branch', branch: login });
    git(root, 'branch', '-m', 'renamed');
    assert.equal(await window.settle(), '');
    assert.deepEqual((await window.parts.clone.mutes()).branches, ['renamed']);
    git(root, 'switch', '-q', 'main');
    assert.equal(await window.settle(), 'renamed -> main: muted-branch');
    // Renamed while the user is elsewhere: nobody's cursor tells of it, the reflog of the branch does.
    git(root, 'branch', '-m', 'renamed', 'again');
    git(root, 'switch', '-q', 'again');
    await window.settle();
    git(root, 'switch', '-q', 'main');
    assert.equal(await window.settle(), 'again -> main: muted-branch');
    // A new branch of the muted name is the one that is muted.
    git(root, 'branch', 'renamed', 'main');
    git(root, 'switch', '-q', 'again');
    await window.settle();
    git(root, 'switch', '-q', 'main');
    assert.equal(await window.settle(), 'again -> main: own-work');
  });

  it('does not mute a copy of it', async () => {
    const root = await onLogin();
    const window = await openWindow(root);
    await mute(window.parts, { kind: 'branch', branch: login });
    git(root, 'branch', '-c', 'copy');
    git(root, 'switch', '-q', 'copy');
    assert.equal(await window.settle(), 'feature/login -> copy: muted-branch');
    git(root, 'switch', '-q', 'main');
    assert.equal(await window.settle(), 'copy -> main: own-work');
  });
});
