import assert from 'node:assert/strict';
import fc from 'fast-check';
import { countOnlyHere, onlyHereOf } from '../../../src/app/onlyHere';
import { RepositoryState } from '../../../src/app/repositoryState';
import { saveOnBranch } from '../../../src/app/saveOnBranch';
import { shareWaiting, type Going } from '../../../src/app/shareWaiting';
import { ShareWatch } from '../../../src/app/shareWatch';
import { writeHandoff } from '../../../src/app/writeHandoff';
import type { Handoff } from '../../../src/domain/records';
import type { ShareMode } from '../../../src/domain/share';
import { newParts, type FakeParts } from './support/fakes';
import { FakeTimers, settled } from './support/fakeTime';

const login = 'feature/login';
const elsewhere = { reason: 'held-by-worktree', worktree: '/home/ana/side' } as const;

function held(): FakeParts {
  const parts = newParts();
  parts.repository.commit(login, 'Add login');
  parts.records.inTheWay.set(login, elsewhere);
  return parts;
}

async function save(parts: FakeParts, share: ShareMode, branch = login): Promise<string> {
  parts.clock.advance(1000);
  return (await writeHandoff(parts, { branch, content: { summary: 'W' }, share })).note.id;
}

function onBranch(parts: FakeParts): readonly string[] {
  return [...parts.records.onBranches.values()].flat().map(({ id }) => id);
}

describe('a handoff that cannot go on its branch yet', () => {
  it('is wished for before it is kept, so that a crash in between forgets nothing', async () => {
    const parts = held();
    const { records, clone } = parts;
    const keep = records.keep.bind(records);
    let wishes = 0;
    records.keep = (record, share) => {
      wishes = clone.wished.size;
      return keep(record, share);
    };
    const id = await save(parts, 'branch');
    assert.equal(wishes, 1);
    assert.deepEqual(clone.wished.get(id)?.why, elsewhere);
    await save(parts, 'ref');
    await save(parts, 'local');
    assert.deepEqual([...clone.wished.keys()], [id]);
  });

  it('leaves no wish where it could not be kept, or is on its branch at once', async () => {
    const parts = newParts();
    await save(parts, 'branch');
    assert.equal(parts.clone.wished.size, 0);
    parts.records.keepFails = new Error('disk full');
    await assert.rejects(save(parts, 'branch'), /disk full/);
    assert.equal(parts.clone.wished.size, 0);
  });

  it('asks once for each branch, however many wait for it', async () => {
    const parts = held();
    for (let count = 0; count < 5; count += 1) await save(parts, 'branch');
    parts.records.tries = 0;
    await shareWaiting(parts, 'go', false);
    assert.equal(parts.records.tries, 1);
  });

  it('has a wish that is given up only when its note does not come', async () => {
    const parts = newParts();
    const since = parts.clock.now().toISOString();
    await parts.clone.setWish({ id: '20261122T175403Z-asousa-aaaaaa', branch: login, since });
    parts.clock.advance(60_000);
    assert.equal((await shareWaiting(parts, 'go', true)).waiting.length, 1);
    parts.clock.advance(600_000);
    assert.equal((await shareWaiting(parts, 'go', true)).waiting.length, 0);
  });

  it('is tried again after a failure by the next window and on a click, not at every look', async () => {
    const parts = newParts();
    parts.records.shareFails = new Error('gpg failed');
    const id = await save(parts, 'branch');
    parts.records.shareFails = undefined;
    assert.deepEqual((await shareWaiting(parts, 'go', false)).waiting[0]?.why, {
      reason: 'failed',
      detail: 'gpg failed',
    });
    assert.deepEqual(
      (await shareWaiting(parts, 'go', true)).shared.map((note) => note.id),
      [id],
    );
  });

  it('is held back while the setting names another way, for the command line too', async () => {
    const parts = held();
    const id = await save(parts, 'branch');
    await shareWaiting(parts, 'hold', false);
    parts.records.inTheWay.clear();
    for (const going of ['hold', 'unknown'] as const) {
      assert.deepEqual((await shareWaiting(parts, going, true)).waiting[0]?.why, { reason: 'setting' });
    }
    assert.deepEqual(onBranch(parts), []);
    assert.deepEqual(
      (await shareWaiting(parts, 'go', false)).shared.map((note) => note.id),
      [id],
    );
    assert.deepEqual(onBranch(parts), [id]);
  });

  it('goes on the click where the branch is checked out here; a note to oneself never does', async () => {
    const parts = held();
    parts.records.inTheWay.set(login, { reason: 'held-by-worktree', worktree: '/home/ana/project' });
    const own = await save(parts, 'local');
    const id = await save(parts, 'ref');
    assert.deepEqual((await saveOnBranch(parts, own)).outcome, { kind: 'not-wanted' });
    assert.equal((await saveOnBranch(parts, id)).outcome.kind, 'on-branch');
    assert.deepEqual(onBranch(parts), [id]);
    assert.equal(parts.clone.wished.size, 0);
  });

  it('brings along later what it was to bring along at the save', async () => {
    const parts = held();
    const note = { branch: login, content: { summary: 'W' }, share: 'branch' as const, attributes: true };
    await writeHandoff(parts, note);
    await shareWaiting(parts, 'hold', false);
    const { records } = parts;
    const put = records.putOnBranch.bind(records);
    let brought: boolean | undefined;
    records.putOnBranch = (handoff: Handoff, clicked: boolean, attributes?: boolean, branch?: string) => {
      brought = attributes;
      return put(handoff, clicked, attributes, branch);
    };
    records.inTheWay.clear();
    await shareWaiting(parts, 'go', false);
    assert.equal(brought, true);
  });

  it('is in the snapshot with its reason, and among what is only here', async () => {
    const parts = held();
    const id = await save(parts, 'branch');
    const own = await save(parts, 'local');
    const { waiting, all } = await new RepositoryState(parts).refresh();
    assert.deepEqual(
      waiting.map((wish) => [wish.id, wish.why]),
      [[id, elsewhere]],
    );
    const here = onlyHereOf(all, waiting).map((one) => [one.id, one.why.reason]);
    assert.deepEqual(here, [
      [own, 'private'],
      [id, 'held-by-worktree'],
      [id, 'not-sent'],
    ]);
    assert.deepEqual(countOnlyHere(onlyHereOf(all, waiting)), { unsent: 1, waiting: 1, notes: 1 });
  });
});

