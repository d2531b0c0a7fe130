// Time in tests: it passes when it is told to.
import type { After } from '../../../../src/app/after';
import type { Clock } from '../../../../src/app/ports';

/** A clock that stands still until it is moved; its random bytes count up, so that ids differ. */
export class FakeClock implements Clock {
  zone = 'Europe/Lisbon';
  #bytes = 0;

  constructor(public time = new Date('2026-11-22T17:54:03.123Z')) {}

  now(): Date {
    return this.time;
  }

  timeZone(): string {
    return this.zone;
  }

  random(bytes: number): Uint8Array {
    return Uint8Array.from({ length: bytes }, () => (this.#bytes += 1) % 256);
  }

  advance(milliseconds: number): void {
    this.time = new Date(this.time.getTime() + milliseconds);
  }
}

/** Timers that run when `pass` says that their time is over. */
export class FakeTimers {
  #now = 0;
  readonly #waiting = new Set<{ readonly at: number; readonly run: () => void }>();

  readonly after: After = (milliseconds, run) => {
    const timer = { at: this.#now + milliseconds, run };
    this.#waiting.add(timer);
    return { dispose: () => this.#waiting.delete(timer) };
  };

  get waiting(): number {
    return this.#waiting.size;
  }

  async pass(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
    for (const timer of [...this.#waiting].filter(({ at }) => at <= this.#now)) {
      this.#waiting.delete(timer);
      timer.run();
    }
    await settled();
  }
}

/** Lets everything that is under way, and needs no timer, come to its end. */
export async function settled(): Promise<void> {
  for (let round = 0; round < 20; round += 1) await new Promise((resolve) => setImmediate(resolve));
}
