import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { BranchWork } from '../../src/domain/branchWork';
import {
  closeAll,
  commit,
  env,
  git,
  newClone,
  newRepository,
  open,
  pushed,
  write,
} from './support/repositories';

const login = 'feature/login';

describe('work on a branch', () => {
  afterEach(closeAll);

  it('is its commits since the merge base, newest first, with the files they touch', async () => {
    const root = newRepository();
    const work = await (await open(root)).repository.work(login);
    assert.deepEqual(
      work.commits.map(({ subject, authorName, authorEmail }) => [subject, authorName, authorEmail]),
      [
        ['Change login', 'Ana Sousa', 'ana@example.com'],
        ['Add login', 'Ana Sousa', 'ana@example.com'],
      ],
    );
    assert.equal(work.total, 2);
    assert.deepEqual(work.files, ['login.ts']);
    assert.equal(work.since, git(root, 'merge-base', 'main', login).trim());
    assert.ok(Date.parse(work.commits[0]?.authoredAt ?? '') > 0);
  });

  it('leaves out merges, what came with them, and commits that touch only .handoffs', async () => {
    const root = newRepository();
    commit(root, 'main.ts', 'x');
    git(root, 'switch', '-q', login);
    git(root, 'merge', '-q', '--no-edit', 'main');
    commit(root, '.handoffs/a/b/c.yaml', 'x', 'Only a note');
    write(root, '.handoffs/a/b/d.yaml', 'x');
    git(root, 'add', '.');
    commit(root, 'odd "name"\n.ts', 'x', 'A note and a file');
    const work = await (await open(root)).repository.work(login);
    assert.deepEqual(
      work.commits.map(({ subject }) => subject),
      ['A note and a file', 'Change login', 'Add login'],
    );
    assert.deepEqual(work.files, ['login.ts', 'odd "name"\n.ts']);
    assert.equal(work.total, 3);
  });

  it('counts from the commit asked for, and what was rewritten since is no news', async () => {
    const root = newRepository();
    const { repository } = await open(root);
    git(root, 'switch', '-q', login);
    const at = git(root, 'rev-parse', 'HEAD').trim();
    commit(root, 'new.ts', 'x', 'New');
    const work = await repository.work(login, at);
    assert.deepEqual([work.since, work.total, work.files], [at, 1, ['new.ts']]);
    git(root, 'switch', '-q', 'main');
    commit(root, 'main.ts', 'x');
    git(root, 'rebase', '-q', 'main', login);
    const rebased = await repository.work(login, at);
    assert.deepEqual(
      rebased.commits.map(({ subject }) => subject),
      ['New'],
    );
    assert.equal((await repository.work(login)).total, 3);
    for (const unknown of ['f'.repeat(40), '--help', 'HEAD']) {
      assert.equal((await repository.work(login, unknown)).total, 3, unknown);
    }
  });

  it('still tells what happened once it is all in the default branch', async () => {
    const root = newRepository();
    const at = git(root, 'rev-parse', `${login}~1`).trim();
    git(root, 'merge', '-q', '--ff-only', login);
    const { repository } = await open(root);
    assert.equal((await repository.work(login, at)).total, 1);
    assert.equal((await repository.work(login)).total, 0);
  });

  it('lists 200 commits and counts all', async () => {
    const root = newRepository();
    const lines = Array.from(
      { length: 250 },
      (_, n) =>
        `commit refs/heads/long\ncommitter A <a@b> ${String(1_800_000_000 + n)} +0000\ndata 1\nx\n` +
        (n === 0 ? 'from refs/heads/main^0\n' : '') +
        `M 100644 inline f${String(n)}\ndata 1\nx\n`,
    );
    write(root, '../stream', lines.join('\n'));
    const { execFileSync } = await import('node:child_process');
    const { readFileSync } = await import('node:fs');
    execFileSync('git', ['fast-import', '--quiet'], {
      cwd: root,
      env,
      input: readFileSync(join(root, '../stream')),
    });
    const work = await (await open(root)).repository.work('long');
    assert.deepEqual([work.commits.length, work.total, work.files.length], [200, 250, 200]);
  });

  it('is nothing on a branch that is not there', async () => {
    const { repository } = await open(newRepository());
    assert.deepEqual(await repository.work('gone'), { commits: [], total: 0, files: [] });
  });
});

describe('work where there is no default branch to have left', () => {
  afterEach(closeAll);

  it('is what no remote has, on a branch of a remote that names no default', async () => {
    const root = pushed('mainline');
    git(root, 'push', '-q', 'origin', 'mainline:other');
    const { repository } = await open(root);
    assert.equal(await repository.defaultBranch(), undefined);
    assert.deepEqual(await repository.work('mainline'), { commits: [], total: 0, files: [] });
    commit(root, 'new.ts', 'x', 'New');
    const { commits, total, files } = await repository.work('mainline');
    assert.deepEqual([commits.map(({ subject }) => subject), total, files], [['New'], 1, ['new.ts']]);
  });

  it('is what no remote has, on the default branch itself', async () => {
    const { clone } = newClone();
    const { repository } = await open(clone);
    assert.equal((await repository.work('main')).total, 0);
    commit(clone, 'new.ts', 'x', 'New');
    assert.equal((await repository.work('main')).total, 1);
    git(clone, 'push', '-q');
    assert.equal((await repository.work('main')).total, 0);
  });

  it('is what no remote has, where the remote names a default branch that is not here', async () => {
    const root = pushed('mainline');
    git(root, 'symbolic-ref', 'refs/remotes/origin/HEAD', 'refs/remotes/origin/gone');
    assert.equal((await (await open(root)).repository.work('mainline')).total, 0);
  });

  it('is all since the commit asked for, sent or not, and the news of it what is not sent', async () => {
    const { clone } = newClone();
    const { repository } = await open(clone);
    const at = git(clone, 'rev-parse', 'HEAD').trim();
    commit(clone, 'sent.ts', 'x', 'Sent');
    git(clone, 'push', '-q');
    commit(clone, 'here.ts', 'x', 'Here');
    const subjects = ({ commits }: BranchWork): readonly string[] => commits.map(({ subject }) => subject);
    assert.deepEqual(subjects(await repository.work('main', at)), ['Here', 'Sent']);
    assert.deepEqual(subjects(await repository.news('main', at)), ['Here']);
    const here = git(clone, 'rev-parse', 'HEAD').trim();
    commit(clone, 'more.ts', 'x', 'More');
    assert.deepEqual(subjects(await repository.news('main', here)), ['More']);
  });

  it('is news also when it was sent, on a branch that left the default branch', async () => {
    const { clone } = newClone();
    git(clone, 'switch', '-q', login);
    const { repository } = await open(clone);
    assert.equal((await repository.news(login)).total, 2);
    assert.equal((await repository.news(login, git(clone, 'rev-parse', 'HEAD~1').trim())).total, 1);
  });
});
