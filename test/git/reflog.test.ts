import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Departure } from '../../src/domain/departure';
import { closeAll, commit, env, git, newFolder, newRepository, open } from './support/repositories';

const login = 'feature/login';

/** From where to where the last switch went, as the reflog tells it now. */
async function lastOf(root: string): Promise<readonly string[] | undefined> {
  const found = await switchOf(root);
  return found && [found.from, found.to];
}

async function switchOf(root: string): Promise<Departure | undefined> {
  return (await open(root)).repository.lastSwitch();
}

describe('the last switch, by the reflog', () => {
  afterEach(closeAll);

  it('is from branch to branch, with its time', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    const found = await switchOf(root);
    assert.deepEqual([found?.from, found?.to], ['main', login]);
    assert.match(found?.at ?? '', /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.000Z$/);
    assert.ok(Math.abs(Date.parse(found?.at ?? '') - Date.now()) < 600_000);
  });

  it('was at the time of the switch and not of the commit that it went to', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', '-c', 'old');
    git(root, 'commit', '-q', '--amend', '--no-edit', '--date', '2001-01-01T00:00:00Z');
    execFileSync('git', ['commit', '-q', '--amend', '--no-edit'], {
      cwd: root,
      env: { ...env, GIT_COMMITTER_DATE: '2001-01-01T00:00:00Z' },
    });
    git(root, 'switch', '-q', 'main');
    git(root, 'switch', '-q', 'old');
    const found = await switchOf(root);
    assert.ok(Math.abs(Date.parse(found?.at ?? '') - Date.now()) < 600_000, found?.at);
  });

  it('is known where git wrote no line for it: to an orphan, by a rebase, by symbolic-ref', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    git(root, 'switch', '-q', '--orphan', 'fresh');
    commit(root, 'a.ts', 'x');
    assert.deepEqual(await lastOf(root), [login, 'fresh']);
    git(root, 'switch', '-q', 'main');
    commit(root, 'main.ts', 'x');
    git(root, 'switch', '-q', '-c', 'third');
    git(root, 'rebase', '-q', 'main', login);
    assert.deepEqual(await lastOf(root), ['third', login]);
    git(root, 'switch', '-q', 'main');
    git(root, 'symbolic-ref', 'HEAD', 'refs/heads/third');
    assert.deepEqual(await lastOf(root), ['main', 'third']);
  });

  it('passes over a detour that leads back', async () => {
    const root = newRepository();
    git(root, 'tag', 'v1');
    git(root, 'switch', '-q', login);
    git(root, 'checkout', '-q', 'v1');
    git(root, 'switch', '-q', login);
    assert.deepEqual(await lastOf(root), ['main', login]);
  });

  it('understands a target with spaces in it', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    git(root, 'checkout', '-q', ':/Add login');
    assert.deepEqual(await lastOf(root), [login, 'HEAD']);
  });

  it('goes by where HEAD is and not by what was typed', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    git(root, 'switch', '-q', '-');
    assert.deepEqual(await lastOf(root), [login, 'main']);
    git(root, 'checkout', '-q', `heads/${login}`);
    assert.match(git(root, 'log', '-g', '-1', '--format=%gs'), new RegExp(`to heads/${login}$`, 'm'));
    assert.deepEqual(await lastOf(root), ['main', 'HEAD']);
    git(root, 'switch', '-q', 'main');
    git(root, 'switch', '-q', '-c', 'new');
    assert.deepEqual(await lastOf(root), ['main', 'new']);
  });

  it('passes over a detour over a tag: what was left is the branch before it', async () => {
    const root = newRepository();
    git(root, 'tag', 'v1', 'main');
    git(root, 'switch', '-q', login);
    git(root, 'checkout', '-q', 'v1');
    assert.deepEqual(await lastOf(root), [login, 'HEAD']);
    git(root, 'checkout', '-q', 'HEAD');
    assert.deepEqual(await lastOf(root), [login, 'HEAD']);
    git(root, 'switch', '-q', 'main');
    assert.deepEqual(await lastOf(root), [login, 'main']);
  });

  it('passes over commits, a rebase and a checkout of the branch that one is on', async () => {
    const root = newRepository();
    commit(root, 'main.ts', 'x');
    git(root, 'switch', '-q', login);
    commit(root, 'more.ts', 'x');
    git(root, 'rebase', '-q', 'main');
    git(root, 'checkout', '-q', login);
    assert.match(git(root, 'log', '-g', '-1', '--format=%gs'), /moving from (\S+) to \1\n/);
    assert.deepEqual(await lastOf(root), ['main', login]);
  });

  it('looks fifty entries back and no further', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    const ids = ['HEAD~1', 'HEAD'].map((name) => git(root, 'rev-parse', name).trim());
    const move = (time: number): string =>
      git(root, 'update-ref', '-m', 'moved', 'HEAD', ids[time % 2] ?? '');
    for (let time = 0; time < 49; time += 1) move(time);
    assert.deepEqual(await lastOf(root), ['main', login]);
    move(49);
    assert.equal(await lastOf(root), undefined);
  });

  it('is none on an unborn branch', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    git(root, 'switch', '-q', '--orphan', 'fresh');
    assert.equal(await lastOf(root), undefined);
    const empty = newFolder('empty');
    git(empty, 'init', '-q');
    assert.equal(await lastOf(empty), undefined);
  });

  it('is none with reflogs off', async () => {
    const root = newFolder('unlogged');
    git(root, 'init', '-q');
    git(root, 'config', 'core.logAllRefUpdates', 'false');
    commit(root, 'a.ts', 'x');
    git(root, 'switch', '-q', '-c', login);
    assert.equal(await lastOf(root), undefined);
  });

  it('is none where nobody has switched', async () => {
    const root = newFolder('still');
    git(root, 'init', '-q');
    commit(root, 'a.ts', 'x');
    assert.equal(await lastOf(root), undefined);
  });
});
