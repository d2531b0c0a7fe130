import assert from 'node:assert/strict';
import { isPassing, polledPaths, watchedGlobs } from '../../../src/editor/watchedFiles';

const plain = { root: '/w', gitDir: '/w/.git', commonDir: '/w/.git' };
const linked = { root: '/l', gitDir: '/w/.git/worktrees/l', commonDir: '/w/.git' };
const bare = { root: undefined, gitDir: '/b.git', commonDir: '/b.git' };

/** Folders and patterns as one text each. */
function globs(layout: typeof plain | typeof bare): readonly string[] {
  return watchedGlobs(layout).map(({ folder, glob }) => `${folder} ${glob}`);
}

describe('which files tell that something has moved', () => {
  it('are HEAD, refs in every form, operations, other worktrees, private notes and records', () => {
    assert.deepEqual(globs(plain), [
      '/w/.git {HEAD,packed-refs,MERGE_HEAD,CHERRY_PICK_HEAD,REVERT_HEAD,BISECT_LOG}',
      '/w/.git/reftable tables.list',
      '/w/.git/refs **',
      '/w/.git/worktrees */{HEAD,reftable/tables.list}',
      '/w/.git/handoffs/private **',
      '/w/.handoffs **',
    ]);
  });

  it('are of its own git directory and of the shared one in a linked worktree', () => {
    const all = globs(linked);
    for (const wanted of [
      '/w/.git/worktrees/l {HEAD,packed-refs,MERGE_HEAD,CHERRY_PICK_HEAD,REVERT_HEAD,BISECT_LOG}',
      '/w/.git/worktrees/l/reftable tables.list',
      '/w/.git {HEAD,packed-refs}',
      '/w/.git/reftable tables.list',
      '/w/.git/refs **',
      '/l/.handoffs **',
    ]) {
      assert.ok(all.includes(wanted), wanted);
    }
    const { files, trees, records } = polledPaths(linked);
    for (const wanted of ['/w/.git/worktrees/l/HEAD', '/w/.git/HEAD', '/w/.git/packed-refs']) {
      assert.ok(files.includes(wanted), wanted);
    }
    assert.deepEqual(trees, ['/w/.git/refs']);
    assert.deepEqual(records, ['/w/.git/handoffs/private', '/l/.handoffs']);
    assert.equal(new Set(files).size, files.length);
  });

  it('are none of a working tree where there is none', () => {
    assert.ok(!JSON.stringify([watchedGlobs(bare), polledPaths(bare)]).includes('.handoffs'));
  });

  it('are not the locks that git holds while it writes', () => {
    assert.ok(isPassing('/w/.git/HEAD.lock'));
    assert.ok(!isPassing('/w/.git/refs/heads/lock'));
  });
});
