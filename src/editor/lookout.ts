import { Emitter, type Disposable } from '../app/emitter';

/** How long a burst of file events is gathered into one call, in milliseconds. */
const gatherMs = 100;
/** How often files are stat'ed, for disks that send no events, in milliseconds. No git process runs for it. */
const pollMs = 2000;

/**
 * Gathers two ways of noticing that files have changed into one event: being told, and looking at stamps
 * from time to time. What one way has found, the other does not tell again.
 */
export class Lookout implements Disposable {
  readonly #moved = new Emitter<void>();
  readonly onDidMove = this.#moved.event;
  readonly #take: () => Promise<string>;
  readonly #poll: NodeJS.Timeout;
  #gathering: NodeJS.Timeout | undefined;
  #seen: string | undefined;
  #looking = false;
  #disposed = false;

  /** @param take gives the stamps as of now; two different texts mean that something has moved. */
  constructor(take: () => Promise<string>) {
    this.#take = take;
    this.#poll = setInterval(() => void this.#look(), pollMs);
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
    clearInterval(this.#poll);
    clearTimeout(this.#gathering);
    this.#moved.dispose();
  }

  async #tell(): Promise<void> {
    // Taken before it is told: what changes from here on is for the next look.
    this.#seen = await this.#take();
    this.#gathering = undefined;
    if (!this.#disposed) {
      this.#moved.fire();
    }
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
      this.#moved.fire();
    }
  }
}
