import type { Settings } from '../domain/settings';
import type { After } from './after';
import { look, settle, type DecidedDeparture } from './departures';
import { Emitter, type Disposable } from './emitter';
import type { Parts } from './parts';
import { sharedRun } from '../domain/sharedRun';

export type WatchSettings = Settings['prompt'];

/**
 * Turns "something may have moved" into decided departures. Any number of looks costs one question: a
 * departure counts only once HEAD has stayed on another branch for the settle time, so a script that
 * hops over a hundred branches, or somebody who comes straight back, is not asked a hundred times.
 */
export class DepartureWatch implements Disposable {
  readonly #decided = new Emitter<DecidedDeparture>();
  readonly onDidDecide = this.#decided.event;
  readonly #failed = new Emitter<unknown>();
  readonly onDidFail = this.#failed.event;
  readonly #passed = new Emitter<void>();
  /** What looked like a departure was none, or another window has it: who waited for it can go on. */
  readonly onDidPass = this.#passed.event;
  #pending: { readonly to: string; readonly timer: Disposable } | undefined;
  #settling = false;
  /** Where HEAD was when a departure was put off until git's operation is over. */
  #waitingAt: string | undefined;
  #queue: Promise<void> = Promise.resolve();
  #disposed = false;

  constructor(
    private readonly parts: Parts,
    private readonly settings: () => WatchSettings | Promise<WatchSettings>,
    private readonly after: After,
  ) {}

  /** True from the first sight of a departure until it is decided: whoever has something to say waits. */
  get isPending(): boolean {
    return this.#pending !== undefined || this.#settling;
  }

  /** Looks at HEAD now. Call it whenever something may have moved: a burst of calls costs two looks. */
  readonly look = sharedRun(() => this.#inTurn(() => this.#look()));

  dispose(): void {
    this.#disposed = true;
    this.#cancel();
    this.#decided.dispose();
    this.#failed.dispose();
    this.#passed.dispose();
  }

  /** One at a time: a look between the cursor's old place and its new one would see a departure again. */
  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#queue.then(() => (this.#disposed ? undefined : work()));
    this.#queue = turn.catch(() => undefined);
    return turn;
  }

  async #look(): Promise<void> {
    const seen = await look(this.parts);
    if (seen.kind !== 'left') {
      if (seen.kind === 'unchanged') {
        this.#cancel();
        this.#waitingAt = undefined;
      }
      return;
    }
    if (this.#waitingAt === seen.departure.to && (await this.parts.repository.operation()) !== undefined) {
      this.#cancel();
      return;
    }
    if (this.#pending?.to !== seen.departure.to) {
      this.#cancel();
      const { settleSeconds } = await this.settings();
      if (this.#disposed) {
        return;
      }
      const timer = this.after(settleSeconds * 1000, () => {
        this.#settling = true;
        this.#pending = undefined;
        void this.#inTurn(() => this.#settle());
      });
      this.#pending = { to: seen.departure.to, timer };
    }
  }

  async #settle(): Promise<void> {
    try {
      const decided = await settle(this.parts, await this.settings());
      this.#settling = false;
      this.#waitingAt = decided?.facts.operation === undefined ? undefined : decided.departure.to;
      if (decided) {
        this.#decided.fire(decided);
      } else {
        this.#passed.fire();
      }
    } catch (error) {
      this.#settling = false;
      this.#failed.fire(error);
    }
  }

  #cancel(): void {
    this.#pending?.timer.dispose();
    this.#pending = undefined;
  }
}