describe('saves and changes of the mode, in any order', () => {
  type Step =
    | { readonly do: 'save'; readonly share: ShareMode; readonly branch: string }
    | { readonly do: 'set'; readonly going: Going }
    | { readonly do: 'block' | 'free'; readonly branch: string }
    | { readonly do: 'look'; readonly again: boolean };

  const branch = fc.constantFrom('feature/login', 'feature/more');
  const step: fc.Arbitrary<Step> = fc.oneof(
    fc.record({
      do: fc.constant('save' as const),
      share: fc.constantFrom('branch' as const, 'ref' as const, 'local' as const),
      branch,
    }),
    fc.record({ do: fc.constant('set' as const), going: fc.constantFrom('go' as const, 'hold' as const) }),
    fc.record({ do: fc.constantFrom('block' as const, 'free' as const), branch }),
    fc.record({ do: fc.constant('look' as const), again: fc.boolean() }),
  );

  it('publish exactly what was saved for its branch, once, and lose nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const parts = newParts();
        const saved: Record<ShareMode, string[]> = { branch: [], ref: [], local: [] };
        let going: Going = 'go';
        for (const now of steps) {
          const before = onBranch(parts);
          switch (now.do) {
            case 'save':
              parts.repository.branch(now.branch);
              saved[now.share].push(await save(parts, now.share, now.branch));
              break;
            case 'set':
              going = now.going;
              assert.deepEqual(onBranch(parts), before);
              break;
            case 'block':
              parts.records.inTheWay.set(now.branch, elsewhere);
              break;
            case 'free':
              parts.records.inTheWay.delete(now.branch);
              break;
            case 'look':
              await shareWaiting(parts, going, now.again);
              if (going === 'hold') assert.deepEqual(onBranch(parts), before);
          }
          assert.ok(onBranch(parts).every((id) => saved.branch.includes(id)));
          const there = new Set([...onBranch(parts), ...parts.clone.wished.keys()]);
          assert.deepEqual([...there].sort(), [...saved.branch].sort(), 'there, or waiting');
        }
        parts.records.inTheWay.clear();
        await shareWaiting(parts, 'go', false);
        assert.deepEqual([...onBranch(parts)].sort(), [...saved.branch].sort());
        assert.deepEqual(
          parts.records.hidden.map(({ id }) => id),
          saved.local,
        );
        assert.equal(
          parts.records.journal.some(({ id }) => saved.local.includes(id)),
          false,
        );
        assert.equal(parts.clone.wished.size, 0);
      }),
      { numRuns: 200 },
    );
  });
});

