import assert from 'node:assert/strict';
import { chmodSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { handoffPath } from '../../src/store/paths';
import { ensureBuilt, handoff } from './support/cli';
import { landed } from './support/landed';
import { env, fsck, git, newFolder, note, write } from './support/repositories';

const notes = ['bbbbbb', 'cccccc', 'dddddd'].map((tail) => note(tail, 'feature/login'));
const rounds = 20;

/** A git that kills whoever starts its `n`th command, before that runs or while it does. */
function deadlyGit(
  n: number,
  isFirst: boolean,
): { folder: string; started: () => number; ended: () => number } {
  const folder = newFolder('deadly');
  const [program, starts, ends] = [join(folder, 'git'), join(folder, 'starts'), join(folder, 'ends')];
  const lines = [
    '#!/bin/sh',
    `PATH='${env['PATH'] ?? ''}'`,
    `echo "$1" >> '${starts}'`,
    `if [ "$(wc -l < '${starts}')" -ge ${String(n)} ]; then kill -9 $PPID; ${isFirst ? `echo >> '${ends}'; exit 1` : ':'}; fi`,
    'git "$@"',
    'code=$?',
    `echo >> '${ends}'`,
    'exit $code',
    '',
  ];
  writeFileSync(program, lines.join('\n'));
  chmodSync(program, 0o755);
  const count = (file: string) => (): number =>
    existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0;
  return { folder, started: count(starts), ended: count(ends) };
}

describe('tidying that is killed', () => {
  before(function () {
    this.timeout(120_000);
    ensureBuilt();
  });

  it('leaves nothing but files of its own to put back, at whichever of its last 20 commands', async function () {
    this.timeout(120_000);
    const root = landed(...notes);
    write(root, 'readme.md', 'unstaged\n');
    write(root, 'staged.ts', 'staged\n');
    git(root, 'add', 'staged.ts');
    const start = git(root, 'rev-parse', 'HEAD').trim();
    const others = (): string =>
      git(root, 'status', '--porcelain', '--untracked-files=all', '--', ':(exclude).handoffs');
    const before = others();
    const putBack = (): void => {
      rmSync(join(root, '.git/index.lock'), { force: true });
      git(root, 'update-ref', 'refs/heads/main', start);
      git(root, 'reset', '-q', '--', '.handoffs');
      git(root, 'checkout', '-q', '--', '.handoffs');
    };
    const run = async (n: number, isFirst: boolean) => {
      const deadly = deadlyGit(n, isFirst);
      const path = `${deadly.folder}:${env['PATH'] ?? ''}`;
      const { code } = await handoff(root, ['tidy'], { env: { PATH: path } });
      // What the killed process had started comes to its end by itself; a reader that was ended by us does not say so.
      const end = Date.now() + 1000;
      while (deadly.ended() < deadly.started() && Date.now() < end) await sleep(20);
      return { code, commands: deadly.started() };
    };
    const whole = await run(9999, false);
    assert.equal(whole.code, 0);
    putBack();
    const seen = new Set<string>();
    let killed = 0;
    for (let round = 0; round < rounds; round += 1) {
      const { code } = await run(whole.commands - round, round % 2 === 0);
      // How many commands there are differs by a few: the last of them need not come.
      killed += code === undefined ? 1 : 0;
      const status = git(root, 'status', '--porcelain', '--untracked-files=all', '--', '.handoffs');
      assert.equal(others(), before);
      // As it was, or added, or untracked: never changed, and never gone from what HEAD has.
      assert.match(status, /^((A |\?\?) \.handoffs\/.*\n)*$/);
      const isDone = git(root, 'rev-parse', 'HEAD').trim() !== start;
      seen.add(`${isDone ? 'moved' : 'not moved'}, ${status.slice(0, 2) || 'clean'}`);
      if (!isDone || status !== '') {
        for (const one of notes) assert.equal(existsSync(join(root, handoffPath(one))), true);
      }
      fsck(root);
      putBack();
    }
    assert.ok(killed >= rounds / 2, String(killed));
    for (const end of ['not moved, clean', 'moved, A ']) assert.ok(seen.has(end), [...seen].join('; '));
  });
});
