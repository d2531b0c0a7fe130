import assert from 'node:assert/strict';
import { existsSync, lstatSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { Handoff } from '../../src/domain/records';
import type { Waiting, WaitReason } from '../../src/domain/share';
import { reasonNotToMove } from '../../src/git/worktrees';
import { moveRef } from '../../src/git/refTransaction';
import { isGitError } from '../../src/git/gitError';
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
  trap,
  usersState,
  write,
} from './support/repositories';

const login = 'feature/login';
const path = '.handoffs/feature-login/20261122T175403Z-asousa-aaaaaa/handoff.yaml';

/** `usersState` without the branch that the note is meant to be committed on. */
function stateBut(root: string, branch: string): string {
  const known = usersState(root);
  return known
    .split('\n')
    .filter((line) => !line.endsWith(` refs/heads/${branch}`))
    .join('\n');
}

async function waits(
  root: string,
  why: Waiting | WaitReason,
  clicked = false,
  what: Handoff = note('aaaaaa', login),
) {
  const { store } = await open(root);
  await store.keep(what, 'branch');
  const before = usersState(root);
  const waiting = typeof why === 'string' ? { reason: why } : why;
  assert.deepEqual(await store.putOnBranch(what, clicked), { kind: 'waiting', ...waiting });
  assert.equal(usersState(root), before);
  assert.equal((await store.read()).handoffs.length, 1, 'the note waits in the journal');
}

