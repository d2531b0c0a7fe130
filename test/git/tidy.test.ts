import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findTidy, tidy, type Tidying } from '../../src/app/tidy';
import { isProblem } from '../../src/domain/problem';
import type { WaitReason } from '../../src/domain/share';
import { writeRecord } from '../../src/format/record';
import { areAsCommitted } from '../../src/git/unchanged';
import { handoffPath } from '../../src/store/paths';
import { ensureBuilt, json, said } from './support/cli';
import { commitNotes, folderOf, landed, partsOf, planned, tidied } from './support/landed';
import {
  closeAll,
  commit,
  fsck,
  git,
  gitStopping,
  newFolder,
  newRepository,
  note,
  open,
  usersState,
  write,
} from './support/repositories';

const login = 'feature/login';

interface TidyJson {
  readonly removed: readonly {
    readonly id: string;
    readonly branch: string | null;
    readonly reason: string;
  }[];
  readonly commit: string | null;
  readonly left: readonly { readonly path: string; readonly reason: string }[];
}

/** Plans, lets something happen, and then expects that nothing does. */
async function stays(root: string, reason: WaitReason, meanwhile: (found: Tidying) => void): Promise<void> {
  const parts = await partsOf(root);
  const found = await findTidy(parts);
  assert.notEqual(found.remove.length, 0);
  meanwhile(found);
  const before = usersState(root);
  await assert.rejects(tidy(parts, found, found.remove), (error) => {
    assert.ok(isProblem(error) && error.problem.kind === 'not-tidied', String(error));
    assert.equal(error.problem.why.reason, reason);
    return true;
  });
  assert.equal(usersState(root), before);
}

