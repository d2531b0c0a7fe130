import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync, rmSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { stream } from '../../src/git/fastImport';
import { isGitError } from '../../src/git/gitError';
import type { Opened } from './support/repositories';
import {
  closeAll,
  commit,
  fsck,
  git,
  gitStopping,
  newRepository,
  note,
  open,
  pickUp,
  usersState,
  write,
} from './support/repositories';

/** Keeps one note and says whether it shows, and whether anything of the user's changed. */
async function keepsQuietly({ store }: Opened, root: string): Promise<void> {
  const before = usersState(root);
  await store.keep(note('aaaaaa', 'feature/login'), 'ref');
  assert.equal(usersState(root), before);
  const { handoffs } = await store.read();
  assert.deepEqual(
    handoffs.map((found) => found.record.id),
    ['20261122T175403Z-asousa-aaaaaa'],
  );
}

function journalOf(root: string): string {
  return git(root, 'for-each-ref', '--format=%(refname)', 'refs/handoffs').trim();
}

describe('the journal', () => {
  afterEach(closeAll);

  it('keeps a note on a detached HEAD', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', '--detach', 'feature/login');
    await keepsQuietly(await open(root), root);
  });

  it('keeps a note in the middle of a rebase', async () => {
    const root = newRepository();
    commit(root, 'login.ts', 'export const a = 9;\n');
    gitStopping(root, 'rebase', 'main', 'feature/login');
    const opened = await open(root);
    assert.equal(await opened.repository.operation(), 'rebase');
    await keepsQuietly(opened, root);
  });

  it('keeps a note beside staged, partly staged, intent-to-add and untracked changes', async () => {
    const root = newRepository();
    write(root, 'readme.md', 'staged\n');
    git(root, 'add', 'readme.md');
    write(root, 'readme.md', 'staged and more\n');
    write(root, 'later.ts', 'x');
    git(root, 'add', '-N', 'later.ts');
    write(root, 'untracked.ts', 'y');
    await keepsQuietly(await open(root), root);
  });

  it('keeps a note while the index is locked', async () => {
    const root = newRepository();
    const opened = await open(root);
    const before = usersState(root);
    write(root, '.git/index.lock', '');
    await opened.store.keep(note('aaaaaa', 'feature/login'), 'ref');
    rmSync(join(root, '.git/index.lock'));
    assert.equal(usersState(root), before);
    assert.equal((await opened.store.read()).handoffs.length, 1);
  });

  it('keeps a note in an unborn repository, under the branch it is for', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', '--orphan', 'fresh');
    const { repository, store } = await open(root);
    assert.deepEqual(await repository.head(), { kind: 'unborn', branch: 'fresh' });
    await store.keep(note('aaaaaa', 'fresh'), 'branch');
    assert.deepEqual(await store.putOnBranch(note('aaaaaa', 'fresh'), true), {
      kind: 'waiting',
      reason: 'unborn',
    });
    assert.equal((await store.read()).handoffs.length, 1);
  });

  it('names record, author and id in the commit, and lies where a branch would have it', async () => {
    const root = newRepository();
    const { store } = await open(root);
    await store.keep(note('aaaaaa', 'feature/login', { summary: 'Login works\nmore' }), 'ref');
    await store.keep(pickUp('bbbbbb', note('aaaaaa', '').id), 'ref');
    const ref = journalOf(root);
    assert.equal(
      git(root, 'log', '--format=%an %ae %s %(trailers:key=Handoff-Id,valueonly,separator=)', ref),
      'Ana Sousa ana@example.com handoff: pickup 20261123T080000Z-bmeyer-bbbbbb\n' +
        'Ana Sousa ana@example.com handoff: note for feature/login 20261122T175403Z-asousa-aaaaaa\n',
    );
    assert.equal(
      git(root, 'ls-tree', '-r', '--name-only', ref),
      '.handoffs/feature-login/20261122T175403Z-asousa-aaaaaa/20261123T080000Z-bmeyer-bbbbbb.yaml\n' +
        '.handoffs/feature-login/20261122T175403Z-asousa-aaaaaa/handoff.yaml\n',
    );
    assert.match(ref, /^refs\/handoffs\/[a-z2-7]{10}$/);
    fsck(root);
  });

  it('writes with the author of the record where git knows nobody', async () => {
    const root = newRepository();
    const noone = { PATH: process.env['PATH'], HOME: join(root, 'nowhere'), GIT_CONFIG_NOSYSTEM: '1' };
    const { people, store } = await open(root, { env: noone });
    assert.equal(await people.me(), undefined);
    await store.keep(note('aaaaaa', 'feature/login'), 'ref');
    assert.equal(git(root, 'log', '--format=%an %ae', journalOf(root)).trim(), 'Ana Sousa ana@example.com');
  });

  it('is shared by the worktrees of a clone, and by stores that start at the same moment', async () => {
    const root = newRepository();
    git(root, 'worktree', 'add', '-q', '../side', 'feature/login');
    const side = await open(join(root, '../side'));
    const main = await open(root);
    await Promise.all([
      main.store.keep(note('aaaaaa', 'x'), 'ref'),
      side.store.keep(note('bbbbbb', 'x'), 'ref'),
    ]);
    assert.equal(journalOf(root).split('\n').length, 1);
    assert.equal((await main.store.read()).handoffs.length, 2);
    git(root, 'worktree', 'remove', '--force', '../side');
  });

  it('names a lock that stays in the way, with its age, and leaves it alone', async () => {
    const root = newRepository();
    const { store } = await open(root);
    await store.keep(note('aaaaaa', 'x'), 'ref');
    const lock = `.git/${journalOf(root)}.lock`;
    write(root, lock, '');
    utimesSync(join(root, lock), Date.now() / 1000 - 3600, Date.now() / 1000 - 3600);
    await assert.rejects(store.keep(note('bbbbbb', 'x'), 'ref'), (error) => {
      assert.ok(isGitError(error, 'locked'));
      assert.equal(error.lock?.path, join(root, lock));
      assert.ok((error.lock.ageSeconds ?? 0) >= 3600);
      return true;
    });
    assert.ok(existsSync(join(root, lock)));
    assert.deepEqual(crashFiles(root), []);
    rmSync(join(root, lock));
    await store.keep(note('bbbbbb', 'x'), 'ref');
    assert.equal((await store.read()).handoffs.length, 2);
  });

  it('never takes a stream that was cut off', async () => {
    const root = newRepository();
    const { repository, store } = await open(root);
    await store.keep(note('aaaaaa', 'x'), 'ref');
    const ref = journalOf(root);
    const before = git(root, 'rev-parse', ref);
    const author = { name: 'Ana', email: 'ana@example.com' };
    const file = { ref, path: 'x', content: Buffer.from('half'), message: 'm', author, time: 1 };
    const whole = stream(file, before.trim());
    for (const length of [10, 30, 60, whole.length - 20, whole.length - 5]) {
      const child = repository.git.open(['fast-import', '--quiet']);
      const { exitCode } = await repository.git.finish(child, 'fast-import', whole.subarray(0, length));
      assert.notEqual(exitCode, 0, `cut at ${String(length)}`);
      assert.equal(git(root, 'rev-parse', ref), before);
    }
    fsck(root);
  });

  it('mints its writer once, and survives a damaged writer file', async () => {
    const root = newRepository();
    const { store } = await open(root);
    write(root, '.git/handoffs/writer', '../../heads/main\n');
    await store.keep(note('aaaaaa', 'x'), 'ref');
    const writer = readFileSync(join(root, '.git/handoffs/writer'), 'utf8').trim();
    assert.equal(journalOf(root), `refs/handoffs/${writer}`);
    await store.keep(note('bbbbbb', 'x'), 'ref');
    assert.equal(readFileSync(join(root, '.git/handoffs/writer'), 'utf8').trim(), writer);
  });

  it('refuses ids that would leave its folder', async () => {
    const root = newRepository();
    const { store } = await open(root);
    const evil = { ...note('aaaaaa', 'x'), id: '../../../../etc/passwd' };
    await assert.rejects(store.keep(evil, 'ref'));
    await assert.rejects(store.keep(evil, 'local'));
    assert.equal(journalOf(root), '');
  });
});

describe('private notes', () => {
  afterEach(closeAll);

  it('are in no ref, show in the union, and take their replies with them', async () => {
    const root = newRepository();
    const { store } = await open(root);
    const before = usersState(root);
    await store.keep(note('aaaaaa', 'feature/login'), 'local');
    await store.keep(pickUp('bbbbbb', note('aaaaaa', '').id), 'ref');
    assert.equal(journalOf(root), '');
    const { handoffs, replies } = await store.read();
    assert.deepEqual(
      [...handoffs, ...replies].map((found) => found.where),
      [['private'], ['private']],
    );
    assert.deepEqual(await store.putOnBranch(note('aaaaaa', 'feature/login'), true), { kind: 'not-wanted' });
    assert.equal(usersState(root), before);
  });
});

function crashFiles(root: string): readonly string[] {
  return readdirSync(join(root, '.git')).filter((name) => name.startsWith('fast_import_crash'));
}