describe('sharing on a branch that was left', () => {
  afterEach(closeAll);

  it('adds one commit with one file, and touches nothing else', async () => {
    const root = newRepository();
    write(root, 'readme.md', 'dirty\n');
    const { store } = await open(root);
    await store.keep(note('aaaaaa', login), 'branch');
    const before = stateBut(root, login);
    const tip = git(root, 'rev-parse', login).trim();
    const outcome = await store.putOnBranch(note('aaaaaa', login), false);
    assert.equal(outcome.kind, 'on-branch');
    assert.equal(stateBut(root, login), before);
    assert.equal(git(root, 'rev-parse', `${login}~1`).trim(), tip);
    assert.equal(git(root, 'diff', '--name-only', `${login}~1`, login).trim(), path);
    assert.equal(
      git(root, 'log', '-1', '--format=%s|%an|%ae|%(trailers:key=Handoff-Id,valueonly,separator=)', login),
      'handoff: note for feature/login|Ana Sousa|ana@example.com|20261122T175403Z-asousa-aaaaaa\n',
    );
    assert.equal(git(root, 'log', '-g', '-1', '--format=%gs', login).trim(), 'handoff: share');
    fsck(root);
  });

  it('happens once, however often it is asked for', async () => {
    const root = newRepository();
    const { store } = await open(root);
    await store.keep(note('aaaaaa', login), 'branch');
    const first = await store.putOnBranch(note('aaaaaa', login), false);
    assert.deepEqual(await store.putOnBranch(note('aaaaaa', login), false), first);
    assert.equal(git(root, 'rev-list', '--count', login).trim(), '4');
  });

  it('keeps several notes on one branch, beside what was there', async () => {
    const root = newRepository();
    const { store } = await open(root);
    for (const tail of ['aaaaaa', 'bbbbbb']) {
      await store.keep(note(tail, login), 'branch');
      assert.equal((await store.putOnBranch(note(tail, login), false)).kind, 'on-branch');
    }
    const names = git(root, 'ls-tree', '-r', '--name-only', login).trim().split('\n');
    assert.equal(names.length, 4);
    assert.ok(names.includes('login.ts'));
  });

  it('waits while another worktree holds the branch', async () => {
    const root = newRepository();
    const side = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', side, login);
    await waits(root, { reason: 'held-by-worktree', worktree: side });
    assert.equal(git(side, 'status', '--porcelain'), '');
  });

  it('does not wait for a worktree whose folder is gone', async () => {
    const root = newRepository();
    const side = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', side, login);
    rmSync(side, { recursive: true });
    const { store } = await open(root);
    assert.equal((await store.putOnBranch(note('aaaaaa', login), false)).kind, 'on-branch');
  });

  it('waits without a click on the branch that is checked out', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    await waits(root, { reason: 'held-by-worktree', worktree: root });
  });

  it('waits while the branch is rebased, here or in another worktree', async () => {
    const root = newRepository();
    commit(root, 'login.ts', 'export const a = 9;\n');
    gitStopping(root, 'rebase', 'main', login);
    await waits(root, { reason: 'operation', operation: 'rebase' });
    await waits(root, { reason: 'operation', operation: 'rebase' }, true);
  });

  it('waits while a stacked branch is rebased along with another', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', '-c', 'feature/more', login);
    commit(root, 'more.ts', 'x');
    git(root, 'switch', '-q', 'main');
    commit(root, 'login.ts', 'export const a = 9;\n');
    gitStopping(root, 'rebase', '--update-refs', 'main', 'feature/more');
    await waits(root, { reason: 'operation', operation: 'rebase' });
  });

  it('waits while the branch is bisected', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    git(root, 'bisect', 'start', 'HEAD', 'HEAD~2');
    git(root, 'switch', '-q', '--detach', 'HEAD');
    await waits(root, { reason: 'operation', operation: 'bisect' });
  });

  it('waits while the index is locked: it may be a switch to this very branch', async () => {
    const root = newRepository();
    write(root, '.git/index.lock', '');
    const { store } = await open(root);
    const outcome = await store.putOnBranch(note('aaaaaa', login), false);
    const lock = join(root, '.git/index.lock');
    assert.deepEqual(outcome, { kind: 'waiting', reason: 'index-locked', lock });
  });

  it('never makes a deleted branch again', async () => {
    const root = newRepository();
    git(root, 'branch', '-q', '-D', login);
    await waits(root, 'branch-missing');
    await waits(root, 'branch-missing', true);
    const { repository } = await open(root);
    const [from, to] = [git(root, 'rev-parse', 'main').trim(), git(root, 'rev-parse', 'main').trim()];
    const move = { ref: `refs/heads/${login}`, from, to };
    await assert.rejects(
      moveRef(repository.git, move, () => Promise.resolve(undefined)),
      (error) => isGitError(error, 'lost-race'),
    );
    assert.equal(await repository.tip(login), undefined);
  });

  it('waits for a note written on a detached HEAD', async () => {
    await waits(newRepository(), 'detached', true, note('aaaaaa', undefined));
  });

  it('waits where something else stands at .handoffs', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    commit(root, '.handoffs', 'a file');
    git(root, 'switch', '-q', 'main');
    const { store } = await open(root);
    const outcome = await store.putOnBranch(note('aaaaaa', login), false);
    assert.deepEqual(outcome, { kind: 'waiting', reason: 'path-blocked' });
  });

  it('keeps the spelling of a folder that is there, where the disk folds case', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    commit(root, '.handoffs/Feature-Login/readme.md', 'x');
    git(root, 'switch', '-q', 'main');
    git(root, 'config', 'core.ignoreCase', 'true');
    const { store } = await open(root);
    assert.equal((await store.putOnBranch(note('aaaaaa', login), false)).kind, 'on-branch');
    const added = git(root, 'diff', '--name-only', `${login}~1`, login).trim();
    assert.equal(added, path.replace('feature-login', 'Feature-Login'));
    const tip = git(root, 'rev-parse', login).trim();
    // Under the other spelling it is there all the same, and so nothing is in the way of it.
    assert.deepEqual(await store.putOnBranch(note('aaaaaa', login), false), {
      kind: 'on-branch',
      branch: login,
      commit: tip,
    });
  });

  it('goes on top of a commit that came in between', async () => {
    const root = newRepository();
    const { store, repository } = await open(root);
    const other = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', '--detach', other, login);
    const newer = commit(other, 'x', 'x');
    git(root, 'update-ref', `refs/heads/${login}`, newer);
    const shared = store.putOnBranch(note('aaaaaa', login), false);
    assert.equal((await shared).kind, 'on-branch');
    assert.equal(git(root, 'rev-parse', `${login}~1`).trim(), newer);
    assert.equal(await reasonNotToMove(repository.git, repository.commonDir, login), undefined);
  });

  it('leaves the branch where it was when the last look finds a reason', async () => {
    const root = newRepository();
    const { repository } = await open(root);
    const tip = git(root, 'rev-parse', login).trim();
    const to = git(root, 'rev-parse', 'main').trim();
    const move = { ref: `refs/heads/${login}`, from: tip, to };
    assert.equal(await moveRef(repository.git, move, () => Promise.resolve('busy')), 'busy');
    assert.equal(git(root, 'rev-parse', login).trim(), tip);
    assert.equal(existsSync(join(root, `.git/refs/heads/${login}.lock`)), false);
  });

  it('signs where the global configuration signs, and says so where it cannot', async () => {
    const root = newRepository();
    const { program, ran } = trap();
    const home = newFolder('home');
    write(home, '.gitconfig', `[commit]\n\tgpgSign = true\n[gpg]\n\tprogram = ${program}\n`);
    const env = { PATH: process.env['PATH'], HOME: home, GIT_CONFIG_NOSYSTEM: '1' };
    const { store } = await open(root, { env });
    const tip = git(root, 'rev-parse', login);
    await assert.rejects(store.putOnBranch(note('aaaaaa', login), false), (error) =>
      isGitError(error, 'signing'),
    );
    assert.ok(ran());
    assert.equal(git(root, 'rev-parse', login), tip);
  });

  it('works in a bare repository', async () => {
    const source = newRepository();
    const bare = newFolder('bare');
    git(bare, 'clone', '-q', '--bare', source, '.');
    const { store } = await open(bare, { allowBare: true });
    await store.keep(note('aaaaaa', 'main'), 'branch');
    assert.equal((await store.putOnBranch(note('aaaaaa', 'main'), false)).kind, 'on-branch');
    fsck(bare);
  });
});

