import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Network, Records, Repository } from '../../src/app/ports';
import type { GitNetwork } from '../../src/git/network';
import type { GitRepository } from '../../src/git/repository';
import { openRepository } from '../../src/git/repository';
import type { RecordStore } from '../../src/store/recordStore';
import {
  cloneOf,
  closeAll,
  commit,
  env,
  git,
  gitStopping,
  newClone,
  newFolder,
  newRepository,
  note,
  open,
  pushed,
  write,
} from './support/repositories';

const login = 'feature/login';

/** Fails to compile where git or store no longer fit what the app asks for. */
type Fits<Port, T extends Port> = T;
export type Checked = [
  Fits<Repository, GitRepository>,
  Fits<Records, RecordStore>,
  Fits<Network, GitNetwork>,
];

describe('the local branches', () => {
  afterEach(closeAll);

  it('are listed by their short names, without a journal that travels as one', async () => {
    const root = newRepository();
    git(root, 'branch', 'fix/clock');
    git(root, 'update-ref', 'refs/heads/handoffs/journal-abcdefghij', 'HEAD');
    const { repository } = await open(root);
    assert.deepEqual(await repository.localBranches(), [login, 'fix/clock', 'main']);
  });
});

describe('opening a repository', () => {
  afterEach(closeAll);

  it('finds the worktree from a folder in it', async () => {
    const root = newRepository();
    write(root, 'src/deep/a.ts', 'x');
    const { repository } = await open(join(root, 'src/deep'));
    assert.equal(repository.root, root);
    assert.equal(repository.gitDir, join(root, '.git'));
    assert.equal(repository.commonDir, join(root, '.git'));
    assert.equal(repository.idBytes, 20);
  });

  it('finds linked worktrees, submodules and separate git directories', async () => {
    const root = newRepository();
    const side = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', side, login);
    const linked = (await open(side)).repository;
    assert.equal(linked.root, side);
    assert.equal(linked.commonDir, join(root, '.git'));
    assert.equal(linked.gitDir, join(root, '.git/worktrees/side'));

    const outer = newRepository();
    git(outer, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', root, 'sub');
    const sub = (await open(join(outer, 'sub'))).repository;
    assert.equal(sub.root, join(outer, 'sub'));
    assert.equal(sub.commonDir, join(outer, '.git/modules/sub'));

    const separate = newFolder('separate');
    const gitDir = join(newFolder('elsewhere'), 'git');
    git(separate, 'init', '-q', `--separate-git-dir=${gitDir}`);
    assert.equal((await open(separate)).repository.commonDir, gitDir);
  });

  it('finds nothing in a plain or missing folder', async () => {
    assert.equal(await openRepository(newFolder(), { env }), undefined);
    assert.equal(await openRepository('/no/such/folder', { env }), undefined);
  });

  it('takes a bare repository only when asked to', async () => {
    const { remote } = newClone();
    assert.equal(await openRepository(remote, { env }), undefined);
    const { repository } = await open(remote, { allowBare: true });
    assert.equal(repository.root, undefined);
    assert.equal(repository.commonDir, remote);
    assert.equal((await repository.head()).kind, 'branch');
  });
});

describe('what a repository says about itself', () => {
  afterEach(closeAll);

  it('tells a branch, a detached HEAD and an unborn branch apart', async () => {
    const root = newRepository();
    const { repository } = await open(root);
    const id = git(root, 'rev-parse', 'HEAD').trim();
    assert.deepEqual(await repository.head(), { kind: 'branch', branch: 'main', commit: id });
    git(root, 'switch', '-q', '--detach');
    assert.deepEqual(await repository.head(), { kind: 'detached', commit: id });
    git(root, 'switch', '-q', '--orphan', 'fresh');
    assert.deepEqual(await repository.head(), { kind: 'unborn', branch: 'fresh' });
    assert.equal(await repository.tip('fresh'), undefined);
    assert.equal(await repository.tip('main'), id);
  });

  it('is not misled by tags and folders named like the branch', async () => {
    const root = newRepository();
    git(root, 'tag', login, 'main');
    git(root, 'switch', '-q', login);
    const { repository } = await open(root);
    const head = await repository.head();
    assert.deepEqual(head, {
      kind: 'branch',
      branch: login,
      commit: git(root, 'rev-parse', `refs/heads/${login}`).trim(),
    });
    assert.equal((await repository.work(login)).total, 2);
  });

  it('names the operation under way', async () => {
    const root = newRepository();
    commit(root, 'login.ts', 'export const a = 9;\n');
    const { repository } = await open(root);
    const now = (): Promise<string | undefined> => repository.operation();
    assert.equal(await now(), undefined);
    gitStopping(root, 'merge', login);
    assert.equal(await now(), 'merge');
    git(root, 'merge', '--abort');
    gitStopping(root, 'cherry-pick', login);
    assert.equal(await now(), 'cherry-pick');
    git(root, 'cherry-pick', '--abort');
    gitStopping(root, 'revert', '--no-edit', `${login}~1`);
    assert.equal(await now(), 'revert');
    git(root, 'revert', '--abort');
    gitStopping(root, 'rebase', login);
    assert.equal(await now(), 'rebase');
    git(root, 'rebase', '--abort');
    gitStopping(root, 'rebase', '--apply', login);
    assert.equal(await now(), 'rebase');
    git(root, 'rebase', '--abort');
    write(root, '../patch', git(root, 'format-patch', '-1', '--stdout', login));
    gitStopping(root, 'am', '-q', '../patch');
    assert.equal(await now(), 'am');
    git(root, 'am', '--abort');
    git(root, 'bisect', 'start');
    assert.equal(await now(), 'bisect');
  });

  it('knows the default branch from the remote, else from what exists', async () => {
    const { remote, clone } = newClone();
    assert.equal(await (await open(clone)).repository.defaultBranch(), 'main');
    git(remote, 'branch', '-q', '-m', 'main', 'trunk');
    git(clone, 'fetch', '-q', '--prune');
    git(clone, 'remote', 'set-head', 'origin', '--auto');
    assert.equal(await (await open(clone)).repository.defaultBranch(), 'trunk');
    const alone = newRepository();
    const { repository } = await open(alone);
    assert.equal(await repository.defaultBranch(), 'main');
    git(alone, 'branch', '-q', '-m', 'main', 'master');
    assert.equal(await repository.defaultBranch(), 'master');
    for (const name of ['trunk', 'develop']) {
      git(alone, 'branch', '-q', '-m', name);
      git(alone, 'switch', '-q', name);
      assert.equal(await repository.defaultBranch(), name);
    }
    git(alone, 'branch', '-q', '-m', 'develop', 'else');
    assert.equal(await repository.defaultBranch(), undefined);
  });

  it('takes the only branch of the only remote for the default, but not in a clone of one branch', async () => {
    const root = pushed('mainline');
    const { repository } = await open(root);
    assert.equal(await repository.defaultBranch(), 'mainline');
    git(root, 'push', '-q', 'origin', 'mainline:other');
    assert.equal(await repository.defaultBranch(), undefined);
    git(root, 'push', '-q', 'origin', ':other');
    git(root, 'remote', 'add', 'second', '/nowhere');
    assert.equal(await repository.defaultBranch(), undefined);

    const { remote } = newClone();
    git(remote, 'branch', '-q', '-m', 'main', 'mainline');
    const single = newFolder('single');
    git(single, 'clone', '-q', '--single-branch', '--branch', login, remote, '.');
    assert.equal(await (await open(single)).repository.defaultBranch(), undefined);
  });

  it('knows me by the name git would write, with every address that is mine', async () => {
    const root = newRepository();
    const { people } = await open(root);
    write(root, '.mailmap', 'Ana Sousa <ANA@work.example> <ana@example.com>\n');
    const me = await people.me();
    assert.equal(me?.name, 'Ana Sousa');
    assert.equal(me.email, 'ana@example.com');
    assert.deepEqual([...me.emails].sort(), ['ana@example.com', 'ana@work.example']);
    const agent = await open(root, { env: { ...env, GIT_AUTHOR_EMAIL: 'Bot@example.com' } });
    const bot = await agent.people.me();
    assert.equal(bot?.email, 'Bot@example.com');
    assert.deepEqual([...bot.emails].sort(), ['ana@example.com', 'ana@work.example', 'bot@example.com']);
  });

  it('pushes to where git would push', async () => {
    const root = newRepository();
    const { repository } = await open(root);
    assert.equal(await repository.pushRemote('main'), undefined);
    git(root, 'remote', 'add', 'only', '/nowhere');
    assert.equal(await repository.pushRemote('main'), 'only');
    for (const name of ['a', 'b', 'c']) git(root, 'remote', 'add', name, '/nowhere');
    assert.equal(await repository.pushRemote('main'), undefined);
    git(root, 'remote', 'add', 'origin', '/nowhere');
    assert.equal(await repository.pushRemote('main'), 'origin');
    git(root, 'config', 'branch.main.remote', 'a');
    assert.equal(await repository.pushRemote('main'), 'a');
    git(root, 'config', 'remote.pushDefault', 'b');
    assert.equal(await repository.pushRemote('main'), 'b');
    git(root, 'config', 'branch.main.pushRemote', 'c');
    assert.equal(await repository.pushRemote('main'), 'c');
    assert.equal(await repository.pushRemote(undefined), 'b');
  });
});

describe('whether a branch is merged', () => {
  afterEach(closeAll);

  async function merged(root: string): Promise<boolean> {
    return (await open(root)).repository.isMerged(login, 'main');
  }

  it('is false while its work is only there', async () => {
    const root = newRepository();
    commit(root, 'main.ts', 'x');
    assert.equal(await merged(root), false);
    git(root, 'cherry-pick', `${login}~1`);
    assert.equal(await merged(root), false);
  });

  it('is true after a merge, also with a note put on the branch afterwards', async () => {
    const root = newRepository();
    git(root, 'merge', '-q', '--no-ff', '--no-edit', login);
    assert.equal(await merged(root), true);
    git(root, 'switch', '-q', login);
    commit(root, '.handoffs/a/b/c.yaml', 'x');
    assert.equal(await merged(root), true);
  });

  it('is true after a squash, even with a note on the branch and later edits on main', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    commit(root, '.handoffs/a/b/c.yaml', 'x');
    git(root, 'switch', '-q', 'main');
    git(root, 'merge', '-q', '--squash', login);
    git(root, 'rm', '-q', '-r', '-f', '--cached', '.handoffs');
    git(root, 'commit', '-q', '-m', 'Squashed');
    git(root, 'clean', '-q', '-f', '-d');
    commit(root, 'login.ts', 'export const a = 3;\n');
    assert.equal(await merged(root), true);
  });

  it('is true after a rebase merge, commit by commit', async () => {
    const root = newRepository();
    commit(root, 'main.ts', 'x');
    git(root, 'cherry-pick', `${login}~1`, login);
    assert.equal(await merged(root), true);
  });

  it('looks at the remote branch as well: the local one may lag behind', async () => {
    const { remote, clone } = newClone();
    git(clone, 'branch', '-q', login, `origin/${login}`);
    const other = cloneOf(remote);
    git(other, 'merge', '-q', '--squash', `origin/${login}`);
    git(other, 'commit', '-q', '-m', 'Squashed');
    git(other, 'push', '-q');
    assert.equal(await merged(clone), false);
    git(clone, 'fetch', '-q');
    assert.equal(await merged(clone), true);
  });

  it('leaves no more than one object behind, however often it is asked', async () => {
    const root = newRepository();
    commit(root, 'main.ts', 'x');
    await merged(root);
    const objects = git(root, 'count-objects');
    await merged(root);
    assert.equal(git(root, 'count-objects'), objects);
  });
});

