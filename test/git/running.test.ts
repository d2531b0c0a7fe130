import assert from 'node:assert/strict';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CatFile } from '../../src/git/catFile';
import { BatchParser } from '../../src/git/catFileParser';
import type { BatchAnswer } from '../../src/git/catFileParser';
import { effectOf } from '../../src/git/commandTable';
import { localEnvironment, networkEnvironment } from '../../src/git/environment';
import { Git } from '../../src/git/git';
import { isGitError, meaningOf } from '../../src/git/gitError';
import { GitNetwork } from '../../src/git/network';
import {
  cloneOf,
  closeAll,
  commit,
  env,
  git,
  newClone,
  newFolder,
  newRepository,
  write,
} from './support/repositories';

/** A program to run in place of git. */
function instead(script: string): string {
  const program = join(newFolder('instead'), 'git');
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  return program;
}

/** What a push of ours says, so that nothing but its refspec goes along. */
const onlyThis = ['--no-follow-tags', '--recurse-submodules=no'];

describe('the table of git commands', () => {
  it('throws for every command and argument that is not in it', () => {
    const refused: readonly (readonly string[])[] = [
      [],
      ['checkout', 'main'],
      ['gc'],
      ['constructor'],
      ['rev-parse', '--parseopt'],
      ['rev-parse', '--end-of-options', '--git-dir'],
      ['rev-list', '--output=/etc/passwd', 'HEAD'],
      ['log', '-p'],
      ['log', '--max-count=1', '--no-show-signature', '--no-ext-diff', 'HEAD'],
      ['log', '--max-count=1', '--no-show-signature', '--no-textconv', 'HEAD'],
      ['log', '--max-count=1', '--no-ext-diff', '--no-textconv', 'HEAD'],
      ['status', '--porcelain=v1'],
      ['config', 'a.b', 'c'],
      ['symbolic-ref', 'HEAD', 'refs/heads/x'],
      ['log', '--ext-diff'],
      ['for-each-ref', '--shell'],
      ['merge-base', '-a'],
      ['fetch', '--upload-pack=x', 'origin'],
      ['fetch', '--end-of-options', '--upload-pack=x'],
      ['push', '-f', 'origin'],
      ['push', '--no-follow-tags', '--recurse-submodules=no', 'origin', 'a:b', 'c:d'],
      ['push', '--no-follow-tags', 'origin', 'a:b'],
      ['push', '--recurse-submodules=no', 'origin', 'a:b'],
      ['fetch', '--no-tags', '--no-prune', '--no-write-fetch-head', 'origin', 'a:b'],
      ['config', '--add', 'a.b'],
      ['worktree', 'add'],
      ['var', 'GIT_EDITOR'],
      ['update-ref', '-m', '-d', 'refs/heads/x'],
      ['update-index', '--cacheinfo'],
      ['commit-tree', '-p', '--help'],
      ['rev-parse', 'a\0b'],
      ['cat-file', '--batch', '--', 'x'],
    ];
    for (const args of refused) {
      assert.throws(
        () => effectOf(args),
        (error) => isGitError(error, 'refused'),
        args.join(' '),
      );
    }
  });

  it('knows what a command may do', () => {
    assert.equal(effectOf(['rev-parse', '-q', '--verify', 'HEAD']), 'read');
    assert.equal(effectOf(['update-ref', '--stdin', '-m', 'x']), 'write');
    assert.equal(effectOf(['push', ...onlyThis, '--end-of-options', 'origin', 'a:b']), 'network');
  });

  it('keeps network commands out of the ordinary way, and others out of the network one', async () => {
    const plain = new Git({ cwd: newFolder() }, { env });
    const alone = ['--no-tags', '--no-prune', '--no-write-fetch-head', '--no-recurse-submodules'];
    const fetchOne = ['fetch', ...alone, 'origin', 'a:b'];
    await assert.rejects(plain.run(fetchOne), (error) => isGitError(error, 'refused'));
    await assert.rejects(plain.feed(['push', ...onlyThis, 'origin', 'a:b'], ''), (error) =>
      isGitError(error, 'refused'),
    );
    await assert.rejects(plain.reach(['rev-parse', 'HEAD'], 1000), (error) => isGitError(error, 'refused'));
  });
});

