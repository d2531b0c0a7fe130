/** How long work may hold the thread before others get their turn, in milliseconds. */
const sliceMs = 8;

/** Cuts long work into slices: `if (slices.due) await slices.rest()` between two pieces of it. */
export class Slices {
  #since = performance.now();

  /** True where this work has had the thread for long enough. */
  get due(): boolean {
    return performance.now() - this.#since > sliceMs;
  }

  /** Lets others go first. */
  async rest(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    this.#since = performance.now();
  }
}