describe('sharing on the branch that is checked out, on a click', () => {
  afterEach(closeAll);

  it('adds the commit and the file, and keeps staged, partly staged and intent-to-add changes', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    write(root, 'readme.md', 'staged\n');
    git(root, 'add', 'readme.md');
    write(root, 'readme.md', 'staged and more\n');
    write(root, 'later.ts', 'x');
    git(root, 'add', '-N', 'later.ts');
    write(root, 'untracked.ts', 'y');
    git(root, 'update-index', '--assume-unchanged', 'login.ts');
    const status = git(root, 'status', '--porcelain=v2');
    const flags = git(root, 'ls-files', '-v');
    const { store } = await open(root);
    await store.keep(note('aaaaaa', login), 'branch');
    const outcome = await store.putOnBranch(note('aaaaaa', login), true);
    assert.equal(outcome.kind, 'on-branch');
    assert.equal(git(root, 'status', '--porcelain=v2'), status);
    assert.equal(git(root, 'ls-files', '-v'), `H ${path}\n${flags}`);
    assert.equal(git(root, 'show', '--name-only', '--format=', 'HEAD').trim(), path);
    assert.equal(readFileSync(join(root, path), 'utf8'), git(root, 'show', `HEAD:${path}`));
    fsck(root);
  });

  it('waits during a merge and while the index is locked, and leaves no file behind', async () => {
    const root = newRepository();
    commit(root, 'login.ts', 'export const a = 9;\n');
    git(root, 'switch', '-q', login);
    gitStopping(root, 'merge', 'main');
    await waits(root, { reason: 'operation', operation: 'merge' }, true);
    git(root, 'merge', '--abort');
    write(root, '.git/index.lock', '');
    const { store } = await open(root);
    assert.deepEqual(await store.putOnBranch(note('aaaaaa', login), true), {
      kind: 'waiting',
      reason: 'index-locked',
      lock: join(root, '.git/index.lock'),
    });
    assert.equal(existsSync(join(root, '.handoffs')), false);
  });

  it('waits while a second worktree holds the branch too', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    const side = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', '--force', side, login);
    await waits(root, { reason: 'held-by-worktree', worktree: side }, true);
  });

  it('never follows a link out of the working tree', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    const outside = newFolder('outside');
    symlinkSync(outside, join(root, '.handoffs'));
    const { store } = await open(root);
    const tip = git(root, 'rev-parse', login);
    assert.deepEqual(await store.putOnBranch(note('aaaaaa', login), true), {
      kind: 'waiting',
      reason: 'path-blocked',
    });
    assert.equal(git(root, 'rev-parse', login), tip);
    assert.equal(existsSync(join(outside, 'feature-login')), false);
    assert.ok(lstatSync(join(root, '.handoffs')).isSymbolicLink());
    assert.equal((await store.read()).handoffs.length, 0);
  });

  it('never writes over a file that is there', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    write(root, path, 'mine\n');
    const { store } = await open(root);
    const before = usersState(root);
    assert.deepEqual(await store.putOnBranch(note('aaaaaa', login), true), {
      kind: 'waiting',
      reason: 'path-blocked',
    });
    assert.equal(readFileSync(join(root, path), 'utf8'), 'mine\n');
    assert.equal(usersState(root), before);
  });

  it('leaves the file off the disk in a sparse checkout that does not have it', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    commit(root, 'src/a.ts', 'x');
    git(root, 'sparse-checkout', 'set', '--cone', 'src');
    const { store } = await open(root);
    assert.equal((await store.putOnBranch(note('aaaaaa', login), true)).kind, 'on-branch');
    assert.equal(existsSync(join(root, path)), false);
    assert.equal(git(root, 'status', '--porcelain'), '');
    assert.equal((await store.read()).handoffs[0]?.where[0], `refs/heads/${login}`);
  });
});
