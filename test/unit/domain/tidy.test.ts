import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Handoff } from '../../../src/domain/records';
import { namesOf, planTidy, type BranchFate, type RecordFolder } from '../../../src/domain/tidy';

function noteOn(branch: string | undefined, tail = 'aaaaaa'): Handoff {
  return {
    version: 1,
    id: `20261122T175403Z-asousa-${tail}`,
    created: '2026-11-22T17:54:03Z',
    ...(branch === undefined ? {} : { branch }),
    author: { name: 'Ana Sousa', email: 'ana@example.org', kind: 'human' },
    summary: 'Where it stands.',
  };
}

function folder(branch: string | undefined, more: Partial<RecordFolder> = {}): RecordFolder {
  return { path: `.handoffs/x/${branch ?? 'none'}`, note: noteOn(branch), isChanged: false, ...more };
}

/** What becomes of one folder: the reason it goes or stays for; undefined where it is not spoken of. */
function fateOf(
  one: RecordFolder,
  fate: BranchFate | undefined,
  more: { withdrawn?: boolean; renamedTo?: string; fateThere?: BranchFate } = {},
): string | undefined {
  const { note } = one;
  const branch = note?.branch ?? '';
  const { remove, left } = planTidy({
    folders: [one],
    checkedOut: 'main',
    fates: new Map([
      ...(fate ? [[branch, fate] as const] : []),
      ...(more.renamedTo !== undefined && more.fateThere ? [[more.renamedTo, more.fateThere] as const] : []),
    ]),
    renames:
      more.renamedTo === undefined ? [] : [{ from: branch, to: more.renamedTo, at: '2026-11-22T18:00:00Z' }],
    withdrawn: new Set(more.withdrawn && note ? [note.id] : []),
  });
  return remove[0]?.reason ?? left[0]?.reason;
}

describe('the plan of what is tidied away', () => {
  it('has what is merged, gone, or withdrawn, and says why', () => {
    assert.equal(fateOf(folder('done'), 'merged'), 'merged');
    assert.equal(fateOf(folder('done'), 'gone'), 'gone');
    assert.equal(fateOf(folder(undefined), undefined, { withdrawn: true }), 'withdrawn');
    assert.equal(fateOf(folder('far'), 'unknown', { withdrawn: true }), 'withdrawn');
  });

  it('has nothing of a branch that goes on, of the one checked out, or of a detached HEAD', () => {
    assert.equal(fateOf(folder('going'), 'unmerged'), undefined);
    assert.equal(fateOf(folder('going'), 'unmerged', { withdrawn: true }), undefined);
    assert.equal(fateOf(folder('main'), 'merged', { withdrawn: true }), undefined);
    assert.equal(fateOf(folder(undefined), undefined), undefined);
  });

  it('names what it leaves though it would go, and what nobody can tell', () => {
    assert.equal(fateOf(folder('far'), 'unknown'), 'unknown-branch');
    assert.equal(fateOf(folder('far'), undefined), 'unknown-branch');
    assert.equal(fateOf(folder('done', { isChanged: true }), 'merged'), 'changed');
    assert.equal(fateOf(folder('done', { unreadable: '.handoffs/x/y' }), 'merged'), 'unreadable');
    assert.equal(fateOf({ path: '.handoffs/x/y', isChanged: false }, undefined), 'unreadable');
  });

  it('follows a branch that was renamed here', () => {
    const renamed = (renamedTo: string, fateThere: BranchFate): string | undefined =>
      fateOf(folder('old'), 'gone', { renamedTo, fateThere });
    assert.equal(renamed('new', 'merged'), 'merged');
    assert.equal(renamed('new', 'unmerged'), undefined);
    assert.equal(renamed('main', 'merged'), undefined);
    assert.deepEqual(namesOf(noteOn(undefined), []), []);
  });

  it('never has anything outside the rule, whatever there is', () => {
    const names = ['main', 'a', 'b', 'c'];
    const fates = fc.constantFrom<BranchFate>('merged', 'gone', 'unmerged', 'unknown');
    const folders = fc.array(
      fc.record({
        branch: fc.option(fc.constantFrom(...names), { nil: undefined }),
        hasNote: fc.boolean(),
        unreadable: fc.boolean(),
        isChanged: fc.boolean(),
        withdrawn: fc.boolean(),
      }),
      { maxLength: 8 },
    );
    const renames = fc.array(
      fc.record({
        from: fc.constantFrom(...names),
        to: fc.constantFrom(...names),
        at: fc.constantFrom('2026-11-21T00:00:00Z', '2026-11-23T00:00:00Z'),
      }),
      { maxLength: 3 },
    );
    const known = fc.dictionary(fc.constantFrom(...names), fates);
    fc.assert(
      fc.property(folders, known, renames, (drawn, fateOfName, renamed) => {
        const made = drawn.map((one, at) => {
          const note = noteOn(one.branch, `aaaaa${String(at)}`);
          const path = `.handoffs/x/${note.id}`;
          return {
            one,
            note,
            folder: {
              path,
              isChanged: one.isChanged,
              ...(one.hasNote ? { note } : {}),
              ...(one.unreadable ? { unreadable: `${path}/x` } : {}),
            },
          };
        });
        const { remove, left } = planTidy({
          folders: made.map((one) => one.folder),
          checkedOut: 'main',
          fates: new Map(Object.entries(fateOfName)),
          renames: renamed,
          withdrawn: new Set(made.filter(({ one }) => one.withdrawn).map(({ note }) => note.id)),
        });
        for (const { path, note, reason } of remove) {
          const { one } = made.find((each) => each.note.id === note.id) ?? assert.fail();
          const all = namesOf(note, renamed);
          assert.ok(one.hasNote && !one.unreadable && !one.isChanged);
          assert.ok(!all.includes('main') && !all.some((name) => fateOfName[name] === 'unmerged'));
          if (reason === 'withdrawn') {
            assert.ok(one.withdrawn);
          } else {
            assert.ok(all.length > 0);
            assert.ok(all.every((name) => fateOfName[name] === 'merged' || fateOfName[name] === 'gone'));
          }
          assert.ok(!left.some((other) => other.path === path));
        }
        assert.equal(new Set(remove.map(({ path }) => path)).size, remove.length);
      }),
      { numRuns: 500 },
    );
  });
});