describe('what the next person will not receive', () => {
  afterEach(closeAll);

  it('counts commits, paths and stashes that are only here', async () => {
    const { clone } = newClone();
    git(clone, 'switch', '-q', login);
    const { repository } = await open(clone);
    assert.deepEqual(await repository.delivery(login), {
      hasRemote: true,
      unpushed: 0,
      uncommitted: [],
      stashes: 0,
    });
    write(clone, 'readme.md', 'stashed\n');
    git(clone, 'stash', '-q');
    git(clone, 'switch', '-q', 'main');
    write(clone, 'readme.md', 'other branch\n');
    git(clone, 'stash', '-q');
    git(clone, 'switch', '-q', login);
    commit(clone, 'new.ts', 'x');
    write(clone, 'readme.md', 'changed\n');
    write(clone, 'a folder/a "file"\n.ts', 'x');
    write(clone, 'login.ts', 'staged');
    git(clone, 'add', 'login.ts');
    write(clone, '.handoffs/a/b/c.yaml', 'x');
    assert.deepEqual(await repository.delivery(login), {
      hasRemote: true,
      unpushed: 1,
      uncommitted: ['login.ts', 'readme.md', 'a folder/'],
      stashes: 1,
    });
  });

  it('does not count commits of notes as the user’s, on either side of a merge', async () => {
    const { clone } = newClone();
    git(clone, 'switch', '-q', login);
    const { repository, store } = await open(clone);
    commit(clone, 'one.ts', 'x');
    await store.putOnBranch(note('aaaaaa', login), true);
    assert.equal((await repository.delivery(login)).unpushed, 1);
    git(clone, 'switch', '-q', '-c', 'side', 'HEAD~1');
    commit(clone, 'two.ts', 'x');
    git(clone, 'revert', '--no-edit', 'HEAD');
    git(clone, 'switch', '-q', login);
    git(clone, 'merge', '-q', '--no-ff', '--no-edit', 'side');
    // One, and the two of the side; that the merge changed nothing does not hide them.
    assert.equal((await repository.delivery(login)).unpushed, 3);
  });

  it('names what a switch took along for the branch that was left', async () => {
    const { clone } = newClone();
    git(clone, 'switch', '-q', login);
    write(clone, 'readme.md', 'changed\n');
    git(clone, 'switch', '-q', 'main');
    const { repository } = await open(clone);
    assert.deepEqual((await repository.delivery(login)).uncommitted, ['readme.md']);
  });

  it('says that there is no remote', async () => {
    const { repository } = await open(newRepository());
    assert.equal((await repository.delivery(login)).hasRemote, false);
  });
});

