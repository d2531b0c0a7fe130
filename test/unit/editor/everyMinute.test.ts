import assert from 'node:assert/strict';
import { everyMinute } from '../../../src/editor/everyMinute';

describe('every minute', () => {
  it('calls back right after the minute has turned, again and again, until it is disposed', () => {
    let now = Date.parse('2026-11-24T12:00:45.000Z');
    let waiting: { at: number; run: () => void } | undefined;
    const seen: string[] = [];
    const ticking = everyMinute(
      () => seen.push(new Date(now).toISOString().slice(11, 19)),
      (milliseconds, run) => {
        waiting = { at: now + milliseconds, run };
        return { dispose: () => (waiting = undefined) };
      },
      () => now,
    );
    for (let turns = 0; turns < 3; turns += 1) {
      const { at, run } = waiting ?? assert.fail('nothing is waited for');
      // The machine may be busy, or asleep.
      now = at + turns * 70_000;
      run();
    }
    assert.deepEqual(seen, ['12:01:00', '12:03:10', '12:06:20']);
    ticking.dispose();
    assert.equal(waiting, undefined);
  });
});
