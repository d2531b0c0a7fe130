import assert from 'node:assert/strict';
import fc from 'fast-check';
import { nameNow, namesBefore, type Rename } from '../../../src/domain/rename';

const at = (second: number): string => new Date(Date.UTC(2026, 10, 22, 12, 0, second)).toISOString();

/** Branches that are renamed and made in turn: each has a number, and a name of its own at any time. */
const history = fc
  .array(fc.tuple(fc.nat(5), fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h')), { maxLength: 30 })
  .map((steps) => {
    const names = ['a', 'b', 'c'];
    const renames: Rename[] = [];
    const states = [[...names]];
    steps.forEach(([which, name], step) => {
      const from = names[which % names.length] ?? '';
      if (!names.includes(name)) {
        names[which % names.length] = name;
        renames.push({ from, to: name, at: at(step + 1) });
      }
      states.push([...names]);
    });
    return { renames, states };
  });

describe('the name of a branch', () => {
  it('is followed from any time to now, whoever had the name before or has it now', () => {
    fc.assert(
      fc.property(history, fc.nat(30), fc.nat(2), ({ renames, states }, time, branch) => {
        const since = Math.min(time, states.length - 1);
        const then = states[since]?.[branch] ?? '';
        // A rename of that very second has happened already: one second later is a later time.
        assert.equal(nameNow(then, at(since + 1), renames), states.at(-1)?.[branch]);
      }),
    );
  });

  it('was each of those that lead to it', () => {
    fc.assert(
      fc.property(history, fc.nat(2), ({ renames, states }, branch) => {
        const had = states.map((names) => names[branch] ?? '');
        const different = had.filter((name, index) => name !== had[index - 1]).reverse();
        assert.deepEqual([had.at(-1), ...namesBefore(had.at(-1) ?? '', renames)], different);
      }),
    );
  });

  it('counts a rename in the second in which the branch was seen', () => {
    const renames = [{ from: 'a', to: 'b', at: at(5) }];
    assert.equal(nameNow('a', at(5).replace('.000', '.900'), renames), 'b');
    assert.equal(nameNow('a', at(6), renames), 'a');
    assert.equal(nameNow('a', 'no time', renames), 'a');
  });
});
