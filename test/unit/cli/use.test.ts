import assert from 'node:assert/strict';
import { Readable } from 'node:stream';
import { runCli } from '../../../src/cli/cli';
import type { Machine } from '../../../src/cli/machine';

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line that must not come as far as opening a repository: there is none in this folder. */
async function run(...args: readonly string[]): Promise<Ran> {
  let out = '';
  let err = '';
  const machine: Machine = {
    folder: '/nowhere',
    width: 100,
    clock: { now: () => new Date(0), timeZone: () => 'UTC', random: (bytes) => new Uint8Array(bytes) },
    drafts: '/nowhere/drafts',
    input: Readable.from([]),
    out: (text) => (out += text),
    err: (text) => (err += text),
    onInterrupt: () => () => undefined,
  };
  const code = await runCli(args, machine);
  return { code, out, err };
}

describe('a command line that makes no sense', () => {
  const wrong: readonly (readonly [string, readonly string[], RegExp])[] = [
    ['no command', [], /COMMAND is missing[^]*Usage: handoff/],
    ['only an option', ['--json'], /COMMAND is missing/],
    ['an unknown command', ['lst'], /There is no command "lst"/],
    ['help on an unknown command', ['help', 'lst'], /There is no command "lst"/],
    ['an unknown option', ['list', '--branches', 'x'], /--branches[^]*handoff list --help/],
    ['an unknown option before the command', ['--color', 'list'], /--color/],
    ['a missing value', ['list', '--branch'], /--branch/],
    ['a value for a switch', ['list', '--all=yes'], /--all/],
    ['a missing ID', ['close'], /ID is missing[^]*Usage: handoff close ID/],
    ['a missing STEP', ['step', 'abcdef'], /STEP is missing/],
    ['one argument too many', ['close', 'abcdef', 'ghijkl'], /"ghijkl" is one argument too many/],
    ['two ways to say which handoff', ['show', 'abcdef', '--branch', 'main'], /give one of them/],
    ['no read-back', ['pickup', 'abcdef'], /--read-back is missing/],
    ['no summary', ['write', '--next', 'Go on'], /summary is missing/],
    ['an empty summary', ['write', '--summary', ' '], /summary is missing/],
    ['an unknown state', ['write', '--state', 'bad'], /on-track, watch, blocked, urgent; found "bad"/],
    ['an unknown share', ['write', '--share', 'all'], /branch, ref, local; found "all"/],
    ['a file that is not there', ['write', '--file', 'x.yaml'], /x\.yaml cannot be read \(ENOENT\)/],
  ];
  for (const [what, args, expected] of wrong) {
    it(`ends with 2 and a way on: ${what}`, async () => {
      const { code, out, err } = await run(...args);
      assert.deepEqual([code, out], [2, '']);
      assert.match(err, /^handoff: /);
      assert.match(err, expected);
    });
  }

  it('is answered with escapes where it holds what a terminal obeys', async () => {
    const { err } = await run('l\u001b[2Jst');
    assert.match(err, /"l‹U\+001B›\[2Jst"/);
  });
});

describe('the help', () => {
  it('lists every command, in words and as JSON', async () => {
    const { code, out } = await run('help', '--json');
    assert.equal(code, 0);
    const names = (JSON.parse(out) as { name: string }[]).map(({ name }) => name);
    assert.equal(
      names.join(' '),
      'list show write amend pickup step close reopen withdraw purge tidy sync why check gaps',
    );
    const help = await run('help');
    for (const name of names) assert.match(help.out, new RegExp(`^ {2}${name} `, 'm'));
  });

  it('of a command names each of its options, however it is asked for', async () => {
    const { out } = await run('help', 'write');
    const usage = /Usage: handoff (.*)/.exec(out)?.[1] ?? '';
    for (const [option] of usage.matchAll(/--[a-z-]+/g))
      assert.match(out, new RegExp(`^ {2}${option}\\b`, 'm'));
    for (const args of [
      ['write', '--help'],
      ['write', '-h'],
      ['--help', 'write'],
    ]) {
      assert.equal((await run(...args)).out, out);
    }
  });

  it('of every command shows the options that its usage line shows', async () => {
    for (const name of ['list', 'show', 'pickup', 'step', 'close', 'sync', 'why', 'check', 'gaps']) {
      const { out } = await run(name, '--help');
      const [, usage = ''] = /Usage: handoff (.*)/.exec(out) ?? [];
      const inUsage = new Set(Array.from(usage.matchAll(/--[a-z-]+/g), ([option]) => option));
      const inTable = Array.from(out.matchAll(/^ {2}(--[a-z-]+)/gm), ([, option]) => option ?? '');
      assert.deepEqual([...inUsage].sort(), inTable.sort(), name);
    }
  });
});
