// What the child processes really get: each clause of "git is run safely", looked at from the other side.
import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Git } from '../../src/git/git';
import { isGitError } from '../../src/git/gitError';
import { GitNetwork } from '../../src/git/network';
import { env, git, newClone, newFolder, write } from './support/repositories';

/** What one child was started with. */
interface Started {
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

/** A program in place of git that writes down what it was started with, and ends well. */
function witness(): { readonly program: string; readonly started: () => Started } {
  const folder = newFolder('it\'s a "folder" $(touch here)');
  const program = join(folder, 'git');
  const script = `printf '%s\\0' "$@" > "\${0%/*}/args"\nenv -0 > "\${0%/*}/env"`;
  writeFileSync(program, `#!/bin/sh\n${script}\n`);
  chmodSync(program, 0o755);
  const read = (name: string): readonly string[] =>
    readFileSync(join(folder, name), 'utf8').split('\0').slice(0, -1);
  return {
    program,
    started: () => ({
      args: read('args'),
      env: Object.fromEntries(
        read('env').map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)]),
      ),
    }),
  };
}

const ambient = {
  ...env,
  GIT_DIR: '/evil',
  GIT_EXTERNAL_DIFF: '/evil',
  GIT_PAGER: '/evil',
  LC_ALL: 'pt_PT.UTF-8',
};

/** Every way there is to start a git of ours. */
const ways: Readonly<Record<string, (program: string, args: readonly string[]) => Promise<unknown>>> = {
  'one command': (program, args) => gitOf(program).run(['for-each-ref', ...args]),
  'a fed one': (program, args) => gitOf(program).feed(['for-each-ref', ...args], 'x'),
  'one that stays open': async (program, args) => {
    const plain = gitOf(program);
    const child = plain.open(['for-each-ref', ...args], {});
    const ended = new Promise((resolve) => child.once('close', resolve));
    child.stdin.end();
    await ended;
  },
  'the network': (program, args) => new GitNetwork(gitOf(program)).push(args[0] ?? '', args[1] ?? ''),
};

function gitOf(program: string): Git {
  return new Git({ cwd: newFolder() }, { env: ambient, gitPath: program });
}

describe('git is run safely', () => {
  for (const [name, start] of Object.entries(ways)) {
    it(`without a shell, with what it is to have in its environment, and no pager: ${name}`, async () => {
      const { program, started } = witness();
      const odd = ['a;touch b', '$(touch c)`touch d` "e" \'f\' *'];
      await start(program, odd);
      const { args, env: had } = started();
      assert.deepEqual(args.slice(-2), odd);
      assert.equal(had['LC_ALL'], 'C');
      assert.equal(had['GIT_TERMINAL_PROMPT'], '0');
      assert.equal(had['GIT_OPTIONAL_LOCKS'], '0');
      for (const evil of ['GIT_DIR', 'GIT_EXTERNAL_DIFF', 'GIT_PAGER'])
        assert.equal(had[evil], undefined, evil);
      const isNetwork = name === 'the network';
      assert.equal(had['GIT_ALLOW_PROTOCOL'], isNetwork ? 'file:git:http:https:ssh' : 'none');
      const config = args.flatMap((arg, index) => (args[index - 1] === '-c' ? [arg] : []));
      for (const option of [
        'core.fsmonitor=false',
        'log.showSignature=false',
        'safe.bareRepository=explicit',
      ]) {
        assert.ok(config.includes(option), option);
      }
      assert.equal(config.includes('core.hooksPath=/dev/null'), !isNetwork);
    });
  }

  it('without a word to the network on reads and writes of this clone, whatever its configuration allows', async () => {
    const { clone } = newClone();
    const mark = join(newFolder(), 'ran');
    git(clone, 'config', 'protocol.allow', 'always');
    git(clone, 'config', 'protocol.ext.allow', 'always');
    git(clone, 'config', 'remote.origin.url', `ext::touch ${mark}`);
    git(clone, 'config', 'core.repositoryFormatVersion', '1');
    git(clone, 'config', 'remote.origin.promisor', 'true');
    git(clone, 'config', 'extensions.partialClone', 'origin');
    const plain = new Git({ cwd: clone }, { env });
    const missing = `${'1'.repeat(40)}\n`;
    // Says that it is missing, or dies of it: both will do.
    await plain
      .feed(['cat-file', '--batch'], missing)
      .catch((error: unknown) => assert.ok(isGitError(error)));
    assert.equal(existsSync(mark), false);
  });

  it('within a limit of output on the network too, and a hook of a push ends on dispose', async () => {
    const { clone } = newClone();
    const mark = join(newFolder(), 'alive');
    const started = join(newFolder(), 'started');
    write(clone, '.git/hooks/pre-push', `#!/bin/sh\ntouch '${started}'\nsleep 1.5\ntouch '${mark}'\n`);
    chmodSync(join(clone, '.git/hooks/pre-push'), 0o755);
    const plain = new Git({ cwd: clone }, { env });
    const pushing = assert.rejects(
      new GitNetwork(plain).push('origin', 'refs/heads/main:refs/heads/new'),
      (error) => isGitError(error, 'disposed'),
    );
    while (!existsSync(started)) await sleep(10);
    plain.dispose();
    await pushing;
    await sleep(1600);
    assert.equal(existsSync(mark), false, 'the hook ended with git');
    const loud = join(newFolder(), 'git');
    writeFileSync(loud, '#!/bin/sh\nexec yes\n');
    chmodSync(loud, 0o755);
    const talking = new GitNetwork(new Git({ cwd: clone }, { env, gitPath: loud }));
    await assert.rejects(talking.push('origin', 'a:b'), (error) => isGitError(error, 'too-much-output'));
  });
});
