// How many git processes the everyday looks cost: counted, and held by these numbers.
import assert from 'node:assert/strict';
import { RepositoryState } from '../../src/app/repositoryState';
import { resolveSettings } from '../../src/domain/settings';
import type { GitRepository } from '../../src/git/repository';
import { ensureBuilt, handoff } from './support/cli';
import { countingGit } from './support/countingGit';
import { closeAll, commit, env, git, newClone, note, open } from './support/repositories';
import { openWindow } from './support/windows';

async function stateOf(root: string, gitPath: string): Promise<RepositoryState> {
  const { repository, store, people, clone } = await open(root, { gitPath });
  const settings = async (from: Pick<GitRepository, 'settings'> = repository) =>
    resolveSettings([await from.settings()]);
  const clock = { now: () => new Date(), timeZone: () => 'UTC', random: () => new Uint8Array() };
  return new RepositoryState({ repository, records: store, people, clone, clock, settings });
}

const nothingNew = ['config', 'for-each-ref'];

describe('the git processes of a refresh', () => {
  afterEach(closeAll);

  it('are two where nothing changed, also in a clone that never fetched a handoff', async () => {
    const { clone } = newClone();
    const { gitPath, asked } = countingGit();
    const state = await stateOf(clone, gitPath);
    assert.equal((await state.refresh()).neverFetched, 'origin');
    asked();
    await state.refresh();
    assert.deepEqual([...asked().commands].sort(), nothingNew);
  });

  it('are two for any number of refreshes at once, and two for those that come meanwhile', async () => {
    const { clone } = newClone();
    const { gitPath, asked } = countingGit();
    const state = await stateOf(clone, gitPath);
    await state.refresh();
    asked();
    await Promise.all(Array.from({ length: 50 }, () => state.refresh()));
    assert.deepEqual([...asked().commands].sort(), [...nothingNew, ...nothingNew].sort());
  });

  it('are two more where HEAD is detached', async () => {
    const { clone } = newClone();
    git(clone, 'switch', '-q', '--detach');
    const { gitPath, asked } = countingGit();
    const state = await stateOf(clone, gitPath);
    await state.refresh();
    asked();
    assert.equal((await state.refresh()).head.kind, 'detached');
    assert.deepEqual([...asked().commands].sort(), [...nothingNew, 'rev-parse', 'symbolic-ref'].sort());
  });

  it('follow what changed: another identity is asked for, and seen', async () => {
    const { clone } = newClone();
    const { gitPath, asked } = countingGit();
    const state = await stateOf(clone, gitPath);
    await state.refresh();
    asked();
    git(clone, 'config', 'user.email', 'ana@new.example');
    assert.equal((await state.refresh()).me?.email, 'ana@new.example');
    assert.deepEqual([...asked().commands].sort(), [...nothingNew, 'var'].sort());
    git(clone, 'remote', 'rename', 'origin', 'hub');
    assert.equal((await state.refresh()).neverFetched, 'hub');
    asked();
    git(clone, 'switch', '-q', '-c', 'feature/new');
    assert.deepEqual((await state.refresh()).head, {
      kind: 'branch',
      branch: 'feature/new',
      commit: git(clone, 'rev-parse', 'HEAD').trim(),
    });
    assert.deepEqual([...asked().commands].sort(), nothingNew);
  });
});

describe('the git processes of a departure', () => {
  afterEach(closeAll);

  /** A window on `main` that saw it last on a branch with two commits of its own. */
  async function left(prepare: (clone: string) => void): Promise<readonly string[]> {
    const { clone } = newClone();
    git(clone, 'switch', '-q', '-c', 'feature/mine');
    const { gitPath, asked } = countingGit();
    const window = await openWindow(clone, { gitPath });
    assert.equal(await window.settle(), '');
    // As the window's state does before.
    await Promise.all([window.parts.records.read(), window.parts.people.me()]);
    commit(clone, 'a.ts', 'x');
    commit(clone, 'a.ts', 'y');
    git(clone, 'switch', '-q', 'main');
    prepare(clone);
    asked();
    assert.equal(await window.settle(), 'feature/mine -> main: own-work');
    return asked().commands;
  }

  it('are few where nothing came to the default branch since', async () => {
    const commands = await left(() => undefined);
    assert.ok(commands.length <= 12, commands.join(' '));
  });

  it('are one more where something did, here and on the remote', async () => {
    const commands = await left((clone) => {
      commit(clone, 'b.ts', 'x');
      git(clone, 'push', '-q', 'origin', 'main');
      commit(clone, 'b.ts', 'y');
    });
    assert.ok(commands.length <= 13, commands.join(' '));
  });
});

describe('the git processes of a command', function () {
  this.timeout(60_000);
  before(ensureBuilt);
  afterEach(closeAll);

  it('are five for a list: the repository, its refs, its configuration, who is there, and what is new', async () => {
    const { clone } = newClone();
    await (await open(clone)).store.keep(note('aaaaaa', 'main'), 'ref');
    const { folder, asked } = countingGit();
    const path = `${folder}:${String(env['PATH'])}`;
    assert.equal((await handoff(clone, ['list'], { env: { PATH: path } })).code, 0);
    assert.deepEqual([...asked().commands].sort(), [
      'cat-file',
      'config',
      'for-each-ref',
      'rev-parse',
      'var',
    ]);
  });
});
