import assert from 'node:assert/strict';
import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { CodeFacts } from '../../src/domain/delivery';
import {
  closeAll,
  commit,
  git,
  gitStopping,
  newClone,
  newFolder,
  newRepository,
  note,
  open,
  trap,
  usersState,
  write,
} from './support/repositories';

const login = 'feature/login';

async function factsOf(root: string, branch = login): Promise<CodeFacts> {
  const { repository } = await open(root);
  return repository.codeFacts({ branch });
}

/** A clone that stands on feature/login, which is pushed. */
function onLogin(): { readonly clone: string; readonly remote: string } {
  const made = newClone();
  git(made.clone, 'switch', '-q', login);
  return made;
}

describe('what of a branch stays here', () => {
  afterEach(closeAll);

  it('is nothing where all of it is pushed', async () => {
    const { clone } = onLogin();
    assert.deepEqual(await factsOf(clone), {
      hasRemote: true,
      unpushed: 0,
      uncommitted: [],
      stashes: 0,
      remoteBranch: 'there',
      remoteAhead: 0,
      isOnBranch: true,
      changed: [],
      untracked: [],
      conflicted: [],
      movedSubmodules: [],
      unpushedSubmodules: [],
      needed: [],
      notLooked: [],
    });
  });

  it('changes nothing of the user’s to find it out', async () => {
    const { clone } = onLogin();
    write(clone, 'readme.md', 'changed\n');
    write(clone, '.gitignore', '.env\n');
    write(clone, '.env', 'A=1\n');
    const before = usersState(clone);
    await factsOf(clone);
    assert.equal(usersState(clone), before);
  });

  it('is told apart: changed, untracked, in conflict', async () => {
    const { clone } = onLogin();
    commit(clone, 'readme.md', 'ours\n');
    git(clone, 'switch', '-q', '-c', 'other', 'origin/main');
    commit(clone, 'readme.md', 'theirs\n');
    git(clone, 'switch', '-q', login);
    gitStopping(clone, 'merge', '-q', 'other');
    write(clone, 'login.ts', 'staged\n');
    git(clone, 'add', 'login.ts');
    write(clone, 'new folder/a.ts', 'x');
    write(clone, '.handoffs/a/b/c.yaml', 'x');
    const { changed, untracked, conflicted, uncommitted } = await factsOf(clone);
    assert.deepEqual(
      { changed, untracked, conflicted },
      {
        changed: ['login.ts'],
        untracked: ['new folder/'],
        conflicted: ['readme.md'],
      },
    );
    assert.deepEqual([...uncommitted].sort(), ['login.ts', 'new folder/', 'readme.md']);
  });

  describe('of the branch on the remote', () => {
    it('tells one that was never pushed from one that only came from a remote branch', async () => {
      const { clone } = onLogin();
      git(clone, 'switch', '-q', '-c', 'feature/new', 'origin/main');
      commit(clone, 'a.ts', 'x');
      const facts = await factsOf(clone, 'feature/new');
      assert.deepEqual([facts.remoteBranch, facts.unpushed, facts.remoteAhead], ['none', 1, 0]);
    });

    it('takes a push without an upstream for a push', async () => {
      const { clone } = onLogin();
      git(clone, 'switch', '-q', '-c', 'feature/new');
      commit(clone, 'a.ts', 'x');
      git(clone, 'push', '-q', 'origin', 'feature/new');
      assert.equal((await factsOf(clone, 'feature/new')).remoteBranch, 'there');
    });

    it('goes by the remote that the branch is pushed to', async () => {
      const { clone, remote } = onLogin();
      const fork = newFolder('fork');
      git(fork, 'clone', '-q', '--bare', remote, '.');
      git(clone, 'remote', 'add', 'fork', fork);
      git(clone, 'switch', '-q', '-c', 'feature/new', 'origin/main');
      git(clone, 'config', 'branch.feature/new.pushRemote', 'fork');
      assert.equal((await factsOf(clone, 'feature/new')).remoteBranch, 'none');
      git(clone, 'push', '-q', 'fork', 'feature/new');
      assert.equal((await factsOf(clone, 'feature/new')).remoteBranch, 'there');
    });

    it('knows that it was deleted there', async () => {
      const { clone, remote } = onLogin();
      git(remote, 'branch', '-D', login);
      git(clone, 'fetch', '-q', '--prune');
      assert.equal((await factsOf(clone)).remoteBranch, 'gone');
    });

    it('counts what it has and this clone has not, but no notes', async () => {
      const { clone, remote } = onLogin();
      const other = newFolder('other');
      git(other, 'clone', '-q', '--branch', login, remote, '.');
      commit(other, 'a.ts', 'x');
      commit(other, '.handoffs/a/b/handoff.yaml', 'x');
      git(other, 'push', '-q');
      assert.equal((await factsOf(clone)).remoteAhead, 0, 'nothing was fetched');
      git(clone, 'fetch', '-q');
      assert.equal((await factsOf(clone)).remoteAhead, 1);
      commit(clone, 'b.ts', 'x');
      const { remoteAhead, unpushed } = await factsOf(clone);
      assert.deepEqual([remoteAhead, unpushed], [1, 1]);
    });
  });

  it('is everything of a detached HEAD whose commit is on no branch', async () => {
    const { clone } = onLogin();
    git(clone, 'switch', '-q', '--detach');
    const { repository } = await open(clone);
    const here = git(clone, 'rev-parse', 'HEAD').trim();
    assert.equal((await repository.codeFacts({ branch: undefined, commit: here })).isOnBranch, true);
    const loose = commit(clone, 'a.ts', 'x');
    assert.equal((await repository.codeFacts({ branch: undefined, commit: loose })).isOnBranch, false);
  });

  it('is nothing of an unborn branch, and no error', async () => {
    const root = newFolder('empty');
    git(root, 'init', '-q');
    write(root, 'a.ts', 'x');
    const { unpushed, untracked, hasRemote } = await factsOf(root, 'main');
    assert.deepEqual([unpushed, untracked, hasRemote], [0, ['a.ts'], false]);
  });

  describe('of files that are ignored', () => {
    function withIgnored(files: Readonly<Record<string, string>>): string {
      const { clone } = onLogin();
      commit(clone, '.gitignore', '.env*\n!.env.example\n*.csv\nnode_modules/\n*.log\n');
      for (const [path, text] of Object.entries(files)) write(clone, path, text);
      return clone;
    }

    it('names the configuration, and what names it', async () => {
      const clone = withIgnored({
        '.env.local': 'SECRET=1\n',
        'api/.env': 'A=1\n',
        'data/seed.csv': 'a,b\n',
        'data/other.csv': 'a,b\n',
        'node_modules/x/.env': 'A=1\n',
        'build.log': 'x\n',
      });
      commit(clone, 'src/auth.ts', "load('.env.local');\n");
      commit(clone, 'src/seed.ts', "read('data/seed.csv'); open('build.log');\n");
      commit(clone, 'readme.md', 'other.csv is a picture of api/.env\n');
      assert.deepEqual((await factsOf(clone)).needed, [
        { path: '.env.local', by: 'src/auth.ts' },
        { path: 'api/.env' },
        { path: 'data/seed.csv', by: 'src/seed.ts' },
      ]);
    });

    it('has no word on a file that a template stands beside', async () => {
      const clone = withIgnored({ '.env.local': 'A=1\n' });
      commit(clone, '.env.example', 'A=\n');
      commit(clone, 'src/auth.ts', "load('.env.local');\n");
      assert.deepEqual((await factsOf(clone)).needed, []);
    });

    it('looks again once the branch or the files have changed', async () => {
      const clone = withIgnored({ '.env': 'A=1\n' });
      const { repository } = await open(clone);
      assert.deepEqual((await repository.codeFacts({ branch: login })).needed, [{ path: '.env' }]);
      commit(clone, 'src/auth.ts', "load('.env');\n");
      assert.deepEqual((await repository.codeFacts({ branch: login })).needed, [
        { path: '.env', by: 'src/auth.ts' },
      ]);
      write(clone, '.env.local', 'A=1\n');
      assert.equal((await repository.codeFacts({ branch: login })).needed.length, 2);
    });

    it('takes names for names, whatever they look like', async () => {
      const clone = withIgnored({ '.env.-x --open-files-in-pager=sh': 'A=1\n', '.env.a"b': 'x' });
      assert.equal((await factsOf(clone)).needed.length, 2);
    });
  });

  describe('of submodules', () => {
    /** A clone on feature/login with the submodule `lib`, whose commit is pushed. */
    function withSubmodule(): { readonly clone: string; readonly lib: string } {
      const { clone } = onLogin();
      const source = newRepository();
      const library = newFolder('library');
      git(library, 'clone', '-q', '--bare', source, '.');
      git(clone, '-c', 'protocol.file.allow=always', 'submodule', '--quiet', 'add', library, 'lib');
      git(clone, 'commit', '-q', '-m', 'Add lib');
      return { clone, lib: join(clone, 'lib') };
    }

    it('is nothing where their commits are pushed', async () => {
      const { clone } = withSubmodule();
      const { unpushedSubmodules, movedSubmodules, changed } = await factsOf(clone);
      assert.deepEqual([unpushedSubmodules, movedSubmodules, changed], [[], [], []]);
    });

    it('tells one that moved from one whose commit nobody can fetch', async () => {
      const { clone, lib } = withSubmodule();
      commit(lib, 'x.ts', 'x');
      const moved = await factsOf(clone);
      assert.deepEqual([moved.unpushedSubmodules, moved.movedSubmodules, moved.changed], [[], ['lib'], []]);
      git(clone, 'commit', '-q', '-a', '-m', 'Move lib');
      const committed = await factsOf(clone);
      assert.deepEqual([committed.unpushedSubmodules, committed.movedSubmodules], [['lib'], []]);
      git(lib, 'push', '-q', 'origin', 'HEAD:refs/heads/moved');
      assert.deepEqual((await factsOf(clone)).unpushedSubmodules, []);
    });

    it('does not follow a name out of the clone, and runs nothing of theirs', async () => {
      const { clone, lib } = withSubmodule();
      commit(lib, 'x.ts', 'x');
      git(clone, 'commit', '-q', '-a', '-m', 'Move lib');
      const { program, calls } = trap();
      for (const key of [
        'core.fsmonitor',
        'core.sshCommand',
        'core.alternateRefsCommand',
        'uploadpack.packObjectsHook',
      ])
        git(lib, 'config', key, program);
      assert.deepEqual((await factsOf(clone)).unpushedSubmodules, ['lib']);
      assert.equal(calls(), '');
      git(clone, 'config', '-f', '.gitmodules', '--rename-section', 'submodule.lib', 'submodule.../../../x');
      git(clone, 'commit', '-q', '-a', '-m', 'Lead away');
      assert.deepEqual((await factsOf(clone)).unpushedSubmodules, []);
      git(clone, 'config', '-f', '.gitmodules', '--rename-section', 'submodule.../../../x', 'submodule.out');
      git(clone, 'commit', '-q', '-a', '-m', 'Link away');
      mkdirSync(join(clone, '.git/modules'), { recursive: true });
      symlinkSync(join(newRepository(), '.git'), join(clone, '.git/modules/out'));
      assert.deepEqual((await factsOf(clone)).unpushedSubmodules, []);
    });
  });

  describe('in another worktree', () => {
    it('is what lies there, where that one has the branch checked out', async () => {
      const { clone } = newClone();
      const folder = newFolder('linked');
      git(clone, 'worktree', 'add', '-q', join(folder, 'w'), login);
      write(clone, 'readme.md', 'of main\n');
      const calm = await factsOf(clone);
      assert.deepEqual([calm.changed, calm.elsewhere], [[], { worktree: join(folder, 'w'), paths: 0 }]);
      write(join(folder, 'w'), 'readme.md', 'of login\n');
      write(join(folder, 'w'), 'new.ts', 'x');
      assert.equal((await factsOf(clone)).elsewhere?.paths, 2);
      const there = await factsOf(join(folder, 'w'));
      assert.deepEqual(
        [there.changed, there.untracked, there.elsewhere],
        [['readme.md'], ['new.ts'], undefined],
      );
    });

    it('is nothing where the folder is another repository by now', async () => {
      const { clone } = newClone();
      const linked = join(newFolder('linked'), 'w');
      git(clone, 'worktree', 'add', '-q', linked, login);
      write(linked, '.git', `gitdir: ${join(newRepository(), '.git')}\n`);
      assert.equal((await factsOf(clone)).elsewhere?.paths ?? 0, 0);
    });
  });

  it('says what it could not look at without running a program of the repository', async () => {
    const { clone } = onLogin();
    git(clone, 'config', 'filter.a=b.clean', 'cat');
    const { notLooked, changed } = await factsOf(clone);
    assert.deepEqual([notLooked, changed], [['files'], []]);
  });
});

