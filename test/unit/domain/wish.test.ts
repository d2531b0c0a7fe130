import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Rename } from '../../../src/domain/rename';
import type { Wish } from '../../../src/domain/share';
import { followed, waitingFor } from '../../../src/domain/wish';

const since = '2026-11-22T17:54:03Z';
const wish: Wish = { id: '20261122T175403Z-asousa-aaaaaa', branch: 'old', since };
const day = 24 * 60 * 60_000;

function at(seconds: number): string {
  return new Date(Date.parse(since) + seconds * 1000).toISOString();
}

function rename(from: string, to: string, seconds: number): Rename {
  return { from, to, at: at(seconds) };
}

describe('a wish whose branch is renamed', () => {
  it('follows it, once and again, and back', () => {
    const once = followed(wish, [rename('old', 'new', 10)]);
    assert.deepEqual(once, { ...wish, branch: 'new', was: 'old' });
    const renames = [rename('old', 'new', 10), rename('new', 'newer', 20)];
    assert.equal(followed(once, renames).branch, 'newer');
    assert.equal(followed(wish, renames).branch, 'newer');
    assert.deepEqual(followed(once, [rename('old', 'new', 10), rename('new', 'old', 20)]), wish);
  });

  it('is the same object where nothing is new, also where the reflog has forgotten the rename', () => {
    assert.equal(followed(wish, [rename('other', 'old', 10), rename('old', 'new', -10)]), wish);
    const once = followed(wish, [rename('old', 'new', 10)]);
    assert.equal(followed(once, [rename('old', 'new', 10)]), once);
    assert.equal(followed(once, []), once);
  });

  it('does not follow another branch that had the new name before', () => {
    const renames = [rename('new', 'other', 5), rename('old', 'new', 10)];
    const once = followed(wish, renames);
    assert.equal(once.branch, 'new');
    assert.equal(followed(once, renames), once);
  });

  it('is at every time where one look at all renames would find it', () => {
    const name = fc.constantFrom('old', 'a', 'b', 'c');
    fc.assert(
      fc.property(fc.array(fc.tuple(name, name), { maxLength: 8 }), (pairs) => {
        // Real renames: from a name that is there to one that is not.
        const names = new Map([['old', 'wished']]);
        const renames: Rename[] = [];
        let carried = wish;
        pairs.forEach(([from, to], index) => {
          const branch = names.get(from) ?? `another-${String(index)}`;
          if (names.has(to)) return;
          names.delete(from);
          names.set(to, branch);
          renames.push(rename(from, to, index + 1));
          carried = followed(carried, renames);
        });
        assert.equal(names.get(carried.branch), 'wished');
        assert.equal(followed(wish, renames).branch, carried.branch);
      }),
    );
  });
});

describe('a wish whose branch is gone', () => {
  const missing = { reason: 'branch-missing' } as const;
  const now = new Date(at(60));

  it('stays for thirty days with its reason, and says since when', () => {
    const gone = waitingFor(wish, missing, now);
    assert.deepEqual(gone, { ...wish, why: missing, gone: now.toISOString() });
    assert.ok(gone);
    assert.equal(waitingFor(gone, missing, new Date(now.getTime() + 30 * day)), gone);
    assert.equal(waitingFor(gone, missing, new Date(now.getTime() + 30 * day + 1)), undefined);
  });

  it('begins anew when the branch was there in between', () => {
    const gone = waitingFor(wish, missing, now);
    assert.ok(gone);
    const there = waitingFor(gone, { reason: 'detached' }, now);
    assert.equal(there?.gone, undefined);
    const later = new Date(now.getTime() + 29 * day);
    assert.equal(there && waitingFor(there, missing, later)?.gone, later.toISOString());
  });
});