describe('the watch over what waits', () => {
  function watched(parts: FakeParts): { timers: FakeTimers; watch: ShareWatch; changes: () => number } {
    const timers = new FakeTimers();
    const watch = new ShareWatch(parts, () => 'go', timers.after);
    let changes = 0;
    watch.onDidChange(() => (changes += 1));
    return { timers, watch, changes: () => changes };
  }

  it('has no timer and looks at no file while nothing waits', async () => {
    const parts = newParts();
    const { timers, watch } = watched(parts);
    await watch.look();
    parts.records.stamps = parts.records.reads = 0;
    await watch.look();
    assert.deepEqual([timers.waiting, parts.records.stamps, parts.records.reads], [0, 0, 0]);
  });

  it('looks at files while something waits, and shares when they have changed', async () => {
    const parts = held();
    const { timers, watch, changes } = watched(parts);
    const id = await save(parts, 'branch');
    await watch.look();
    parts.records.tries = 0;
    for (let round = 0; round < 5; round += 1) await timers.pass(2000);
    assert.deepEqual([parts.records.tries, changes()], [0, 0]);
    parts.records.inTheWay.delete(login);
    await timers.pass(2000);
    await settled();
    assert.deepEqual([onBranch(parts), timers.waiting, changes()], [[id], 0, 1]);
  });

  it('has no timer for what waits for a branch that is gone, and shares when that is back', async () => {
    const parts = held();
    const { timers, watch } = watched(parts);
    const id = await save(parts, 'branch');
    const { branches } = parts.repository;
    const branch = branches.get(login);
    branches.delete(login);
    parts.records.inTheWay.set(login, { reason: 'branch-missing' });
    await watch.look();
    assert.deepEqual([timers.waiting, parts.clone.wished.get(id)?.why?.reason], [0, 'branch-missing']);
    if (branch) branches.set(login, branch);
    parts.records.inTheWay.delete(login);
    await watch.look();
    assert.deepEqual(onBranch(parts), [id]);
  });

  it('asks what the setting says only where something waits', async () => {
    const parts = held();
    let asked = 0;
    const watch = new ShareWatch(parts, () => ((asked += 1), 'go'), new FakeTimers().after);
    await watch.look();
    assert.equal(asked, 0);
    await save(parts, 'branch');
    await watch.look();
    assert.equal(asked, 1);
    watch.dispose();
  });

  it('goes on after looks that failed, ever more rarely, and shares in the end', async () => {
    const parts = held();
    const { timers, watch } = watched(parts);
    const id = await save(parts, 'branch');
    await watch.look();
    const failures: unknown[] = [];
    watch.onDidFail((error) => failures.push(error));
    const read = parts.records.read.bind(parts.records);
    const obstacles = parts.records.obstacles.bind(parts.records);
    parts.records.obstacles = () => Promise.reject(new Error('no files'));
    await timers.pass(2000);
    assert.deepEqual([failures.length, timers.waiting], [1, 1]);
    parts.records.obstacles = obstacles;
    parts.records.read = () => Promise.reject(new Error('git failed'));
    await timers.pass(4000);
    await timers.pass(2000);
    assert.deepEqual([failures.length, timers.waiting], [2, 1]);
    parts.records.read = read;
    parts.records.inTheWay.delete(login);
    await timers.pass(8000);
    await settled();
    assert.deepEqual([onBranch(parts), failures.length, timers.waiting], [[id], 2, 0]);
  });

  it('goes on for a mending that met a lock, and ends with it', async () => {
    const parts = newParts();
    parts.records.mendIsLocked = true;
    const { timers, watch } = watched(parts);
    await watch.look();
    assert.equal(timers.waiting, 1);
    parts.records.mendIsLocked = false;
    await watch.look();
    assert.equal(timers.waiting, 0);
  });

  it('ends with its session', async () => {
    const parts = held();
    const { timers, watch } = watched(parts);
    await save(parts, 'branch');
    await watch.look();
    watch.dispose();
    assert.equal(timers.waiting, 0);
  });

  it('ends with its session in the middle of a look at files', async () => {
    const parts = held();
    const { timers, watch } = watched(parts);
    await save(parts, 'branch');
    await watch.look();
    parts.records.inTheWay.delete(login);
    parts.records.tries = 0;
    const passing = timers.pass(2000);
    watch.dispose();
    await passing;
    await settled();
    assert.deepEqual([parts.records.tries, timers.waiting], [0, 0]);
  });
});