describe('tidying', () => {
  before(function () {
    this.timeout(120_000);
    ensureBuilt();
  });
  afterEach(closeAll);

  it('is one commit, keeps everything else of the user, and a revert brings all of it back', async () => {
    const root = landed(note('bbbbbb', login));
    commitNotes(root, note('kkkkkk', 'main'));
    commit(root, 'partly.ts', 'one\ntwo\n');
    commit(root, 'moved.ts', 'x\n');
    write(root, 'stashed.ts', 'stashed\n');
    git(root, 'stash', '-q', '-u');
    write(root, 'staged.ts', 'staged\n');
    git(root, 'add', 'staged.ts');
    write(root, 'partly.ts', 'ONE\ntwo\n');
    git(root, 'add', 'partly.ts');
    write(root, 'partly.ts', 'ONE\nTWO\n');
    write(root, 'readme.md', 'unstaged\n');
    rmSync(join(root, 'moved.ts'));
    write(root, 'untracked/file.ts', 'untracked\n');
    write(root, `${folderOf(note('kkkkkk', 'main'))}/mine.txt`, 'mine\n');
    const tip = git(root, 'rev-parse', 'HEAD').trim();
    const tracked = git(root, 'ls-tree', '-r', 'HEAD');
    const without = (text: string): string =>
      text
        .split('\n')
        .filter((line) => !/branch\.oid|refs\/heads\/main$|^HEAD |aaaaaa|bbbbbb/.test(line))
        .join('\n');
    const before = without(usersState(root));
    const made = await tidied(root);
    assert.equal(without(usersState(root)), before);
    assert.equal(git(root, 'rev-parse', 'HEAD', 'HEAD~1'), `${made}\n${tip}\n`);
    assert.deepEqual(git(root, 'diff', '--name-status', tip, made).trim().split('\n'), [
      `D\t${handoffPath(note('aaaaaa', login))}`,
      `D\t${handoffPath(note('bbbbbb', login))}`,
    ]);
    assert.equal(
      git(root, 'log', '-1', '--format=%s|%an|%(trailers:key=Handoff-Id,valueonly,separator=%x2c)'),
      `handoff: tidy 2 folders|Ana Sousa|${note('aaaaaa', login).id},${note('bbbbbb', login).id}\n`,
    );
    assert.equal(git(root, 'log', '-g', '-1', '--format=%gs', 'main').trim(), 'handoff: tidy');
    assert.equal(existsSync(join(root, '.handoffs/feature-login')), false);
    assert.equal(existsSync(join(root, '.handoffs')), true);
    fsck(root);
    const { store } = await open(root);
    assert.equal(await store.mendArrival(), 0);
    assert.equal(without(usersState(root)), before);
    git(root, 'stash', '-q', '-u');
    git(root, 'revert', '--no-edit', made.slice(0, 10));
    assert.equal(git(root, 'ls-tree', '-r', 'HEAD'), tracked);
    assert.equal(existsSync(join(root, handoffPath(note('aaaaaa', login)))), true);
  });

  it('keeps a folder with a changed, staged or new file, also one that git does not look at', async () => {
    const tails = ['aaaaaa', 'bbbbbb', 'cccccc', 'dddddd', 'eeeeee', 'ffffff'];
    const [changed, staged, added, assumed, deleted] = tails.map((tail) => note(tail, login));
    const root = landed(...tails.slice(1).map((tail) => note(tail, login)));
    assert.ok(changed && staged && added && assumed && deleted);
    write(root, handoffPath(changed), `${writeRecord(changed)}# mine\n`);
    write(root, handoffPath(staged), `${writeRecord(staged)}# mine\n`);
    git(root, 'add', handoffPath(staged));
    write(root, handoffPath(staged), writeRecord(staged));
    write(root, `${folderOf(added)}/notes.txt`, 'mine\n');
    git(root, 'update-index', '--assume-unchanged', handoffPath(assumed));
    write(root, handoffPath(assumed), 'hidden from git\n');
    git(root, 'rm', '-q', '--cached', handoffPath(deleted));
    assert.deepEqual(await planned(root), [
      ...tails.slice(0, 5).map((tail) => `${tail}! changed`),
      'ffffff merged',
    ]);
    await tidied(root);
    for (const one of [changed, staged, added, assumed, deleted]) {
      assert.equal(existsSync(join(root, handoffPath(one))), true);
    }
    assert.equal(readFileSync(join(root, handoffPath(assumed)), 'utf8'), 'hidden from git\n');
  });

  it('takes files that git checked out with CRLF, and none whose line ends are mixed', async () => {
    const root = landed(note('bbbbbb', login));
    git(root, 'config', 'core.autocrlf', 'true');
    rmSync(join(root, '.handoffs'), { recursive: true });
    git(root, 'checkout', '-q', '--', '.handoffs');
    const path = join(root, handoffPath(note('aaaaaa', login)));
    assert.match(readFileSync(path, 'utf8'), /\r\n/);
    // Without this git's own comparison would do.
    git(root, 'update-index', '--assume-unchanged', handoffPath(note('bbbbbb', login)));
    const other = join(root, handoffPath(note('bbbbbb', login)));
    writeFileSync(other, readFileSync(other, 'utf8').replace('\r\n', '\n'));
    assert.deepEqual(await planned(root), ['aaaaaa merged', 'bbbbbb! changed']);
    await tidied(root);
    assert.equal(existsSync(path), false);
  });

  it('works in a sparse checkout and with a sparse index, where the files are not on the disk', async () => {
    for (const index of ['--no-sparse-index', '--sparse-index']) {
      const root = landed();
      commit(root, 'src/a.ts', 'x\n');
      git(root, 'sparse-checkout', 'set', '--cone', index, 'src');
      assert.equal(existsSync(join(root, '.handoffs')), false);
      const made = await tidied(root);
      assert.equal(git(root, 'ls-tree', '-r', '--name-only', made, '.handoffs'), '');
      assert.equal(git(root, 'status', '--porcelain'), '');
      git(root, 'sparse-checkout', 'disable');
      assert.equal(git(root, 'status', '--porcelain'), '');
      assert.equal(existsSync(join(root, '.handoffs')), false);
      closeAll();
    }
  });

  it('works in a SHA-256 repository', async () => {
    const root = newRepository('sha256');
    commitNotes(root, note('aaaaaa', 'gone'), note('bbbbbb', 'gone/too'));
    assert.equal((await tidied(root)).length, 64);
    assert.equal(git(root, 'status', '--porcelain'), '');
    fsck(root);
  });

  it('removes nothing through a link', async () => {
    const root = landed();
    const elsewhere = join(newFolder('elsewhere'), 'feature-login');
    renameSync(join(root, '.handoffs/feature-login'), elsewhere);
    symlinkSync(elsewhere, join(root, '.handoffs/feature-login'));
    git(root, 'update-index', '--skip-worktree', handoffPath(note('aaaaaa', login)));
    assert.deepEqual(await planned(root), ['aaaaaa! changed']);
    // As git sees it the link is one thing and the file another; as we do, the file is not to be reached.
    const content = Buffer.from(writeRecord(note('aaaaaa', login)));
    const file = { blob: '', path: handoffPath(note('aaaaaa', login)), content };
    assert.equal(await areAsCommitted(root, [file]), false);
    assert.equal(existsSync(join(root, handoffPath(note('aaaaaa', login)))), true);
  });

  it('waits while an operation is under way, and without a branch', async () => {
    const root = landed();
    git(root, 'switch', '-q', '-c', 'other', 'main~1');
    commit(root, 'readme.md', 'other\n');
    git(root, 'switch', '-q', 'main');
    commit(root, 'readme.md', 'mine\n');
    const parts = await partsOf(root);
    const found = await findTidy(parts);
    gitStopping(root, 'merge', '-q', 'other');
    const before = usersState(root);
    const isOperation = (error: unknown): boolean =>
      isProblem(error) && error.problem.kind === 'not-tidied' && error.problem.why.operation === 'merge';
    await assert.rejects(findTidy(parts), isOperation);
    await assert.rejects(tidy(parts, found, found.remove), isOperation);
    assert.equal(usersState(root), before);
    git(root, 'merge', '--abort');
    git(root, 'switch', '-q', '--detach');
    await assert.rejects(findTidy(parts), (error) => isProblem(error) && error.problem.kind === 'no-branch');
    const unborn = newFolder('unborn');
    git(unborn, 'init', '-q');
    assert.deepEqual(await planned(unborn), []);
  });

  it('does nothing where the index is locked, the branch moved or was left, or a file was changed meanwhile', async () => {
    const lock = landed();
    await stays(lock, 'index-locked', () => writeFileSync(join(lock, '.git/index.lock'), ''));
    const moved = landed();
    await stays(moved, 'branch-moved', () => void commit(moved, 'x.ts', 'x'));
    const left = landed();
    await stays(left, 'branch-moved', () => void git(left, 'switch', '-q', '-c', 'elsewhere'));
    const detached = landed();
    await stays(detached, 'branch-moved', () => void git(detached, 'switch', '-q', '--detach'));
    const changed = landed();
    await stays(changed, 'path-blocked', () =>
      write(changed, handoffPath(note('aaaaaa', login)), 'changed meanwhile\n'),
    );
    const staged = landed();
    await stays(staged, 'path-blocked', () => {
      const path = handoffPath(note('aaaaaa', login));
      write(staged, path, 'staged meanwhile\n');
      git(staged, 'add', path);
      write(staged, path, writeRecord(note('aaaaaa', login)));
    });
    const held = landed();
    await stays(held, 'held-by-worktree', () =>
      git(held, 'worktree', 'add', '-q', '-f', join(newFolder('second'), 'tree'), 'main'),
    );
  });

  it('runs no hook', async () => {
    const root = landed();
    const mark = join(root, '.git/hook-ran');
    for (const hook of ['pre-commit', 'commit-msg', 'post-commit', 'reference-transaction']) {
      mkdirSync(join(root, '.git/hooks'), { recursive: true });
      writeFileSync(join(root, '.git/hooks', hook), `#!/bin/sh\ntouch '${mark}'\nexit 1\n`, { mode: 0o755 });
    }
    await tidied(root);
    assert.equal(existsSync(mark), false);
  });

  it('says on the command line what it removes, would remove, or that there is nothing', async () => {
    const root = landed();
    commitNotes(root, note('bbbbbb', 'gone'));
    write(root, `${folderOf(note('bbbbbb', 'gone'))}/mine.txt`, 'mine\n');
    const removed = [{ id: note('aaaaaa', login).id, branch: login, reason: 'merged' }];
    const left = [{ path: folderOf(note('bbbbbb', 'gone')), reason: 'changed' }];
    const before = usersState(root);
    assert.deepEqual(await json<TidyJson>(root, 'tidy', '--dry-run'), { removed, commit: null, left });
    assert.match(
      await said(root, 'tidy', '--dry-run'),
      /^Would remove: .*aaaaaa \(feature\/login, merged\)$/m,
    );
    assert.equal(usersState(root), before);
    const done = await json<TidyJson>(root, 'tidy');
    assert.deepEqual(done, { removed, commit: git(root, 'rev-parse', 'HEAD').trim(), left });
    assert.deepEqual(await json<TidyJson>(root, 'tidy'), { removed: [], commit: null, left });
    assert.match(await said(root, 'tidy'), /^Nothing to tidy[^]*bbbbbb stays/);
    git(root, 'reset', '-q', '--hard', 'HEAD~1');
    assert.match(await said(root, 'tidy'), /^Removed: [^]*in commit [0-9a-f]{10}\. [^]*git revert/);
  });
});
