import assert from 'node:assert/strict';
import type { DecidedDeparture } from '../../../src/app/departures';
import { DepartureWatch, type WatchSettings } from '../../../src/app/departureWatch';
import { newParts, type FakeParts } from './support/fakes';
import { FakeTimers, settled } from './support/fakeTime';

const settings: WatchSettings = {
  enabled: true,
  settleSeconds: 2,
  dailyLimit: 6,
  onDefaultBranch: false,
  ignoredBranches: [],
};

interface Watched {
  readonly parts: FakeParts;
  readonly timers: FakeTimers;
  readonly watch: DepartureWatch;
  readonly decided: DecidedDeparture[];
  readonly failures: unknown[];
  /** Switches and looks, as the file watcher would have it. */
  readonly go: (branch: string) => Promise<void>;
}

async function watched(): Promise<Watched> {
  const parts = newParts();
  parts.repository.commit('feature/login', 'Work');
  parts.repository.switchTo('feature/login');
  const timers = new FakeTimers();
  const watch = new DepartureWatch(parts, () => settings, timers.after);
  const decided: DecidedDeparture[] = [];
  const failures: unknown[] = [];
  watch.onDidDecide((decision) => decided.push(decision));
  watch.onDidFail((error) => failures.push(error));
  await watch.look();
  const go = async (branch: string): Promise<void> => {
    parts.repository.switchTo(branch);
    await watch.look();
  };
  return { parts, timers, watch, decided, failures, go };
}

describe('the watch for departures', () => {
  it('decides once HEAD has stayed for the settle time, and not before', async () => {
    const { timers, watch, decided, go } = await watched();
    await go('main');
    assert.ok(watch.isPending);
    await timers.pass(1999);
    assert.equal(decided.length, 0);
    await timers.pass(1);
    assert.deepEqual(
      decided.map(({ departure, outcome }) => [departure.from, departure.to, outcome.decision]),
      [['feature/login', 'main', 'ask']],
    );
    assert.ok(!watch.isPending);
  });

  it('takes any number of looks at one departure for one, and is not put off by them', async () => {
    const { timers, watch, decided, go } = await watched();
    await go('main');
    for (let time = 0; time < 30; time += 1) {
      await watch.look();
      await timers.pass(90);
    }
    assert.equal(decided.length, 1);
    await timers.pass(5000);
    assert.equal(decided.length, 1);
  });

  it('decides once after a hop over a hundred branches, on where it began and where it ended', async () => {
    const { parts, timers, decided, go } = await watched();
    for (let number = 0; number < 100; number += 1) {
      await go(`hop-${String(number)}`);
      await timers.pass(10);
    }
    await timers.pass(2000);
    assert.deepEqual(
      decided.map(({ departure }) => [departure.from, departure.to]),
      [['feature/login', 'hop-99']],
    );
    assert.equal(parts.clone.log.length, 1);
    assert.equal(timers.waiting, 0);
  });

  it('decides nothing for somebody who comes straight back', async () => {
    const { parts, timers, watch, decided, go } = await watched();
    await go('main');
    await timers.pass(1000);
    await go('feature/login');
    assert.ok(!watch.isPending);
    await timers.pass(5000);
    assert.equal(decided.length, 0);
    assert.deepEqual(parts.clone.log, []);
  });

  it('waits out a detached HEAD that comes during the settle time', async () => {
    const { parts, timers, watch, decided, go } = await watched();
    await go('main');
    parts.repository.detach();
    await watch.look();
    await timers.pass(2000);
    assert.equal(decided.length, 0);
    await go('main');
    await timers.pass(2000);
    assert.deepEqual(
      decided.map(({ departure }) => departure.from),
      ['feature/login'],
    );
  });

  it('is neither ended nor put off by a look at a detached HEAD', async () => {
    const { parts, timers, watch, decided, go } = await watched();
    await go('main');
    await timers.pass(1000);
    parts.repository.detach();
    await watch.look();
    assert.ok(watch.isPending);
    assert.deepEqual(parts.clone.log, []);
    await go('main');
    await timers.pass(1000);
    assert.deepEqual(
      decided.map(({ departure }) => [departure.from, departure.to]),
      [['feature/login', 'main']],
    );
  });

  it('decides nothing for somebody whose detour over a detached HEAD leads back', async () => {
    const { parts, timers, watch, decided, go } = await watched();
    await go('main');
    parts.repository.detach();
    await watch.look();
    await go('feature/login');
    assert.ok(!watch.isPending);
    assert.equal(timers.waiting, 0);
    await timers.pass(5000);
    assert.equal(decided.length, 0);
    assert.deepEqual(parts.clone.log, []);
  });

  it('tells of an error and goes on with the next departure', async () => {
    const { parts, timers, watch, decided, failures, go } = await watched();
    await go('main');
    parts.records.gate = Promise.reject(new Error('git is gone'));
    await timers.pass(2000);
    assert.match(String(failures[0]), /git is gone/);
    assert.equal(decided.length, 0);
    parts.records.gate = undefined;
    await go('feature/login');
    await timers.pass(2000);
    await go('main');
    await timers.pass(2000);
    await watch.look();
    assert.equal(decided.at(-1)?.outcome.decision, 'ask');
  });

  it('has no timer where it was disposed of in the middle of a look', async () => {
    const { timers, watch, parts } = await watched();
    parts.repository.switchTo('main');
    const looking = watch.look();
    watch.dispose();
    await looking;
    assert.equal(timers.waiting, 0);
    const late = new DepartureWatch(
      parts,
      () => {
        late.dispose();
        return settings;
      },
      timers.after,
    );
    await late.look();
    assert.equal(timers.waiting, 0);
  });

  it('does nothing after it was disposed of', async () => {
    const { timers, watch, decided, go } = await watched();
    await go('main');
    watch.dispose();
    watch.dispose();
    await timers.pass(5000);
    await settled();
    assert.equal(decided.length, 0);
    assert.equal(timers.waiting, 0);
  });
});
