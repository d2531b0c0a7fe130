import type { TreeEntry } from '../../git/tree';
import type { Content } from '../foundFile';
import { Slices } from '../slices';
import type { CacheFolder, Segment } from './cacheFolder';
import { lineOf, linesOf, valueOf, type Kind, type Line } from './cacheLines';
import { segmentsToMerge } from './cachePlan';
import { atRecordsFrom, contentFrom, contentJson, treeFrom, treeJson, type AtRecords } from './cacheShape';

/** Object ids that some ref still needs. */
export type Needed = (id: string) => boolean;

/** New lines go into files of about this many bytes. */
const fileBytes = 8 * 1024 * 1024;

/**
 * What was read from git before, by this process or another of this clone: everything is named by an
 * object id, so it is never out of date, only no longer needed. Read once, at the start; what is read from
 * git later is added in files of its own, after the answer was given (docs/decisions/0010).
 */
export class ReadCache {
  readonly #folder: CacheFolder;
  readonly #idLength: number;
  readonly #purged: () => Promise<ReadonlySet<string> | undefined>;
  /** What was written since it was last compared with what is purged. */
  readonly #written = new Set<string>();
  #loading: Promise<void> | undefined;
  /** Lines that the first read may ask for; let go after it. */
  #lines = new Map<string, Line>();
  /** Ids that are in some file, as far as somebody has asked for them here. */
  readonly #kept = new Set<string>();
  /** Use of each file, in bytes. */
  readonly #segments = new Map<string, { bytes: number; used: number }>();
  readonly #wrong = new Set<string>();
  readonly #added = new Map<string, { readonly kind: Kind; readonly value: unknown }>();
  #work: Promise<void> = Promise.resolve();
  #writable = true;

  /**
   * @param idBytes 20 or 32, the length of a raw object id in this repository.
   * @param purged the blobs that are never kept, whoever still has them; undefined where that cannot be told.
   */
  constructor(folder: CacheFolder, idBytes: number, purged: () => Promise<ReadonlySet<string> | undefined>) {
    this.#folder = folder;
    this.#purged = purged;
    this.#idLength = idBytes * 2;
  }

  /** Reads what there is; at once when it was done before. Never throws. */
  load(): Promise<void> {
    this.#loading ??= this.#load();
    return this.#loading;
  }

  /** What a blob holds, if it is known. */
  content(blob: string): Content | undefined {
    return this.#take('b', blob, contentFrom);
  }

  /** What a tree lists, if it is known. */
  entries(tree: string): readonly TreeEntry[] | undefined {
    return this.#take('t', tree, (json) => treeFrom(json, this.#idLength));
  }

  /** What a commit has at `.handoffs`, if it is known. */
  atRecords(commit: string): AtRecords | undefined {
    return this.#take('c', commit, (json) => atRecordsFrom(json, this.#idLength));
  }

  /** Keeps what a blob holds, unless that is known. Only for blobs that a ref names. */
  addContent(blob: string, content: Content): void {
    if (!this.#kept.has(blob)) {
      this.#add('b', blob, content);
    }
  }

  addEntries(tree: string, entries: readonly TreeEntry[]): void {
    this.#add('t', tree, entries);
  }

  addAtRecords(commit: string, at: AtRecords): void {
    this.#add('c', commit, at);
  }

  /** After a read: lets go of what was loaded, and writes what was added. `needed` is asked when merging. */
  settle(needed: Needed): void {
    this.#lines = new Map();
    if (
      !this.#writable ||
      (this.#added.size === 0 && this.#wrong.size === 0 && this.#toMerge().length === 0)
    ) {
      this.#added.clear();
      return;
    }
    this.#work = this.#work.then(() => this.#save(needed));
  }

  /** Resolves when what was added so far is written, or cannot be. */
  idle(): Promise<void> {
    return this.#work;
  }

  /** Drops blobs from every file, those of other versions included. For records that are purged. */
  async forget(blobs: ReadonlySet<string>): Promise<void> {
    await this.load();
    blobs.forEach((blob) => this.#added.delete(blob) || this.#lines.delete(blob));
    this.#work = this.#work.then(async () => {
      await this.#folder.removeOthers('all');
      await this.#drop(blobs);
    });
    await this.#work;
  }