describe('the environment of git', () => {
  const ambient = {
    PATH: '/bin',
    HOME: '/home/ana',
    GIT_DIR: '/evil',
    git_index_file: '/evil',
    GIT_EXTERNAL_DIFF: '/evil',
    GIT_SSH_COMMAND: 'ssh -i key',
    GIT_AUTHOR_EMAIL: 'ana@example.com',
    EDITOR: 'vi',
    PAGER: 'less',
    SSH_ASKPASS: '/usr/bin/ask',
    LANGUAGE: 'pt',
    LC_ALL: 'pt_PT.UTF-8',
  };

  it('holds nothing of the ambient GIT_*, but who writes, and no protocol', () => {
    assert.deepEqual(localEnvironment(ambient), {
      PATH: '/bin',
      HOME: '/home/ana',
      GIT_AUTHOR_EMAIL: 'ana@example.com',
      LC_ALL: 'C',
      GIT_TERMINAL_PROMPT: '0',
      GIT_OPTIONAL_LOCKS: '0',
      GIT_ALLOW_PROTOCOL: 'none',
      GIT_NO_LAZY_FETCH: '1',
    });
  });

  it('has the way to the remote for push and fetch only', () => {
    const network = networkEnvironment(ambient);
    assert.equal(network['GIT_SSH_COMMAND'], 'ssh -i key');
    assert.equal(network['SSH_ASKPASS'], '/usr/bin/ask');
    assert.equal(network['GIT_DIR'], undefined);
    assert.equal(network['GIT_ALLOW_PROTOCOL'], 'file:git:http:https:ssh');
  });

  it('does not let a repository be chosen by an inherited GIT_DIR', async () => {
    const [root, other] = [newRepository(), newRepository()];
    const inherited = { ...env, GIT_DIR: join(other, '.git'), GIT_WORK_TREE: other };
    const { stdout } = await new Git({ cwd: root }, { env: inherited }).run([
      'rev-parse',
      '--absolute-git-dir',
    ]);
    assert.equal(stdout.trim(), join(root, '.git'));
  });
});

describe('the configuration of git', () => {
  it("is the user's own, also where they keep it elsewhere", async () => {
    const folder = newFolder();
    write(folder, 'config', '[user]\n\tname = Elsewhere\n\temail = else@example.com\n');
    const moved = { ...env, GIT_CONFIG_GLOBAL: join(folder, 'config') };
    const plain = new Git({ cwd: newRepository() }, { env: moved });
    const args = ['config', '-z', '--get', 'user.name'];
    assert.equal((await plain.run(args)).stdout, 'Elsewhere\0');
  });
});