describe('the remotes that the configuration names', () => {
  afterEach(closeAll);

  it('are those that `git remote` lists, in its order', async () => {
    const root = newRepository();
    const names = ['origin', 'Zed', 'zed', 'a b', 'team/one', 'ä', 'x.y', 'ω.url', '/bad'];
    names.forEach((name) => git(root, 'config', `remote.${name}.url`, `/elsewhere/${name}`));
    git(root, 'config', 'remote.pushDefault', 'origin');
    git(root, 'config', 'remote.only-pruned.prune', 'true');
    git(root, 'config', '--global', 'remote.of-mine.prune', 'true');
    try {
      const { repository } = await open(root);
      const listed = git(root, 'remote').trim().split('\n');
      assert.deepEqual(await repository.listRemotes(), listed);
    } finally {
      git(root, 'config', '--global', '--unset', 'remote.of-mine.prune');
    }
  });

  it('do not keep a default branch that the remote has no more', async () => {
    const { clone, remote } = newClone();
    git(remote, 'branch', '-m', 'main', 'trunk');
    git(clone, 'fetch', '-q', '--prune');
    const { repository } = await open(clone);
    assert.equal(await repository.defaultBranch(), 'main', 'the local one is there still');
    git(clone, 'branch', '-m', 'main', 'old');
    assert.equal(await repository.defaultBranch(), 'trunk');
  });
});
