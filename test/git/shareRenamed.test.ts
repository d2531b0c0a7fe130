// What waits for a branch that gets another name, or goes, meanwhile.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { closeHandoff } from '../../src/app/reply';
import { saveOnBranch } from '../../src/app/saveOnBranch';
import { shareWaiting } from '../../src/app/shareWaiting';
import { ensureBuilt, handoff } from './support/cli';
import { closeAll, fsck, git, newFolder, newRepository } from './support/repositories';
import {
  cases,
  commitsOf,
  id,
  login,
  reasons,
  stateBut,
  window,
  wished,
  type Window,
} from './support/waiting';

const day = 24 * 60 * 60_000;

describe('a handoff that waits for a branch', () => {
  before(ensureBuilt);
  afterEach(closeAll);

  for (const { name, reason, begin } of cases) {
    it(`goes on its branch under the name that it was given while it waited for ${name}`, async () => {
      const root = newRepository();
      const [one, two] = [await window(root), await window(root)];
      const end = begin(root);
      await wished(one);
      assert.deepEqual(await reasons(one), [reason]);
      // Git itself renames no branch in the middle of these, nor one whose ref is locked; the last needs its name.
      const isLater = ['operation', 'ref-locked', 'path-blocked'].includes(reason);
      if (!isLater) git(root, 'branch', '-m', login, 'feature/better');
      if (!isLater) assert.deepEqual(await reasons(two), [reason]);
      end();
      if (isLater) git(root, 'branch', '-m', login, 'feature/better');
      // Another branch has the old name now.
      git(root, 'branch', login, 'main');
      const after = stateBut(root, 'feature/better');
      const { shared, waiting } = await shareWaiting(two, 'go', false);
      assert.deepEqual([shared.map((found) => found.id), waiting], [[id], []]);
      assert.deepEqual(await shareWaiting(one, 'go', false), { shared: [], waiting: [], changed: false });
      assert.equal(commitsOf(root, id, 'feature/better'), 1);
      assert.equal(commitsOf(root, id, login), 0);
      assert.equal(stateBut(root, 'feature/better'), after);
      fsck(root);
    });
  }

  it('says the new name while it waits, in the state and on the command line', async () => {
    const root = newRepository();
    const parts = await window(root);
    const side = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', side, login);
    await wished(parts);
    await shareWaiting(parts, 'go', false);
    git(side, 'branch', '-m', 'feature/better');
    assert.match((await handoff(root, ['sync'])).err, /Waits to go on feature\/better: it is checked out in/);
    const { waiting } = await shareWaiting(parts, 'go', false);
    assert.deepEqual(
      waiting.map(({ branch, was, why }) => [branch, was, why?.reason]),
      [['feature/better', login, 'held-by-worktree']],
    );
    assert.equal((await saveOnBranch(await window(side), id)).branch, 'feature/better');
    assert.equal(commitsOf(root, id, 'feature/better'), 1);
  });

  it('never goes on another branch that has the name now', async () => {
    const root = newRepository();
    const parts = await window(root);
    await wished(parts);
    git(root, 'branch', '-q', '-D', login);
    assert.deepEqual(await reasons(parts), ['branch-missing']);
    git(root, 'branch', login, 'main');
    assert.deepEqual(await reasons(parts), ['branch-other']);
    assert.equal(commitsOf(root, id), 0);
    // The user's own word counts more.
    assert.equal((await saveOnBranch(parts, id)).outcome.kind, 'on-branch');
  });

  it('stays with its reason when its branch is deleted, and goes there when that is back', async () => {
    const root = newRepository();
    const parts = await window(root);
    const tip = git(root, 'rev-parse', login).trim();
    await wished(parts);
    git(root, 'branch', '-q', '-D', login);
    assert.deepEqual(await reasons(parts), ['branch-missing']);
    assert.equal(git(root, 'branch', '--list', login), '', 'it stays deleted');
    const { err } = await handoff(root, ['sync']);
    assert.match(
      err,
      new RegExp(`1 handoff waits for its branch\\.\\n  ${id}: Not on ${login}: the branch does`),
    );
    const soon: Window = { ...parts, clock: { ...parts.clock, now: () => new Date(Date.now() + 29 * day) } };
    assert.deepEqual(await reasons(soon), ['branch-missing']);
    git(root, 'branch', login, tip);
    const { shared } = await shareWaiting(parts, 'go', false);
    assert.deepEqual(
      shared.map((found) => found.id),
      [id],
    );
    assert.equal(commitsOf(root, id), 1);
  });

  it('is let go a month after its branch was deleted, or with its handoff; the journal has it still', async () => {
    for (const isClosed of [false, true]) {
      const root = newRepository();
      const parts = await window(root);
      await wished(parts);
      git(root, 'branch', '-q', '-D', login);
      assert.deepEqual(await reasons(parts), ['branch-missing']);
      const later: Window = {
        ...parts,
        clock: { ...parts.clock, now: () => new Date(Date.now() + 31 * day) },
      };
      if (isClosed) await closeHandoff(parts, { id });
      assert.deepEqual(await reasons(isClosed ? parts : later), []);
      assert.deepEqual(await parts.clone.wishes(), []);
      assert.equal((await parts.records.read()).handoffs.length, 1);
    }
  });

  it('goes on a branch that was rebased or amended meanwhile', async () => {
    const root = newRepository();
    const parts = await window(root);
    await wished(parts);
    git(root, 'switch', '-q', login);
    git(root, 'commit', '-q', '--amend', '-m', 'Change login better');
    git(root, 'switch', '-q', 'main');
    assert.deepEqual(
      (await shareWaiting(parts, 'go', false)).shared.map((found) => found.id),
      [id],
    );
  });
});
