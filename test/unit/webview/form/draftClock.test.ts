import assert from 'node:assert/strict';
import { DraftClock, type DraftStatus, type Timers } from '../../../../src/webview/form/draftClock';

/** Time that passes only when told to, in single milliseconds. */
class FakeTime implements Timers {
  #now = 1000;
  #next = 1;
  readonly #timers = new Map<number, { readonly at: number; readonly run: () => void }>();

  now(): number {
    return this.#now;
  }

  setTimeout(run: () => void, milliseconds: number): number {
    this.#timers.set(this.#next, { at: this.#now + milliseconds, run });
    return this.#next++;
  }

  clearTimeout(handle: number): void {
    this.#timers.delete(handle);
  }

  pass(milliseconds: number): void {
    const end = this.#now + milliseconds;
    while (this.#now < end) {
      this.#now += 1;
      for (const [handle, timer] of [...this.#timers]) {
        if (timer.at <= this.#now && this.#timers.delete(handle)) {
          timer.run();
        }
      }
    }
  }

  get pending(): number {
    return this.#timers.size;
  }
}

describe('DraftClock', () => {
  let time: FakeTime;
  let sent: { readonly seq: number; readonly at: number }[];
  let status: DraftStatus;
  let clock: DraftClock;

  const start = (seq?: number): void => {
    time = new FakeTime();
    sent = [];
    status = 'none';
    const target = {
      send: (number: number) => sent.push({ seq: number, at: time.now() - 1000 }),
      show: (next: DraftStatus) => {
        status = next;
      },
    };
    clock = new DraftClock(target, time, seq);
  };
  beforeEach(() => start());

  it('sends nothing while nothing is typed', () => {
    clock.flush();
    time.pass(10_000);
    assert.deepEqual(sent, []);
    assert.equal(status, 'none');
  });

  it('sends 150 ms after the first key, however many follow', () => {
    for (let key = 0; key < 30; key += 1) {
      clock.touch();
      time.pass(10);
    }
    assert.deepEqual(sent, [
      { seq: 1, at: 150 },
      { seq: 2, at: 300 },
    ]);
  });

  it('sends the rest at once when flushed, and only once', () => {
    clock.touch();
    time.pass(20);
    clock.flush();
    clock.flush();
    time.pass(500);
    assert.deepEqual(sent, [{ seq: 1, at: 20 }]);
  });

  it('goes on counting where the page left off', () => {
    start(41);
    clock.touch();
    clock.flush();
    assert.equal(sent[0]?.seq, 42);
  });

  it('says "kept" when the newest text is acknowledged, and not before', () => {
    clock.touch();
    assert.equal(status, 'typing');
    time.pass(150);
    assert.equal(status, 'typing');
    clock.touch();
    clock.kept(1);
    assert.equal(status, 'typing', 'a key came after what was acknowledged');
    time.pass(150);
    clock.kept(2);
    assert.equal(status, 'kept');
    assert.equal(time.pending, 0);
  });

  it('takes one acknowledgement for all drafts before it', () => {
    clock.touch();
    clock.flush();
    clock.touch();
    clock.flush();
    clock.kept(2);
    assert.equal(status, 'kept');
  });

  it('does not take an old acknowledgement for a new one', () => {
    start(5);
    clock.touch();
    clock.flush();
    clock.kept(5);
    assert.equal(status, 'typing');
  });

  it('says "not kept" 2 s after the first key that is not acknowledged', () => {
    clock.touch();
    time.pass(1999);
    assert.equal(status, 'typing');
    time.pass(1);
    assert.equal(status, 'not-kept');
  });

  it('says "not kept" under steady typing too', () => {
    for (let tenth = 0; tenth < 20; tenth += 1) {
      clock.touch();
      time.pass(100);
    }
    assert.equal(status, 'not-kept');
    clock.touch();
    assert.equal(status, 'not-kept', 'one more key does not make it good');
  });

  it('counts the 2 s from the key, not from the acknowledgement before', () => {
    clock.touch();
    time.pass(1000);
    clock.touch();
    time.pass(500);
    clock.kept(1);
    assert.equal(status, 'typing');
    time.pass(1499);
    assert.equal(status, 'typing');
    time.pass(1);
    assert.equal(status, 'not-kept');
  });

  it('sends again every 2 s what nobody acknowledged, and either acknowledgement will do', () => {
    clock.touch();
    time.pass(4100);
    assert.deepEqual(sent, [
      { seq: 1, at: 150 },
      { seq: 2, at: 2000 },
      { seq: 3, at: 4000 },
    ]);
    clock.kept(1);
    assert.equal(status, 'kept');
    time.pass(10_000);
    assert.equal(sent.length, 3);
  });

  it('is well again after "not kept" when the acknowledgement comes', () => {
    clock.touch();
    time.pass(2500);
    assert.equal(status, 'not-kept');
    clock.kept(2);
    assert.equal(status, 'kept');
    clock.touch();
    assert.equal(status, 'typing');
  });
});
