import { isToBeWatched } from '../domain/wish';
import type { After } from './after';
import { Emitter, type Disposable } from './emitter';
import type { Parts } from './parts';
import { sharedRun } from '../domain/sharedRun';
import { shareWaiting, type Going } from './shareWaiting';

/** How often files are looked at for what notes wait for, in milliseconds; only while one waits. */
const lookEvery = 2000;
/** The longest wait after looks that failed, in milliseconds. */
const mostPatience = 60_000;

/**
 * Gives what waits its next chance: at every look at the repository, and, as nothing says that another
 * worktree let go of a branch or a lock is gone, whenever the files that tell have changed. Mends what a
 * switch made of a note where the last attempt met a lock. While nothing waits it has no timer.
 */
export class ShareWatch implements Disposable {
  readonly #changed = new Emitter<undefined>();
  /** Something that waited is on its branch, or waits for another reason. */
  readonly onDidChange = this.#changed.event;
  readonly #failed = new Emitter<unknown>();
  readonly onDidFail = this.#failed.event;
  #timer: Disposable | undefined;
  #isFirst = true;
  /** As at the last look; at first it is not known. */
  #isToMend = true;
  /** How many looks have failed, one after the other. */
  #failures = 0;
  #disposed = false;

  constructor(
    private readonly parts: Pick<Parts, 'repository' | 'records' | 'clone' | 'clock'>,
    private readonly going: () => Going | Promise<Going>,
    private readonly after: After,
  ) {}

  /** Tries now what waits. Call it whenever something may have moved. */
  readonly look = sharedRun(() => this.#look());

  dispose(): void {
    this.#disposed = true;
    this.#timer?.dispose();
    this.#changed.dispose();
    this.#failed.dispose();
  }

  /** One failure must not be the end: nothing else may ever ask again for what waits. */
  async #look(): Promise<void> {
    this.#timer?.dispose();
    try {
      await this.#lookOnce();
      this.#failures = 0;
    } catch (error) {
      this.#lookLater();
      throw error;
    }
  }

  async #lookOnce(): Promise<void> {
    const { records, clone } = this.parts;
    const branches = [...new Set((await clone.wishes()).map((wish) => wish.branch))];
    // Taken before the try: what changes while it is under way is seen afterwards.
    const stamp = branches.length > 0 || this.#isToMend ? await records.obstacles(branches) : '';
    const again = this.#isFirst;
    this.#isFirst = false;
    this.#isToMend = await records.mendAgain();
    const { waiting, changed } = await shareWaiting(this.parts, this.going, again);
    if (waiting.some(isToBeWatched) || this.#isToMend) {
      this.#wait(branches, stamp);
    }
    if (changed) {
      this.#changed.fire(undefined);
    }
  }

  #wait(branches: readonly string[], stamp: string): void {
    this.#arm(lookEvery, () => this.#stampAgain(branches, stamp));
  }

  #lookLater(): void {
    this.#failures += 1;
    this.#arm(Math.min(lookEvery * 2 ** this.#failures, mostPatience), () => this.look());
  }

  #arm(milliseconds: number, run: () => Promise<void>): void {
    this.#timer?.dispose();
    if (!this.#disposed) {
      this.#timer = this.after(
        milliseconds,
        () => void run().catch((error: unknown) => this.#failed.fire(error)),
      );
    }
  }

  async #stampAgain(branches: readonly string[], stamp: string): Promise<void> {
    let now: string;
    try {
      now = await this.parts.records.obstacles(branches);
    } catch (error) {
      this.#lookLater();
      throw error;
    }
    if (this.#disposed) {
      return;
    }
    if (now === stamp) {
      this.#wait(branches, stamp);
    } else {
      await this.look();
    }
  }
}
