import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { openRepository } from '../../src/git/repository';
import {
  closeAll,
  commit,
  env,
  git,
  newFolder,
  newRepository,
  note,
  open,
  pickUp,
  trap,
  write,
} from './support/repositories';

const login = 'feature/login';

/** Everything that Handoff does in a clone without its user asking for the network. */
async function doEverything(root: string): Promise<void> {
  const { repository, store, people } = await open(root);
  await repository.head();
  await repository.operation();
  await people.me();
  await repository.work(login);
  await repository.work(login, git(root, 'rev-parse', `${login}~1`).trim());
  await repository.isMerged(login, 'main');
  await repository.delivery('main');
  await repository.codeFacts({ branch: 'main' });
  await repository.missingPaths({ branch: login }, ['login.ts', 'none.ts']);
  await repository.mergeBase(login, 'main');
  await repository.pushRemote('main');
  await store.read();
  await store.keep(note('aaaaaa', login), 'branch');
  await store.keep(pickUp('bbbbbb', note('aaaaaa', '').id), 'branch');
  await store.keep(note('cccccc', 'main'), 'branch');
  assert.equal((await store.putOnBranch(note('aaaaaa', login), false)).kind, 'on-branch');
  assert.equal((await store.putOnBranch(note('cccccc', 'main'), true)).kind, 'on-branch');
  await store.read();
  await people.me();
  await people.committers(note('aaaaaa', '').id);
  await store.mendArrival();
  await store.syncPlan('origin', 'ref');
  assert.equal((await store.read()).handoffs.length, 2);
}

