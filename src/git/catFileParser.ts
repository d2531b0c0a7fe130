/** What `cat-file --batch` said about one request. */
export type BatchAnswer =
  | { readonly kind: 'object'; readonly id: string; readonly type: string; readonly content: Buffer }
  /** The object is there but larger than the limit; its content was dropped while it passed by. */
  | { readonly kind: 'too-large'; readonly id: string; readonly type: string; readonly size: number }
  | { readonly kind: 'missing' };

/** How large an object may be, in bytes; larger ones are not kept in memory. */
export interface SizeLimits {
  readonly blob: number;
  readonly tree: number;
}

/**
 * Cuts the output of `cat-file --batch` into answers: `<id> SP <type> SP <size> LF <content> LF`, or one
 * line that ends in ` missing` (or `ambiguous`, `dangling` ...), for requests that name nothing.
 */
export class BatchParser {
  readonly #answered: (answer: BatchAnswer) => void;
  readonly #limits: SizeLimits;
  #pending: Buffer = Buffer.alloc(0);
  #object: { id: string; type: string; size: number; parts: Buffer[]; left: number } | undefined;

  /** Contents over their limit are dropped while they pass by, so that a huge blob costs no memory. */
  constructor(limits: SizeLimits, answered: (answer: BatchAnswer) => void) {
    this.#limits = limits;
    this.#answered = answered;
  }

  push(chunk: Buffer): void {
    let rest = this.#pending.length > 0 ? Buffer.concat([this.#pending, chunk]) : chunk;
    this.#pending = Buffer.alloc(0);
    while (rest.length > 0) {
      if (this.#object) {
        rest = this.#takeContent(rest);
        continue;
      }
      const end = rest.indexOf(0x0a);
      if (end < 0) {
        this.#pending = rest;
        return;
      }
      this.#takeHeader(rest.toString('utf8', 0, end));
      rest = rest.subarray(end + 1);
    }
  }

  #takeHeader(line: string): void {
    const match = /^([0-9a-f]{40,64}) (commit|tree|blob|tag) (\d+)$/.exec(line);
    if (!match) {
      this.#answered({ kind: 'missing' });
      return;
    }
    const size = Number(match[3]);
    // The line feed after the content is counted along with it, and left out at the end.
    this.#object = { id: match[1] ?? '', type: match[2] ?? '', size, parts: [], left: size + 1 };
  }

  #takeContent(rest: Buffer): Buffer {
    const object = this.#object;
    if (!object) {
      return rest;
    }
    const taken = rest.subarray(0, object.left);
    object.left -= taken.length;
    const limit = object.type === 'tree' ? this.#limits.tree : this.#limits.blob;
    if (object.size <= limit) {
      object.parts.push(taken);
    }
    if (object.left === 0) {
      this.#object = undefined;
      const { id, type, size, parts } = object;
      this.#answered(
        size > limit
          ? { kind: 'too-large', id, type, size }
          : { kind: 'object', id, type, content: Buffer.concat(parts).subarray(0, size) },
      );
    }
    return rest.subarray(taken.length);
  }
}