  async #drop(blobs: ReadonlySet<string>): Promise<void> {
    const holding = (await this.#folder.read()).filter((segment) => this.#holds(segment, blobs));
    await this.#replace(holding, (id) => !blobs.has(id));
    blobs.forEach((blob) => this.#kept.delete(blob));
  }

  /**
   * Another window may have purged what was read before that and is written since. It marks first and cleans
   * then, and here it is the other way round: one of the two sees what the other has done.
   */
  async #dropPurged(): Promise<void> {
    const purged = await this.#purged();
    const back = new Set([...this.#written].filter((id) => !purged || purged.has(id)));
    this.#written.clear();
    await (back.size === 0 ? undefined : this.#drop(back));
  }

  async #load(): Promise<void> {
    const slices = new Slices();
    for (const segment of await this.#folder.read()) {
      this.#segments.set(segment.name, { bytes: segment.bytes, used: 0 });
      for (const [id, line] of linesOf(segment, this.#idLength)) {
        this.#lines.set(id, line);
        if (slices.due) {
          await slices.rest();
        }
      }
    }
  }

  #take<T>(kind: Kind, id: string, from: (json: unknown) => T | undefined): T | undefined {
    const line = this.#lines.get(id);
    if (!line) {
      return undefined;
    }
    const value = from(valueOf(line, kind));
    if (value === undefined) {
      this.#wrong.add(line.segment.name);
      return undefined;
    }
    const use = this.#segments.get(line.segment.name);
    if (use && !this.#kept.has(id)) {
      this.#kept.add(id);
      use.used += line.end - line.start;
    }
    return value;
  }

  #add(kind: Kind, id: string, value: unknown): void {
    if (this.#writable) {
      this.#kept.add(id);
      this.#added.set(id, { kind, value });
    }
  }

  async #save(needed: Needed): Promise<void> {
    const wrong = [...this.#wrong];
    this.#wrong.clear();
    wrong.forEach((name) => this.#segments.delete(name));
    await this.#folder.remove(wrong);
    const purged = await this.#purged();
    const added = [...this.#added]
      .filter(([id]) => purged && !purged.has(id))
      .sort(([a], [b]) => (a < b ? -1 : 1));
    this.#added.clear();
    added.forEach(([id]) => this.#written.add(id));
    const slices = new Slices();
    const lines: string[] = [];
    for (const [id, { kind, value }] of added) {
      lines.push(lineOf(kind, id, jsonOf(kind, value)));
      if (slices.due) {
        await slices.rest();
      }
    }
    await this.#write(lines);
    const names = this.#toMerge();
    if (names.length > 0 && this.#writable) {
      const read = await Promise.all(names.map((name) => this.#folder.readOne(name)));
      names.forEach((name) => this.#segments.delete(name));
      await this.#replace(
        read.filter((segment) => segment !== undefined),
        needed,
      );
      await this.#folder.removeOthers('abandoned');
    }
    await this.#dropPurged();
  }

  #toMerge(): readonly string[] {
    return segmentsToMerge([...this.#segments].map(([name, use]) => ({ name, ...use })));
  }

  /** Writes what is needed of some segments anew, each line once, and removes them. */
  async #replace(segments: readonly Segment[], needed: Needed): Promise<void> {
    const lines = new Map<string, string>();
    const slices = new Slices();
    for (const segment of segments) {
      for (const [id, line] of linesOf(segment, this.#idLength)) {
        if (needed(id)) {
          lines.set(id, segment.text.slice(line.start, line.end + 1));
          this.#written.add(id);
        }
        if (slices.due) {
          await slices.rest();
        }
      }
    }
    const written = await this.#write([...lines.values()].sort());
    const old = segments.map(({ name }) => name).filter((name) => !written.includes(name));
    old.forEach((name) => this.#segments.delete(name));
    await this.#folder.remove(old);
  }

  async #write(lines: readonly string[]): Promise<readonly string[]> {
    const names: string[] = [];
    for (let at = 0; at < lines.length && this.#writable;) {
      const file: Buffer[] = [];
      for (let size = 0; at < lines.length && size < fileBytes; at += 1) {
        const line = Buffer.from(lines[at] ?? '');
        file.push(line);
        size += line.length;
      }
      const bytes = Buffer.concat(file);
      const name = await this.#folder.write(bytes);
      if (name === undefined) {
        this.#writable = false;
      } else {
        names.push(name);
        this.#segments.set(name, { bytes: bytes.length, used: bytes.length });
      }
    }
    return names;
  }

  #holds(segment: Segment, blobs: ReadonlySet<string>): boolean {
    for (const [id] of linesOf(segment, this.#idLength)) {
      if (blobs.has(id)) {
        return true;
      }
    }
    return false;
  }
}

function jsonOf(kind: Kind, value: unknown): unknown {
  return kind === 'b'
    ? contentJson(value as Content)
    : kind === 't'
      ? treeJson(value as readonly TreeEntry[])
      : value;
}
