// The law of departures: what is decided are the changes between consecutive branches on which HEAD has
// settled, whatever it did in between.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { DepartureWatch } from '../../../src/app/departureWatch';
import { newParts } from './support/fakes';
import { FakeTimers, settled } from './support/fakeTime';

const settings = {
  enabled: true,
  settleSeconds: 2,
  dailyLimit: 6,
  onDefaultBranch: false,
  ignoredBranches: [],
};

type Step =
  | { readonly kind: 'branch' | 'unborn'; readonly name: string }
  | { readonly kind: 'detach' | 'operation' | 'over' | 'reopen' }
  | { readonly kind: 'wait'; readonly milliseconds: number };

const name = fc.constantFrom('main', 'a', 'b', 'c');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('branch' as const), name }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('unborn' as const), name: fc.constant('new') }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'detach' as const }, { kind: 'reopen' as const }) },
  { weight: 1, arbitrary: fc.constantFrom({ kind: 'operation' as const }, { kind: 'over' as const }) },
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('wait' as const), milliseconds: fc.constantFrom(500, 2000) }),
  },
);

describe('the law of departures', () => {
  it('decides exactly the changes between consecutive settled branches', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async (steps) => {
        const parts = newParts();
        const { repository, clone } = parts;
        const timers = new FakeTimers();
        const open = (): DepartureWatch => new DepartureWatch(parts, () => settings, timers.after);
        let watch = open();
        await watch.look();
        const expected: string[] = [];
        let cursor = 'main';
        for (const now of steps) {
          switch (now.kind) {
            case 'branch':
              repository.switchTo(now.name);
              break;
            case 'unborn':
              repository.headNow = { kind: 'unborn', branch: now.name };
              break;
            case 'detach':
              repository.detach();
              break;
            case 'operation':
              repository.operationNow = 'rebase';
              break;
            case 'over':
              repository.operationNow = undefined;
              break;
            case 'reopen':
              watch.dispose();
              watch = open();
              break;
            case 'wait':
              break;
          }
          await watch.look();
          await timers.pass(now.kind === 'wait' ? now.milliseconds : 0);
          const { headNow: head, operationNow: operation } = repository;
          const isSettled = now.kind === 'wait' && now.milliseconds === 2000 && operation === undefined;
          if (isSettled && head.kind === 'branch' && head.branch !== cursor) {
            expected.push(`${cursor} -> ${head.branch}`);
            cursor = head.branch;
          }
          // Shorter waits add up to the settle time; which of them ends it is the timer's business.
          if (now.kind === 'wait' && !isSettled && clone.cursorNow && clone.cursorNow.branch !== cursor) {
            expected.push(`${cursor} -> ${clone.cursorNow.branch}`);
            cursor = clone.cursorNow.branch;
            assert.equal(head.kind === 'branch' && head.branch, cursor);
          }
          await settled();
        }
        const decided = clone.log
          .filter(({ facts }) => facts.operation === undefined)
          .map(({ facts }) => `${facts.from ?? ''} -> ${facts.to ?? ''}`)
          .reverse();
        assert.deepEqual(decided, expected);
        assert.equal(clone.cursorNow?.branch, cursor);
        watch.dispose();
      }),
      { numRuns: 150 },
    );
  });
});
