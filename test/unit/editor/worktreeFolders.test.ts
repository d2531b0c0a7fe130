import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isWithin, realFolder, worktreesOf } from '../../../src/editor/worktreeFolders';

describe('where the worktrees of a folder are', () => {
  let home: string;

  /** Makes a folder, below a fresh one, and gives its path. */
  function folder(...parts: string[]): string {
    const path = join(home, ...parts);
    mkdirSync(path, { recursive: true });
    return path;
  }

  beforeEach(() => (home = realpathSync(mkdtempSync(join(tmpdir(), 'handoff-folders-')))));
  afterEach(() => rmSync(home, { recursive: true, force: true }));

  it('the one that it is in, however deep', async () => {
    folder('shop', '.git');
    assert.deepEqual(await worktreesOf(folder('shop', 'src', 'api')), [join(home, 'shop')]);
  });

  it('not the ones below it where it is in one: those are opened with their files', async () => {
    folder('shop', '.git');
    folder('shop', 'vendor', '.git');
    assert.deepEqual(await worktreesOf(join(home, 'shop')), [join(home, 'shop')]);
  });

  it('else those directly below it, by name, a linked worktree with its file among them', async () => {
    folder('b', '.git');
    writeFileSync(join(folder('a'), '.git'), 'gitdir: ../b/.git/worktrees/a\n');
    folder('notes');
    folder('deep', 'c', '.git');
    writeFileSync(join(home, 'readme.txt'), '');
    assert.deepEqual(await worktreesOf(home), [join(home, 'a'), join(home, 'b')]);
  });

  it('once, where a link leads to the same one', async () => {
    folder('b', '.git');
    symlinkSync(join(home, 'b'), join(home, 'a'), 'junction');
    assert.deepEqual(await worktreesOf(home), [join(home, 'b')]);
    assert.equal(await realFolder(join(home, 'a')), join(home, 'b'));
  });

  it('not all, of very many', async () => {
    for (let count = 0; count < 30; count += 1) {
      folder(`clone-${String(count)}`, '.git');
    }
    assert.equal((await worktreesOf(home)).length, 20);
  });

  it('none, where there is none or no folder', async () => {
    assert.deepEqual(await worktreesOf(folder('empty')), []);
    assert.deepEqual(await worktreesOf(join(home, 'gone')), []);
    assert.equal(await realFolder(join(home, 'gone')), undefined);
  });

  it('does not take a folder for one within another of like name', () => {
    assert.ok(isWithin(join(home, 'a'), join(home, 'a', 'b')));
    assert.ok(isWithin(home, home));
    assert.ok(!isWithin(join(home, 'a'), join(home, 'ab')));
    assert.ok(!isWithin(join(home, 'a', 'b'), join(home, 'a')));
    assert.ok(isWithin(home, join(home, '..a')));
  });
});
