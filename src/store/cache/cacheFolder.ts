import { randomBytes } from 'node:crypto';
import { lstat, mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { shortHash } from '../shortHash';

/** Files larger than this are not ours: we write them of a few MiB. */
const largestFile = 64 * 1024 * 1024;
/** As much as is kept and read at all, in bytes. */
const largestFolder = 256 * 1024 * 1024;
/** A folder of another version, or half a file, that nobody has touched for this long is nobody's. */
const abandonedMs = 14 * 24 * 60 * 60 * 1000;

const fileName = /^[0-9a-f]{32}\.cache$/;
const halfName = /^\.[0-9a-f]{32}\.cache\.[0-9a-f]{12}\.tmp$/;
const versionName = /^\d{1,4}-[0-9a-f]{16}$/;

/** One file of the cache. */
export interface Segment {
  readonly name: string;
  readonly text: string;
  /** Its size on the disk. */
  readonly bytes: number;
}

/**
 * The files of the cache: written once, under the hash of their content. So two processes never write one
 * file in two ways, no lock is needed, and damage shows. Nothing here throws: a cache that cannot be read
 * or written is none. Nothing here follows a link, or touches a file by any other name than the cache's.
 */
export class CacheFolder {
  readonly #parents: readonly string[];
  readonly #all: string;
  readonly #folder: string;
  readonly #version: string;

  /** @param version names what reads and writes these files; those of other versions are let be. */
  constructor(commonDir: string, version: string) {
    this.#version = version;
    this.#all = join(commonDir, 'handoffs', 'cache');
    this.#folder = join(this.#all, version);
    this.#parents = [join(commonDir, 'handoffs'), this.#all, this.#folder];
  }

  /** Every whole file; damaged ones go. */
  async read(): Promise<readonly Segment[]> {
    const segments: Segment[] = [];
    let bytes = 0;
    for (const name of await this.#names()) {
      const segment = await this.readOne(name);
      bytes += segment?.bytes ?? 0;
      if (segment && bytes <= largestFolder) {
        segments.push(segment);
      }
    }
    return segments;
  }

  /** One file; undefined where it is gone, or was damaged and goes now. */
  async readOne(name: string): Promise<Segment | undefined> {
    const path = join(this.#folder, name);
    const stats = await lstat(path).catch(() => undefined);
    if (!stats?.isFile() || stats.size > largestFile) {
      await this.remove(stats ? [name] : []);
      return undefined;
    }
    const bytes = await readFile(path).catch(() => undefined);
    if (bytes && nameOf(bytes) !== name) {
      await this.remove([name]);
      return undefined;
    }
    return bytes && { name, text: bytes.toString('utf8'), bytes: bytes.length };
  }

  /** Writes a file and gives its name; undefined where it cannot be written. */
  async write(bytes: Buffer): Promise<string | undefined> {
    const name = nameOf(bytes);
    const half = join(this.#folder, `.${name}.${randomBytes(6).toString('hex')}.tmp`);
    try {
      await mkdir(this.#folder, { recursive: true });
      if (!(await this.#isOurs())) {
        return undefined;
      }
      // Not synced: after a crash its name says whether it is whole.
      await writeFile(half, bytes, { flag: 'wx' });
      await rename(half, join(this.#folder, name));
      return name;
    } catch {
      // Read-only or full: there is no cache then, and nothing is lost but time.
      await rm(half, { force: true }).catch(() => undefined);
      return undefined;
    }
  }

  /** Removes files. What is gone already, or open on Windows, is the next merge's. */
  async remove(names: readonly string[]): Promise<void> {
    if (!(await this.#isOurs())) {
      return;
    }
    for (const name of names.filter((one) => fileName.test(one) || halfName.test(one))) {
      await rm(join(this.#folder, name), { force: true }).catch(() => undefined);
    }
  }

  /** Removes what other versions left, and half files: all of it, or what nobody has touched for long. */
  async removeOthers(which: 'all' | 'abandoned'): Promise<void> {
    if (!(await this.#isOurs())) {
      return;
    }
    const before = which === 'all' ? Infinity : Date.now() - abandonedMs;
    const others = await readdir(this.#all, { withFileTypes: true }).catch(() => []);
    for (const entry of others.filter((one) => one.isDirectory() && versionName.test(one.name))) {
      const folder = join(this.#all, entry.name);
      const own = entry.name === this.#version;
      const names = await readdir(folder).catch(() => []);
      for (const name of names.filter((one) => halfName.test(one) || (!own && fileName.test(one)))) {
        const { mtimeMs } = (await lstat(join(folder, name)).catch(() => undefined)) ?? { mtimeMs: Infinity };
        if (mtimeMs < before) {
          await rm(join(folder, name), { force: true }).catch(() => undefined);
        }
      }
      if (!own) {
        // Only where nothing is left in it.
        await rmdir(folder).catch(() => undefined);
      }
    }
  }

  async #names(): Promise<readonly string[]> {
    if (!(await this.#isOurs())) {
      return [];
    }
    const names = await readdir(this.#folder).catch(() => []);
    return names.filter((name) => fileName.test(name)).sort();
  }

  /** A prepared git directory may have links here, which would lead our writes and removals elsewhere. */
  async #isOurs(): Promise<boolean> {
    const stats = await Promise.all(this.#parents.map((path) => lstat(path).catch(() => undefined)));
    return stats.every((one) => one?.isDirectory());
  }
}

function nameOf(bytes: Buffer): string {
  return `${shortHash(bytes)}.cache`;
}
