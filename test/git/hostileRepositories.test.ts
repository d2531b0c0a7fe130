import assert from 'node:assert/strict';
import { chownSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runCli } from '../../src/cli/cli';
import { machine } from '../../src/cli/machine';
import { compose, type ComposeOptions } from '../../src/compose';
import { hostileRepositories, usersGit } from '../support/hostileRepositories';
import { env, fsck, newFolder, newRepository, trap } from './support/repositories';

const run = usersGit(env);

function options(): ComposeOptions {
  return {
    drafts: newFolder('drafts'),
    going: 'unknown',
    clock: { now: () => new Date(), timeZone: () => 'UTC', random: (bytes) => new Uint8Array(bytes) },
    settings: () => ({ 'prompt.settleSeconds': 0, 'prompt.dailyLimit': 9, 'prompt.onDefaultBranch': true }),
  };
}

/** Lists and looks at everything, as the editor does it. */
async function useInEditor(folder: string): Promise<void> {
  const session = await compose(folder, options());
  if (!session) return;
  try {
    await session.departures.look();
    await session.state.refresh();
    await session.parts.repository.delivery('main');
    await session.parts.repository.codeFacts({ branch: 'main' });
    await session.parts.repository.codeFacts({ branch: 'feature/login' });
    await session.parts.repository.missingPaths({ branch: 'main' }, ['readme.md', 'none']);
    await session.parts.records.team();
    await session.parts.repository.work('feature/login');
    await session.parts.repository.isMerged('feature/login', 'main');
  } finally {
    session.dispose();
  }
}

/** Lists and writes locally, as people do it in a terminal: the command line, in this process to save time. */
async function useInTerminal(folder: string): Promise<void> {
  for (const [branch, share] of [
    ['main', 'branch'],
    ['feature/login', 'branch'],
    ['main', 'local'],
  ] as const) {
    await terminal(folder, 'write', '--branch', branch, '--share', share, '--summary', `${branch} ${share}`);
  }
  const listed = await terminal(folder, 'list', '--all', '--json');
  const [row] = JSON.parse(listed === '' ? '[]' : listed) as { readonly id: string }[];
  for (const args of [['show'], ['why'], ['check'], ['gaps'], ...(row ? [['close', row.id]] : [])]) {
    await terminal(folder, ...args);
  }
}

/** Runs one command and gives what it prints. */
async function terminal(folder: string, ...args: readonly string[]): Promise<string> {
  let out = '';
  await runCli(args, {
    ...machine(),
    folder,
    drafts: newFolder('drafts'),
    out: (text) => (out += text),
    err: () => undefined,
  });
  return out;
}

describe('a hostile repository', () => {
  const ours = process.env;
  before(() => {
    process.env = { ...env };
  });
  after(() => (process.env = ours));

  it('comes in at least 20 kinds', () => {
    assert.ok(hostileRepositories.length >= 20, String(hostileRepositories.length));
  });

  for (const hostile of hostileRepositories) {
    const { name, folder } = hostile;
    it(`runs nothing of its own when it has ${name}`, async () => {
      const root = newRepository();
      const { program, calls } = trap('fail');
      hostile.make(root, program, run);
      const before = calls();
      const opened = join(root, folder ?? '.');
      await useInEditor(opened);
      await useInTerminal(opened);
      assert.equal(calls(), before);
      hostile.control?.(root, run);
      if (hostile.control)
        assert.notEqual(calls(), before, "the trap is none: the user's own git does not fall into it");
    });
  }

  it('gets nothing written through its links, and nothing read', async () => {
    const root = newRepository();
    const { program } = trap('fail');
    hostileRepositories.find(({ name }) => name.startsWith('links'))?.make(root, program, run);
    const hooks = (): readonly string[] =>
      readdirSync(join(root, '.git', 'hooks'), { recursive: true, encoding: 'utf8' }).filter(
        (file) => !file.endsWith('.sample'),
      );
    await useInTerminal(root);
    assert.deepEqual(hooks(), []);
    assert.match(await terminal(root, 'list', '--all'), /main branch/);
    assert.ok(existsSync(join(root, '.handoffs', 'main')));
    fsck(root);
  });

  it('of somebody else is not opened, and the list of exceptions stays as it is', async function () {
    if (process.getuid?.() !== 0) this.skip();
    const root = newRepository();
    chownSync(root, 65534, 65534);
    chownSync(join(root, '.git'), 65534, 65534);
    assert.equal(await compose(root, options()), undefined);
    assert.equal(run(root, 'config', '--global', '--get-all', 'safe.directory'), '');
  });
});