describe('running git', () => {
  afterEach(closeAll);

  it('gives exact output, and the exit codes that are answers', async () => {
    const root = newRepository();
    commit(root, ' ü\n', 'x');
    const plain = new Git({ cwd: root }, { env });
    const listed = await plain.run(['ls-files', '-z', '--cached']);
    assert.equal(listed.stdout, ' ü\n\0readme.md\0');
    const answer = await plain.run(['merge-base', '--is-ancestor', 'feature/login', 'main'], {
      answers: [0, 1],
    });
    assert.equal(answer.exitCode, 1);
  });

  it('fails with the command, the exit code and what git said', async () => {
    const plain = new Git({ cwd: newRepository() }, { env });
    await assert.rejects(plain.run(['rev-parse', '--verify', 'nothing']), (error) => {
      assert.ok(isGitError(error, 'failed'));
      assert.equal(error.command, 'rev-parse');
      assert.equal(error.exitCode, 128);
      assert.match(error.stderr, /Needed a single revision/);
      return true;
    });
  });

  it('says that git is missing', async () => {
    const plain = new Git({ cwd: newFolder() }, { env, gitPath: '/no/such/git' });
    await assert.rejects(plain.run(['for-each-ref']), (error) => isGitError(error, 'git-missing'));
    await assert.rejects(plain.feed(['mktree'], ''), (error) => isGitError(error, 'git-missing'));
    const reader = new CatFile(plain, { blob: 1, tree: 1 });
    await assert.rejects(reader.read(['HEAD']), (error) => isGitError(error, 'git-missing'));
  });

  it('ends a command that takes too long, says too much, or outlives us', async () => {
    const slow = new Git({ cwd: newFolder() }, { env, gitPath: instead('exec sleep 30') });
    await assert.rejects(slow.run(['for-each-ref'], { timeoutMs: 100 }), (error) =>
      isGitError(error, 'timeout'),
    );
    await assert.rejects(slow.feed(['mktree'], '', { timeoutMs: 100 }), (error) =>
      isGitError(error, 'timeout'),
    );
    const loud = new Git({ cwd: newFolder() }, { env, gitPath: instead('exec yes') });
    const limit = { maxBytes: 100_000 };
    await assert.rejects(loud.run(['for-each-ref'], limit), (error) => isGitError(error, 'too-much-output'));
    await assert.rejects(loud.feed(['mktree'], '', limit), (error) => isGitError(error, 'too-much-output'));
    const running = [
      slow.run(['for-each-ref']),
      slow.feed(['mktree'], ''),
      new CatFile(slow, { blob: 1, tree: 1 }).read(['x']),
    ];
    const ends = running.map((run) => assert.rejects(run, (error) => isGitError(error, 'disposed')));
    await sleep(50);
    slow.dispose();
    await Promise.all(ends);
    await assert.rejects(slow.run(['for-each-ref']), (error) => isGitError(error, 'disposed'));
  });

  it('does not wait for a child that will not end', async () => {
    const deaf = new Git({ cwd: newFolder() }, { env, gitPath: instead("trap '' INT\nsleep 30") });
    const start = Date.now();
    await assert.rejects(deaf.run(['for-each-ref'], { timeoutMs: 100 }), (error) =>
      isGitError(error, 'timeout'),
    );
    assert.ok(Date.now() - start < 20_000, 'long before the child ends');
  });

  it('reads the meaning from the words of git', () => {
    assert.equal(meaningOf("fatal: Unable to create '/x/.git/index.lock': File exists."), 'locked');
    assert.equal(meaningOf('fatal: cannot lock ref: is at 1 but expected 2'), 'lost-race');
    assert.equal(meaningOf('fatal: sha1 file write error: No space left on device'), 'disk-full');
    assert.equal(meaningOf('error: insufficient permission for adding an object'), 'read-only');
    assert.equal(meaningOf(' ! [remote rejected] a -> b (pre-receive hook declined)'), 'rejected');
    assert.equal(meaningOf("fatal: unable to access 'https://x/': Could not resolve host: x"), 'network');
    assert.equal(meaningOf('something else'), 'failed');
  });
});

describe('bulk reads', () => {
  afterEach(closeAll);

  it('answer in order, whatever the pieces they come in', () => {
    const id = 'a'.repeat(40);
    const output = Buffer.from(`${id} blob 3\nx\ny\nb missing\n${id} tree 0\n\n${id} blob 6\n123456\n`);
    for (let size = 1; size <= output.length; size += 1) {
      const answers: BatchAnswer[] = [];
      const parser = new BatchParser({ blob: 5, tree: 5 }, (answer) => answers.push(answer));
      for (let at = 0; at < output.length; at += size) parser.push(output.subarray(at, at + size));
      assert.deepEqual(answers, [
        { kind: 'object', id, type: 'blob', content: Buffer.from('x\ny') },
        { kind: 'missing' },
        { kind: 'object', id, type: 'tree', content: Buffer.alloc(0) },
        { kind: 'too-large', id, type: 'blob', size: 6 },
      ]);
    }
  });

  it('go past an object at which git dies', async () => {
    const root = newRepository();
    const real = git(root, 'rev-parse', 'main:readme.md').trim();
    // Like git 2.39 in a partial clone whose remote is gone.
    const dying = instead(
      'while read line; do case "$line" in gone) exit 128;; *) printf "%s blob 2\\nok\\n" "$line";; esac; done',
    );
    const reader = new CatFile(new Git({ cwd: root }, { env, gitPath: dying }), { blob: 9, tree: 9 });
    const answers = await reader.read([real, 'gone', 'gone', real]);
    assert.deepEqual(
      answers.map((answer) => answer.kind),
      ['object', 'missing', 'missing', 'object'],
    );
    reader.dispose();
  });

  it('leave no process behind once nothing is asked', async () => {
    const root = newRepository();
    const log = join(newFolder(), 'log');
    const program = instead(`git "$@"\necho ended >> '${log}'`);
    const reader = new CatFile(new Git({ cwd: root }, { env, gitPath: program }), { blob: 99, tree: 99 });
    assert.equal((await reader.read(['main:readme.md']))[0]?.kind, 'object');
    await sleep(1500);
    assert.ok(existsSync(log));
  });
});

