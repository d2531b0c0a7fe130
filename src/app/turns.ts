import type { After } from './after';

/**
 * Lets one question be asked after the other. The next has its turn once the one before is answered or gone,
 * and at the latest when that has been there for `longest` milliseconds: an editor takes a toast away then
 * without saying so, and nobody waits for one that nobody sees any more.
 */
export class Turns {
  #last: Promise<void> = Promise.resolve();

  constructor(
    private readonly after: After,
    private readonly longest: number,
  ) {}

  /** Asks when it is its turn, and resolves with the answer. */
  async take<T>(ask: () => Promise<T>): Promise<T> {
    const before = this.#last;
    let end = (): void => undefined;
    this.#last = new Promise((resolve) => (end = resolve));
    await before;
    const timer = this.after(this.longest, end);
    try {
      return await ask();
    } finally {
      timer.dispose();
      end();
    }
  }
}
