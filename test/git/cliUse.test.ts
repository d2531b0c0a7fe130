import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ensureBuilt, handoff, json, said } from './support/cli';
import { newFolder, newRepository } from './support/repositories';

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

describe('the use of the command line', () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /COMMAND is missing[^]*Usage: handoff/],
    ['an unknown command', ['lst'], /There is no command "lst"/],
    ['an unknown option', ['list', '--branches', 'x'], /--branches[^]*handoff list --help/],
    ['an unknown option before the command', ['--color', 'list'], /--color/],
    ['a missing value', ['list', '--branch'], /--branch/],
    ['a missing ID', ['close'], /ID is missing[^]*Usage: handoff close ID/],
    ['a missing STEP', ['step', 'abcdef'], /STEP is missing/],
    ['one argument too many', ['close', 'abcdef', 'ghijkl'], /"ghijkl" is one argument too many/],
    ['two ways to say which handoff', ['show', 'abcdef', '--branch', 'main'], /give one of them/],
    ['no read-back', ['pickup', 'abcdef'], /--read-back is missing/],
    ['no summary', ['write', '--next', 'Go on'], /summary is missing/],
    ['an empty summary', ['write', '--summary', ' '], /summary is missing/],
    [
      'an unknown state',
      ['write', '--summary', 'W', '--state', 'bad'],
      /on-track, watch, blocked, urgent; found "bad"/,
    ],
    ['an unknown share', ['write', '--summary', 'W', '--share', 'all'], /branch, ref, local; found "all"/],
    ['a command of two lines', ['write', '--summary', 'W', '--verify', 'ls\nrm x'], /Command 1 /],
  ];
  for (const [what, args, expected] of wrong) {
    it(`ends with 2 and a way on: ${what}`, async () => {
      const { code, out, err } = await handoff(newRepository(), args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^handoff: /);
      assert.match(err, expected);
      assert.doesNotMatch(err, / {4}at |node:internal/);
    });
  }

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
    ] as const) {
      const { code, out, err } = await handoff(root, args);
      assert.deepEqual([code, out], [1, '']);
      assert.match(err, expected);
    }
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

  it('lists in its help exactly the commands that there are', async () => {
    const names = (await json<{ name: string }[]>(newFolder(), 'help')).map(({ name }) => name);
    assert.deepEqual(names, [
      'list',
      'show',
      'write',
      'pickup',
      'step',
      'close',
      'reopen',
      'sync',
      'why',
      'check',
    ]);
    const help = await said(newFolder(), 'help');
    for (const name of names) assert.match(help, new RegExp(`^ {2}${name} `, 'm'));
  });

  it('takes --json before and after the command', async () => {
    const root = newRepository();
    const before = await handoff(root, ['--json', 'check']);
    assert.equal(before.out, (await handoff(root, ['check', '--json'])).out);
    assert.equal((JSON.parse(before.out) as { ok: boolean }).ok, true);
  });
});
