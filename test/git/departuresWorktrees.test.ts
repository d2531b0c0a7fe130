import assert from 'node:assert/strict';
import { renameSync, rmSync } from 'node:fs';
import { closeAll, commit, git, newFolder, newRepository, write } from './support/repositories';
import { openedNow, openWindow, seen } from './support/windows';

const login = 'feature/login';

/** A repository on main, and a linked worktree of it on feature/login; both were seen. */
async function pair(): Promise<{ readonly root: string; readonly linked: string }> {
  const root = newRepository();
  const linked = `${newFolder('linked')}/tree`;
  git(root, 'worktree', 'add', '-q', linked, login);
  await seen(root);
  await seen(linked);
  return { root, linked };
}

describe('departures in linked worktrees', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('are each worktree’s own, also at the same time', async () => {
    const { root, linked } = await pair();
    const windows = await Promise.all([openWindow(root), openWindow(linked)]);
    git(linked, 'switch', '-q', '-c', 'other', 'main');
    commit(linked, 'other.ts', 'x');
    git(root, 'switch', '-q', '-c', 'next');
    assert.deepEqual(await Promise.all(windows.map(({ settle }) => settle())), [
      'main -> next: default-branch',
      'feature/login -> other: own-work',
    ]);
    assert.equal(await openedNow(linked), '');
    assert.equal(await openedNow(root), '');
  });

  it('see the work that was left there, stashes included', async () => {
    const { linked } = await pair();
    commit(linked, 'more.ts', 'x');
    write(linked, 'login.ts', 'half\n');
    git(linked, 'stash', '-q');
    git(linked, 'switch', '-q', '-c', 'other', 'main');
    const window = await openWindow(linked);
    assert.equal(await window.settle(), 'feature/login -> other: own-work');
    const { ownCommits, stashes } = window.decided[0]?.facts ?? {};
    assert.deepEqual([ownCommits, stashes], [3, 1]);
  });

  it('are none for a worktree that is removed and added again at the same place', async () => {
    const { root, linked } = await pair();
    const before = git(linked, 'rev-parse', '--absolute-git-dir');
    const open = await openWindow(linked);
    git(root, 'worktree', 'remove', linked);
    git(root, 'worktree', 'add', '-q', '-b', 'other', linked, 'main');
    assert.equal(git(linked, 'rev-parse', '--absolute-git-dir'), before);
    assert.equal(await open.settle(), '');
    assert.equal(await openedNow(linked), '');
    git(linked, 'switch', '-q', login);
    assert.equal(await openedNow(linked), 'other -> feature/login: no-own-work');
  });

  it('are none either where its folder was deleted and it was added by force', async () => {
    const { root, linked } = await pair();
    rmSync(linked, { recursive: true });
    git(root, 'worktree', 'add', '-q', '-f', '-b', 'other', linked, 'main');
    assert.equal(await openedNow(linked), '');
  });

  it('are seen after `worktree move`, lock, unlock and repair', async () => {
    const { root, linked } = await pair();
    const moved = `${linked}-moved`;
    git(root, 'worktree', 'lock', linked);
    git(root, 'worktree', 'unlock', linked);
    git(root, 'worktree', 'move', linked, moved);
    git(root, 'worktree', 'repair', moved);
    assert.equal(await openedNow(moved), '');
    git(moved, 'switch', '-q', '-c', 'other', 'main');
    assert.equal(await openedNow(moved), 'feature/login -> other: own-work');
  });

  it('are seen after the clone itself was moved', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    await seen(root);
    closeAll();
    const moved = `${root}-moved`;
    renameSync(root, moved);
    git(moved, 'switch', '-q', 'main');
    assert.equal(await openedNow(moved), 'feature/login -> main: own-work');
  });
});