describe('the network of the command line', () => {
  it("runs the user's hooks on push, shows what they say, and ends one that hangs", async () => {
    const { clone } = newClone();
    const plain = new Git({ cwd: clone }, { env });
    const network = new GitNetwork(plain);
    const hook = join(clone, '.git/hooks/pre-push');
    write(clone, '.git/hooks/pre-push', '#!/bin/sh\necho "not on a Friday" >&2\nexit 1\n');
    chmodSync(hook, 0o755);
    const refspec = 'refs/heads/main:refs/heads/new';
    await assert.rejects(network.push('origin', refspec), (error) => {
      assert.ok(isGitError(error, 'rejected'));
      assert.match(error.stderr, /not on a Friday/);
      return true;
    });
    const mark = join(newFolder(), 'alive');
    write(clone, '.git/hooks/pre-push', `#!/bin/sh\nsleep 1.5\necho > '${mark}'\n`);
    await assert.rejects(plain.reach(['push', ...onlyThis, 'origin', refspec], 300), (error) =>
      isGitError(error, 'timeout'),
    );
    await sleep(1600);
    assert.equal(existsSync(mark), false, 'the hook ended with git');
  });

  it('says that the remote refused, or could not be reached', async () => {
    const { remote, clone } = newClone();
    const network = new GitNetwork(new Git({ cwd: clone }, { env }));
    write(remote, 'hooks/pre-receive', '#!/bin/sh\necho "no refs like these" >&2\nexit 1\n');
    chmodSync(join(remote, 'hooks/pre-receive'), 0o755);
    await assert.rejects(network.push('origin', 'refs/heads/main:refs/handoffs/x'), (error) => {
      assert.ok(isGitError(error, 'rejected'));
      assert.match(error.stderr, /no refs like these/);
      return true;
    });
    git(clone, 'remote', 'set-url', 'origin', '/no/such/remote');
    await assert.rejects(network.fetch('origin', 'refs/x:refs/x'), (error) => isGitError(error, 'network'));
  });

  it('starts no program that a remote names, and brings nothing but what was asked for', async () => {
    const { remote, clone } = newClone();
    const network = new GitNetwork(new Git({ cwd: clone }, { env }));
    const mark = join(newFolder(), 'ran');
    git(clone, 'config', 'protocol.ext.allow', 'always');
    git(clone, 'remote', 'add', 'evil', `ext::sh -c "touch% ${mark}"`);
    await assert.rejects(network.fetch('evil', 'refs/x:refs/x'));
    await assert.rejects(network.push('evil', 'refs/heads/main:refs/x'));
    assert.equal(existsSync(mark), false);
    const other = cloneOf(remote);
    git(other, 'tag', 'v1');
    git(other, 'push', '-q', 'origin', 'v1', 'main:refs/handoffs/abc', 'main:new');
    await network.fetch('origin', '+refs/handoffs/*:refs/handoffs-remote/origin/*');
    assert.equal(git(clone, 'tag'), '');
    assert.match(git(clone, 'for-each-ref', '--format=%(refname)'), /handoffs-remote\/origin\/abc/);
    assert.doesNotMatch(git(clone, 'for-each-ref', '--format=%(refname)'), /origin\/new/);
    assert.equal(existsSync(join(clone, '.git/FETCH_HEAD')), false);
  });
});
