/** The part of `localStorage` that is needed, so that a test can be without it. */
export type CopyStorage = Pick<Storage, 'length' | 'key' | 'getItem' | 'setItem' | 'removeItem'>;

const prefix = 'handoff.unsaved.';
const forgetAfter = 30 * 24 * 60 * 60 * 1000;

interface Copy {
  readonly version: 1;
  /** Milliseconds; only for clearing away what nobody came back for. */
  readonly at: number;
  readonly value: unknown;
}

/**
 * Copies of what is typed and known to be nowhere else: the pages of one kind share a storage, so the page
 * that takes the place of a dead one finds them there (docs/decisions/0014). Where there is no storage
 * nothing is copied, and everything else goes on as it does with one.
 */
export class LocalCopies<T> {
  constructor(
    private readonly storage: CopyStorage | undefined,
    private readonly now: () => number,
  ) {
    this.#forgetOld();
  }

  /** The first copy that there is. Only this version's are taken: nobody else can have written them. */
  first(ids: readonly string[]): T | undefined {
    const copy = ids.map((id) => this.#read(prefix + id)).find((found) => found !== undefined);
    return copy?.value as T | undefined;
  }

  write(id: string, value: T): void {
    const copy: Copy = { version: 1, at: this.now(), value };
    try {
      this.storage?.setItem(prefix + id, JSON.stringify(copy));
    } catch {
      // It is full. An older copy must not be taken for the newest text.
      this.drop([id]);
    }
  }

  drop(ids: readonly string[]): void {
    ids.forEach((id) => this.storage?.removeItem(prefix + id));
  }

  #read(key: string): Copy | undefined {
    try {
      const copy: unknown = JSON.parse(this.storage?.getItem(key) ?? 'null');
      const isOurs = typeof copy === 'object' && copy !== null && 'version' in copy && copy.version === 1;
      return isOurs && 'value' in copy && 'at' in copy ? (copy as Copy) : undefined;
    } catch {
      // Not JSON, so none of ours.
      return undefined;
    }
  }

  #forgetOld(): void {
    const keys = Array.from(
      { length: this.storage?.length ?? 0 },
      (_, index) => this.storage?.key(index) ?? '',
    );
    for (const key of keys.filter((name) => name.startsWith(prefix))) {
      if (this.now() - (this.#read(key)?.at ?? 0) > forgetAfter) {
        this.storage?.removeItem(key);
      }
    }
  }
}

/** The storage of this page; undefined where the editor or the browser gives it none. */
export function pageStorage(): CopyStorage | undefined {
  try {
    return window.localStorage;
  } catch {
    // A page of an opaque origin, or with storage switched off: asking is what throws.
    return undefined;
  }
}