describe('paths that a handoff names', () => {
  afterEach(closeAll);

  it('are missing where the last commit of the branch does not have them', async () => {
    const root = newRepository();
    write(root, 'not committed.ts', 'x');
    const { repository } = await open(root);
    const paths = ['login.ts', 'readme.md', 'src/', 'not committed.ts'];
    assert.deepEqual(await repository.missingPaths({ branch: login }, paths), ['src/', 'not committed.ts']);
    assert.deepEqual(await repository.missingPaths({ branch: 'main' }, paths), [
      'login.ts',
      'src/',
      'not committed.ts',
    ]);
    assert.deepEqual(await repository.missingPaths({ branch: 'none' }, paths), []);
  });

  it('are only paths, whatever a record says', async () => {
    const root = newRepository();
    commit(root, 'a/:b.ts', 'x');
    write(root, ':(glob)x', 'x');
    git(root, 'add', '--all');
    git(root, 'commit', '-q', '-m', 'Odd names');
    const { repository } = await open(root);
    const odd = [
      '../x',
      '/etc/passwd',
      'C:\\x',
      'a/../readme.md',
      '',
      '*',
      ':(glob)*',
      ':!x',
      '--all',
      'a//:b.ts',
      'x'.repeat(5000),
    ];
    assert.deepEqual(await repository.missingPaths({ branch: 'main' }, odd), odd);
    assert.deepEqual(
      await repository.missingPaths({ branch: 'main' }, ['a', 'a/', 'a/:b.ts', ':(glob)x']),
      [],
    );
  });
});

