import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureBuilt, handoff, json, said } from './support/cli';
import { newFolder, newRepository, write } from './support/repositories';

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

describe('the use of the command line', () => {
  it('ends with 2 and a way on where it was used wrongly', async () => {
    const { code, out, err } = await handoff(newFolder(), ['list', '--branches', 'x']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^handoff: .*--branches[^]*See "handoff list --help"\.\n$/);
  });

  it('refuses a command of two lines as wrong use', async () => {
    const { code, err } = await handoff(newRepository(), ['write', '--summary', 'W', '--verify', 'ls\nrm x']);
    assert.equal(code, 2);
    assert.match(err, /Command 1 /);
  });

  it('refuses an empty read-back as wrong use', async () => {
    const root = newRepository();
    const { id } = await json<{ id: string }>(root, 'write', '--summary', 'W', '--share', 'ref');
    const { code, err } = await handoff(root, ['pickup', id, '--read-back', ' ']);
    assert.equal(code, 2);
    assert.match(err, /in one sentence/);
  });

  it('ends with 1 where what is named is not there', async () => {
    const root = newRepository();
    const { id } = await json<{ id: string }>(
      root,
      'write',
      '--summary',
      'W',
      '--next',
      'Go',
      '--share',
      'ref',
    );
    for (const [args, expected] of [
      [['show', '20261122T175403Z-asousa-zzzzzz'], /No handoff has the id/],
      [['step', id, 's9'], /no step s9\. Its steps are: s1/],
      [['reopen', id], /not closed/],
      [['sync'], /no remote/],
      [['list', '-C', join(root, 'nope')], /There is no folder .*nope\./],
    ] as const) {
      const { code, out, err } = await handoff(root, args);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, expected);
    }
  });

  it('ends with 1 where a closed handoff is to be picked up', async () => {
    const root = newRepository();
    const { id } = await json<{ id: string }>(root, 'write', '--summary', 'W', '--share', 'ref');
    await said(root, 'close', id);
    const { code, err } = await handoff(root, ['pickup', id, '--read-back', 'Mine.']);
    assert.equal(code, 1);
    assert.match(err, /closed already/);
  });

  it('says plainly that git is missing, and what holds a lock', async () => {
    const none = await handoff(newRepository(), ['list'], { env: { PATH: newFolder() } });
    assert.equal(none.code, 1);
    assert.equal(
      none.err,
      'handoff: Listing handoffs failed: git could not be started. Install it, or put it on the PATH.\n',
    );
    const root = newRepository();
    await said(root, 'write', '--summary', 'W', '--share', 'ref');
    const [journal = ''] = readdirSync(join(root, '.git', 'refs', 'handoffs'));
    write(root, `.git/refs/handoffs/${journal}.lock`, '');
    const locked = await handoff(root, ['write', '--summary', 'Kept.', '--share', 'ref']);
    assert.equal(locked.code, 1);
    assert.match(locked.err, /failed: another git command holds \S+\.lock \(for \d+ s\)/);
    assert.match(locked.err, /What you wrote is kept: /);
  });

  it('tells its version and its help without a repository', async () => {
    const folder = newFolder();
    const { version } = JSON.parse(readFileSync(resolve(__dirname, '../../package.json'), 'utf8')) as {
      version: string;
    };
    assert.equal(await said(folder, '--version'), `${version}\n`);
    assert.deepEqual(await json(folder, '--version'), { version });
    const help = await said(folder, '--help');
    assert.equal(await said(folder, 'help'), help);
    assert.equal(await said(folder, '-h'), help);
    const own = await said(folder, 'help', 'write');
    assert.match(own, /Usage: handoff write \[--branch B\][^]*--verify RUN/);
    assert.equal(await said(folder, 'write', '--help'), own);
    assert.equal(await said(folder, '--help', 'write'), own);
  });

  it('takes --json before and after the command', async () => {
    const root = newRepository();
    const before = await handoff(root, ['--json', 'check']);
    assert.equal(before.out, (await handoff(root, ['check', '--json'])).out);
    assert.equal((JSON.parse(before.out) as { ok: boolean }).ok, true);
  });
});
