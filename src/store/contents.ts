import type { CatFile } from '../git/catFile';
import type { BatchAnswer } from '../git/catFileParser';
import { parseRecord } from '../format/record';
import { maxRecordBytes } from '../format/sourceText';
import type { ReadCache } from './cache/readCache';
import type { Content } from './foundFile';
import { Slices } from './slices';

/** How many contents may be kept that nobody needs. */
const spare = 1000;

/** Records by the object id of their file: content-addressed, so nothing is ever read or parsed twice. */
export class Contents {
  readonly #catFile: CatFile;
  readonly #cache: ReadCache;
  readonly #known = new Map<string, Content>();

  constructor(catFile: CatFile, cache: ReadCache) {
    this.#catFile = catFile;
    this.#cache = cache;
  }

  /** What a blob holds, as far as it was asked for. */
  get(blob: string): Content | undefined {
    return this.#known.get(blob);
  }

  /** Takes content that was read elsewhere (a file of the working tree). */
  offer(blob: string, bytes: Buffer): void {
    if (!this.#known.has(blob)) {
      this.#known.set(blob, this.#cache.content(blob) ?? lean(parseRecord(bytes)));
    }
  }

  /**
   * Reads and parses the blobs that are not known yet, in one go. Those that nobody has any more are
   * forgotten once they are the greater part. @throws GitError
   */
  async need(blobs: ReadonlySet<string>): Promise<void> {
    const slices = new Slices();
    const unknown: string[] = [];
    for (const blob of blobs) {
      if (!this.#known.has(blob)) {
        const content = this.#cache.content(blob);
        if (content) {
          this.#known.set(blob, content);
        } else {
          unknown.push(blob);
        }
        if (slices.due) {
          await slices.rest();
        }
      }
    }
    for (const [index, answer] of (await this.#catFile.read(unknown)).entries()) {
      this.#known.set(unknown[index] ?? '', contentOf(answer));
      if (slices.due) {
        await slices.rest();
      }
    }
    if (this.#known.size > 2 * blobs.size + spare) {
      [...this.#known.keys()].filter((blob) => !blobs.has(blob)).forEach((blob) => this.#known.delete(blob));
    }
  }

  /** Has these kept for the next start, as far as they are here. */
  keep(blobs: ReadonlySet<string>): void {
    for (const blob of blobs) {
      const content = this.#known.get(blob);
      if (content && content !== notDownloaded) {
        this.#cache.addContent(blob, content);
      }
    }
  }

  forget(blobs: ReadonlySet<string>): void {
    blobs.forEach((blob) => this.#known.delete(blob));
  }

  /** Drops what could not be read, so that it is tried again. */
  forgetMissing(): void {
    for (const [blob, content] of this.#known) {
      if (content === notDownloaded) {
        this.#known.delete(blob);
      }
    }
  }
}

const notDownloaded: Content = { ok: false, reason: 'not downloaded: this clone has no copy of the file' };

function contentOf(answer: BatchAnswer): Content {
  switch (answer.kind) {
    case 'missing':
      return notDownloaded;
    case 'too-large':
      return { ok: false, reason: tooLarge(answer.size) };
    case 'object':
      return answer.type === 'blob'
        ? lean(parseRecord(answer.content))
        : { ok: false, reason: `expected a file, found a ${answer.type}` };
  }
}

/** Why a file of this many bytes is not looked at. */
export function tooLarge(bytes: number): string {
  return `expected at most ${String(maxRecordBytes / 1024)} KiB, found ${String(bytes)} bytes`;
}

/**
 * A copy by value: the parser's strings hold on to the pieces they were made of, which takes 10.9 KB for
 * a record of 1.2 KB, and all records of all branches are in memory.
 */
function lean(content: Content): Content {
  return JSON.parse(JSON.stringify(content)) as Content;
}