describe('a hostile repository', () => {
  afterEach(closeAll);

  const settings: readonly (readonly [string, string])[] = [
    ['core.fsmonitor', ''],
    ['core.sshCommand', ''],
    ['core.gitProxy', ''],
    ['core.askPass', ''],
    ['core.editor', ''],
    ['core.pager', ''],
    ['core.alternateRefsCommand', ''],
    ['credential.helper', ''],
    ['diff.external', ''],
    ['diff.evil.command', ''],
    ['diff.evil.textconv', ''],
    ['merge.evil.driver', ''],
    ['filter.evil.clean', ''],
    ['filter.evil.smudge', ''],
    ['gpg.program', ''],
    ['gpg.ssh.program', ''],
    ['log.showSignature', 'true'],
    ['commit.gpgSign', 'true'],
    ['filter.evil.required', 'true'],
    ['alias.rev-parse', '!'],
    ['uploadpack.packObjectsHook', ''],
    ['sequence.editor', ''],
    ['trailer.evil.command', ''],
  ];

  it('runs nothing of its own while its records are listed, kept and shared', async () => {
    const root = newRepository();
    const { program, ran, calls } = trap();
    write(root, '.gitattributes', '* diff=evil merge=evil filter=evil\n');
    git(root, 'add', '.');
    git(root, 'commit', '-q', '-m', 'Attributes');
    // A commit that claims to be signed, so that somebody might check it.
    const body = git(root, 'cat-file', 'commit', 'HEAD').replace(
      '\n\n',
      '\ngpgsig -----BEGIN PGP SIGNATURE-----\n \n iQ\n -----END PGP SIGNATURE-----\n\n',
    );
    const signed = execFileSync('git', ['hash-object', '-t', 'commit', '-w', '--stdin'], {
      cwd: root,
      env,
      input: body,
      encoding: 'utf8',
    });
    git(root, 'reset', '-q', '--hard', signed.trim());
    const hooks = newFolder('hooks');
    for (const hook of [
      'reference-transaction',
      'post-index-change',
      'pre-commit',
      'commit-msg',
      'post-commit',
      'fsmonitor-watchman',
      'post-checkout',
    ]) {
      execFileSync('cp', [program, join(hooks, hook)]);
      execFileSync('cp', [program, join(root, '.git/hooks', hook)]);
      chmodSync(join(root, '.git/hooks', hook), 0o755);
    }
    for (const [key, value] of settings) {
      const bang = value === '!' ? '!' : '';
      git(root, 'config', key, value === '' || bang ? `${bang}${program}` : value);
    }
    git(root, 'config', 'core.hooksPath', hooks);
    git(root, 'config', 'remote.origin.url', `ext::${program}`);
    git(root, 'config', 'remote.origin.uploadpack', program);
    git(root, 'config', 'protocol.ext.allow', 'always');
    // A changed time stamp makes `status` compare contents, through the clean filter.
    utimesSync(join(root, 'readme.md'), 1, 1);
    await doEverything(root);
    assert.equal(calls(), '');
    // The trap works: the user's own git falls into it.
    execFileSync('git', ['status'], { cwd: root, env, stdio: 'ignore' });
    assert.ok(ran());
  });

  it('cannot make a partial clone reach for its remote', async () => {
    const root = newRepository();
    const { program, ran } = trap();
    const missing = 'd'.repeat(40);
    git(root, 'update-index', '--add', '--cacheinfo', `100644,${missing},.handoffs/x/y/handoff.yaml`);
    const tree = git(root, 'write-tree', '--missing-ok').trim();
    git(root, 'update-ref', 'refs/heads/hollow', git(root, 'commit-tree', '-m', 'x', tree).trim());
    git(root, 'reset', '-q');
    git(root, 'config', 'remote.origin.url', `ext::${program}`);
    git(root, 'config', 'remote.origin.promisor', 'true');
    git(root, 'config', 'remote.origin.partialclonefilter', 'blob:none');
    git(root, 'config', 'extensions.partialClone', 'origin');
    git(root, 'config', 'core.repositoryFormatVersion', '1');
    git(root, 'config', 'protocol.ext.allow', 'always');
    const { store } = await open(root);
    const { unreadable } = await store.read();
    assert.match(unreadable[0]?.reason ?? '', /not downloaded/);
    assert.equal(ran(), false);
  });

  it('cannot hide a bare repository in its tree', async () => {
    const root = newRepository();
    const { program, ran } = trap();
    const inner = join(root, 'docs');
    git(newFolder(), 'init', '-q', '--bare', inner);
    git(root, 'config', '-f', join(inner, 'config'), 'core.fsmonitor', program);
    assert.equal(await openRepository(inner, { env }), undefined);
    git(root, 'config', '-f', join(inner, 'config'), 'core.bare', 'false');
    git(root, 'config', '-f', join(inner, 'config'), 'core.worktree', inner);
    assert.equal(await openRepository(inner, { env }), undefined);
    assert.equal(ran(), false);
  });

  it('does not get its branch or file names taken for options', async () => {
    const root = newRepository();
    const { repository, store } = await open(root);
    git(root, 'update-ref', 'refs/heads/--output=x', 'main');
    commit(root, '--help', 'x');
    for (const branch of ['--output=x', '-', '@{-1}', 'a b', '$(touch x)', 'x;y', 'ä\u202e']) {
      await repository.work(branch);
      await repository.tip(branch);
      await repository.isMerged(branch, '--output=x');
      await repository.delivery(branch);
      await repository.mergeBase(branch, 'main');
      await repository.pushRemote(branch);
      await store.putOnBranch(note('aaaaaa', branch), false);
    }
    assert.equal((await repository.delivery('main')).uncommitted.length, 0);
  });

  it('cannot switch off its filters under a name that hides them', async () => {
    const root = newRepository();
    const { program, ran } = trap();
    git(root, 'config', 'filter.a=b.clean', program);
    write(root, '.gitattributes', '* filter=a=b\n');
    utimesSync(join(root, 'readme.md'), 1, 1);
    assert.deepEqual((await (await open(root)).repository.delivery('main')).uncommitted, []);
    assert.equal(ran(), false);
  });
});
