import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, isMissing } from '../git/fileError';
import { stampOf } from '../git/fileStamp';
import { maxRecordBytes } from '../format/sourceText';
import { tooLarge } from './contents';
import type { Contents } from './contents';
import { toFileError } from './files';
import type { FoundFile } from './foundFile';
import { problemOfMode } from './foundFile';

/** Folders deeper than this hold no record of ours. */
const deepest = 5;
/** How many files are looked at at once. */
const width = 32;

/** What a file was like when it was last read: unchanged, it is not read again. */
interface Seen {
  readonly stamp: string;
  readonly found: FoundFile;
}

/**
 * Record files in a folder of the disk (the working tree's `.handoffs`, or the private notes), read
 * without following links, and read again only when their time stamps or sizes change.
 */
export class FolderFiles {
  readonly #root: string;
  readonly #name: string;
  readonly #algorithm: 'sha1' | 'sha256';
  readonly #contents: Contents;
  /** `slug` folders hold records; plain files directly in the folder are settings. */
  readonly #topLevel: 'records' | 'settings';
  #seen = new Map<string, Seen>();

  /** @param options.root the folder that `name` is in; paths in results begin with `name`. */
  constructor(options: {
    readonly root: string;
    readonly name: string;
    readonly idBytes: number;
    readonly contents: Contents;
    readonly topLevel: 'records' | 'settings';
  }) {
    this.#root = options.root;
    this.#name = options.name;
    this.#algorithm = options.idBytes === 32 ? 'sha256' : 'sha1';
    this.#contents = options.contents;
    this.#topLevel = options.topLevel;
  }

  /**
   * The files as of now, in path order; `changed` is false where they are the same as the last time. An
   * absent folder has none. @throws FileError where a folder cannot be read.
   */
  async read(): Promise<{ readonly files: readonly FoundFile[]; readonly changed: boolean }> {
    const paths: string[] = [];
    await this.#collect(this.#name, 1, paths);
    const seen = new Map<string, Seen>();
    let changed = paths.length !== this.#seen.size;
    for (let at = 0; at < paths.length; at += width) {
      const slice = paths.slice(at, at + width);
      const looked = await Promise.all(slice.map((path) => this.#look(path)));
      looked.forEach((now, index) => {
        const path = slice[index] ?? '';
        if (now) {
          changed ||= this.#seen.get(path)?.stamp !== now.stamp;
          seen.set(path, now);
        }
      });
    }
    this.#seen = seen;
    return { files: [...seen.values()].map((entry) => entry.found), changed };
  }

  async #collect(folder: string, depth: number, paths: string[]): Promise<void> {
    const full = join(this.#root, ...folder.split('/'));
    // A link to a folder is no folder of ours: it would lead out of the repository.
    if (depth === 1 && !(await statOf(full))?.isDirectory()) {
      return;
    }
    const entries = await readdir(full, { withFileTypes: true }).catch((error: unknown) =>
      isMissing(error) ? [] : toFileError(full)(error),
    );
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) {
        if (depth < deepest) {
          await this.#collect(path, depth + 1, paths);
        }
      } else if (entry.name.endsWith('.yaml') && (depth > 1 || this.#topLevel === 'records')) {
        paths.push(path);
      }
    }
  }

  async #look(path: string): Promise<Seen | undefined> {
    const full = join(this.#root, ...path.split('/'));
    const stats = await statOf(full);
    if (!stats) {
      return undefined;
    }
    const stamp = stampOf(stats);
    const before = this.#seen.get(path);
    const known = before?.found.blob === undefined || this.#contents.get(before.found.blob) !== undefined;
    return before?.stamp === stamp && known ? before : this.#readFile(path, full, stats, stamp);
  }

  async #readFile(path: string, full: string, stats: Stats, stamp: string): Promise<Seen> {
    if (!stats.isFile()) {
      const link = stats.isSymbolicLink() ? problemOfMode('120000') : undefined;
      return { stamp, found: { path, problem: link ?? 'expected a plain file, found something else' } };
    }
    if (stats.size > maxRecordBytes) {
      return { stamp, found: { path, problem: tooLarge(stats.size) } };
    }
    try {
      const bytes = await readFile(full);
      const blob = this.#blobId(bytes);
      this.#contents.offer(blob, bytes);
      return { stamp, found: { path, blob } };
    } catch (error) {
      return { stamp: '', found: { path, problem: `cannot be read: ${codeOf(error)}` } };
    }
  }

  /** git's own id of this content, so that a file and its blob in a ref are known to be the same. */
  #blobId(bytes: Buffer): string {
    const hash = createHash(this.#algorithm);
    return hash
      .update(`blob ${String(bytes.length)}\0`)
      .update(bytes)
      .digest('hex');
  }
}

async function statOf(path: string): Promise<Stats | undefined> {
  return lstat(path).catch((error: unknown) => (isMissing(error) ? undefined : toFileError(path)(error)));
}
