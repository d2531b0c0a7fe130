import { randomUUID } from 'node:crypto';
import { readdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../git/fileError';
import {
  createMark,
  FileError,
  readJson,
  removeFile,
  setAside,
  toFileError,
  writeFileAtomically,
  type Warn,
} from './files';

/**
 * A folder of small JSON files that several processes share. No file holds two things that two processes
 * may change at once, so no lock is needed. Where the folder cannot be written to (read-only, disk full)
 * the state is kept in memory for as long as this process lives, and `warn` is told once.
 */
export class StateFolder {
  /** What could not be written; undefined stands for "removed". */
  readonly #unwritten = new Map<string, unknown>();
  #warned = false;

  constructor(
    private readonly root: string,
    private readonly warn: Warn,
  ) {}

  /** The value of a file that `shape` makes sense of; a file that it makes nothing of is set aside. */
  async read<T>(name: string, shape: (json: unknown) => T | undefined): Promise<T | undefined> {
    if (this.#unwritten.has(name)) {
      return shape(this.#unwritten.get(name));
    }
    const path = join(this.root, name);
    try {
      const json = await readJson(path, this.warn);
      const value = json === undefined ? undefined : shape(json);
      if (json !== undefined && value === undefined) {
        await setAside(path, this.warn);
      }
      return value;
    } catch (error) {
      this.#say(error);
      return undefined;
    }
  }

  async write(name: string, value: unknown): Promise<void> {
    await this.#change(name, value, () => writeFileAtomically(join(this.root, name), JSON.stringify(value)));
  }

  async remove(name: string): Promise<void> {
    await this.#change(name, undefined, () => removeFile(join(this.root, name)));
  }

  /** Reads a file and removes it, as one step: of several processes that do so, exactly one gets the value. */
  async take<T>(name: string, shape: (json: unknown) => T | undefined): Promise<T | undefined> {
    const taken = `${name}.${randomUUID()}.taken`;
    try {
      await rename(join(this.root, name), join(this.root, taken));
    } catch (error) {
      if (isMissing(error)) {
        const value = this.#unwritten.get(name);
        this.#unwritten.delete(name);
        return shape(value);
      }
      this.#say(asFileError(join(this.root, name), error));
      // It stays on a disk that takes no change; for this process it is gone.
      const value = await this.read(name, shape);
      this.#unwritten.set(name, undefined);
      return value;
    }
    const value = await this.read(taken, shape);
    await this.remove(taken);
    return value;
  }

  /** Makes an empty file, whose name says all there is to say. One that is there already is left alone. */
  async mark(name: string): Promise<void> {
    await this.#change(name, '', async () => {
      await createMark(join(this.root, name));
    });
  }

  /** Names of the files directly in one of its folders, sorted; without temporary and damaged ones. */
  async names(folder: string): Promise<readonly string[]> {
    const stored = await this.#stored(folder);
    const names = new Set(stored.filter((name) => !name.startsWith('.') && !name.includes('.damaged-')));
    for (const [name, value] of this.#unwritten) {
      if (name.startsWith(`${folder}/`)) {
        names[value === undefined ? 'delete' : 'add'](name.slice(folder.length + 1));
      }
    }
    return [...names].sort();
  }

  async #stored(folder: string): Promise<readonly string[]> {
    try {
      return await readdir(join(this.root, folder));
    } catch (error) {
      if (!isMissing(error)) {
        this.#say(asFileError(join(this.root, folder), error));
      }
      return [];
    }
  }

  async #change(name: string, value: unknown, change: () => Promise<void>): Promise<void> {
    try {
      await change();
      this.#unwritten.delete(name);
    } catch (error) {
      this.#say(error);
      this.#unwritten.set(name, value);
    }
  }

  /** Anything but trouble with the file system is a defect, and not ours to hide. */
  #say(error: unknown): void {
    if (!(error instanceof FileError)) {
      throw error;
    }
    if (!this.#warned) {
      this.#warned = true;
      this.warn(
        `${this.root} cannot be used (${error.code}): what Handoff remembers is kept in memory only.`,
      );
    }
  }
}

function asFileError(path: string, error: unknown): unknown {
  try {
    return toFileError(path)(error);
  } catch (thrown) {
    return thrown;
  }
}
