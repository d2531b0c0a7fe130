/** `typing`: something is not on disk yet. `not-kept`: and has not been for too long. */
export type DraftStatus = 'none' | 'typing' | 'kept' | 'not-kept';

/** At most this long is typed text only in the page. */
const flushAfter = 150;
/** So long may an acknowledgement take before the form says that nothing is being kept. */
const alarmAfter = 2000;

/** The part of `window` that the clock needs, so that a test can be the time. */
export interface Timers {
  now(): number;
  setTimeout(run: () => void, milliseconds: number): number;
  clearTimeout(handle: number): void;
}

export interface DraftTarget {
  /** Sends the whole content as draft `seq`. */
  send(seq: number): void;
  show(status: DraftStatus): void;
}

interface Sent {
  readonly seq: number;
  /** The edits that this draft holds: the first so many. */
  readonly edits: number;
  /** When the first edit that no earlier draft holds was made. */
  readonly since: number;
}

/**
 * Decides when what is typed is sent to be kept, and what may be said about it. The first unsaved key
 * starts the clock and later keys do not restart it, so a fast typist waits no longer than a slow one.
 * What is not acknowledged in time is said and sent again, for as long as it takes.
 */
export class DraftClock {
  #edits = 0;
  #unsentSince: number | undefined;
  #sent: readonly Sent[] = [];
  #flush: number | undefined;
  #alarm: number | undefined;

  constructor(
    private readonly target: DraftTarget,
    private readonly timers: Timers,
    private seq = 0,
  ) {}

  /** Something was typed. */
  touch(): void {
    this.#edits += 1;
    this.#unsentSince ??= this.timers.now();
    this.#flush ??= this.timers.setTimeout(() => this.flush(), flushAfter);
    this.#report();
  }

  /** Sends at once what is not sent yet. */
  flush(): void {
    this.#cancel(this.#flush);
    this.#flush = undefined;
    const since = this.#unsentSince;
    if (since !== undefined) {
      this.#unsentSince = undefined;
      this.#send(since);
    }
  }

  /** Everything up to and including draft `seq` is on disk. */
  kept(seq: number): void {
    const known = this.#sent.findLast((sent) => sent.seq <= seq);
    if (known !== undefined) {
      // A repeated draft holds no more than the one it repeats: either acknowledgement covers both.
      this.#sent = this.#sent.filter((sent) => sent.edits > known.edits);
      this.#report();
    }
  }

  #send(since: number): void {
    this.seq += 1;
    this.#sent = [...this.#sent, { seq: this.seq, edits: this.#edits, since }];
    this.target.send(this.seq);
  }

  #report(): void {
    this.#cancel(this.#alarm);
    this.#alarm = undefined;
    const since = this.#sent[0]?.since ?? this.#unsentSince;
    if (since === undefined) {
      this.target.show(this.#edits === 0 ? 'none' : 'kept');
      return;
    }
    const late = this.timers.now() - since >= alarmAfter;
    this.target.show(late ? 'not-kept' : 'typing');
    const wait = late ? alarmAfter : since + alarmAfter - this.timers.now();
    this.#alarm = this.timers.setTimeout(() => this.#overdue(since), wait);
  }

  #overdue(since: number): void {
    if (this.#unsentSince === undefined) {
      this.#send(since);
    }
    this.#report();
  }

  #cancel(handle: number | undefined): void {
    if (handle !== undefined) {
      this.timers.clearTimeout(handle);
    }
  }
}
