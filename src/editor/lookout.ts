import { Emitter, type Disposable } from '../app/emitter';

/** How long a burst of file events is gathered into one call, in milliseconds. */
const gatherMs = 100;
/** How often files are stat'ed, for disks that send no events, in milliseconds. No git process runs for it. */
const pollMs = 2000;
/**
 * How often, and for how long, after something has moved: a watcher that has to follow into new folders (as a
 * pull makes them) misses what is written there meanwhile, and says nothing of it later.
 */
const busyPollMs = 500;
const busyMs = 10_000;

/**
 * Gathers two ways of noticing that files have changed into one event: being told, and looking at stamps
 * from time to time. What one way has found, the other does not tell again.
 */
export class Lookout implements Disposable {
  readonly #moved = new Emitter<void>();
  readonly onDidMove = this.#moved.event;
  readonly #take: () => Promise<string>;
  #poll: NodeJS.Timeout | undefined;
  /** When something has moved last, in milliseconds of `performance.now`. */
  #movedAt = -busyMs;
  #gathering: NodeJS.Timeout | undefined;
  #seen: string | undefined;
  #looking = false;
  #disposed = false;

  /** @param take gives the stamps as of now; two different texts mean that something has moved. */
  constructor(take: () => Promise<string>) {
    this.#take = take;
    this.#pollLater();
    void this.#look();
  }

  /** Something was changed, or may have been. */
  told(): void {
    if (!this.#disposed) {
      this.#gathering ??= setTimeout(() => void this.#tell(), gatherMs);
    }
  }

  dispose(): void {
    this.#disposed = true;
    clearTimeout(this.#poll);
    clearTimeout(this.#gathering);
    this.#moved.dispose();
  }

  async #tell(): Promise<void> {
    // Taken before it is told: what changes from here on is for the next look.
    this.#seen = await this.#take();
    this.#gathering = undefined;
    this.#fire();
  }

  #fire(): void {
    if (!this.#disposed) {
      this.#movedAt = performance.now();
      this.#pollLater();
      this.#moved.fire();
    }
  }

  #pollLater(): void {
    clearTimeout(this.#poll);
    const isBusy = performance.now() - this.#movedAt < busyMs;
    this.#poll = setTimeout(
      () => {
        this.#pollLater();
        void this.#look();
      },
      isBusy ? busyPollMs : pollMs,
    );
  }

  async #look(): Promise<void> {
    if (this.#looking || this.#gathering) {
      // On a disk that is slower than the poll one look at a time is enough.
      return;
    }
    this.#looking = true;
    const before = this.#seen;
    const now = await this.#take();
    this.#looking = false;
    if (this.#seen !== before || this.#disposed) {
      return;
    }
    this.#seen = now;
    if (before !== undefined && before !== now) {
      this.#fire();
    }
  }
}