describe('what a team agrees on', () => {
  afterEach(closeAll);

  it('is read from the working tree, else from the default branch, and is nothing without the file', async () => {
    const { clone } = newClone();
    const { store } = await open(clone);
    await store.read();
    assert.deepEqual((await store.team()).required, []);
    git(clone, 'switch', '-q', 'main');
    commit(clone, '.handoffs/config.yaml', 'required: [next]\n');
    git(clone, 'switch', '-q', login);
    await store.read();
    assert.deepEqual((await store.team()).required, ['next'], 'the local default branch is ahead');
    write(clone, '.handoffs/config.yaml', 'required: [verify, outcome]\n');
    await store.read();
    assert.deepEqual((await store.team()).required, ['verify', 'outcome']);
  });

  it('is shown as unreadable with its line where it is, and the rest of it counts', async () => {
    const { clone } = newClone();
    write(clone, '.handoffs/config.yaml', 'required:\n  - next\n  - mood\n');
    const { store } = await open(clone);
    await store.keep(note('aaaaaa', login), 'ref');
    const { unreadable, handoffs } = await store.read();
    assert.equal(handoffs.length, 1);
    assert.deepEqual(
      unreadable.map(({ path, line }) => [path, line]),
      [['.handoffs/config.yaml', 3]],
    );
    assert.deepEqual((await store.team()).required, ['next']);
    write(clone, '.handoffs/config.yaml', 'required: [next\n');
    assert.equal((await store.read()).unreadable.length, 1);
    assert.deepEqual((await store.team()).required, []);
  });
});
