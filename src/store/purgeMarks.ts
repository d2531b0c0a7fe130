import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../git/fileError';
import { objectId } from '../git/objectId';
import { createMark, toFileError } from './files';

/**
 * What purges of this clone have taken away, by object ids: empty files whose names say all there is to
 * say, so that two purges at once forget nothing of each other.
 */
export class PurgeMarks {
  readonly #folder: string;

  /** @param commonDir the git directory that all worktrees of the clone share. */
  constructor(commonDir: string) {
    this.#folder = join(commonDir, 'handoffs', 'purged');
  }

  /**
   * The tips that a journal of this clone had here before it was rewritten. A remote that has one of them, or
   * what came before it, has nothing that this clone did not have itself. @throws FileError
   */
  async tipsOf(writer: string): Promise<readonly string[]> {
    return this.#names(join('tips', writer));
  }

  /** @throws FileError */
  async addTip(writer: string, tip: string): Promise<void> {
    await createMark(join(this.#folder, 'tips', writer, tip));
  }

  /** The files of records that were this clone's own and are purged. @throws FileError */
  async blobs(): Promise<ReadonlySet<string>> {
    return new Set(await this.#names('blobs'));
  }

  /** @throws FileError */
  async addBlobs(blobs: readonly string[]): Promise<void> {
    await Promise.all(blobs.map((blob) => createMark(join(this.#folder, 'blobs', blob))));
  }

  async #names(folder: string): Promise<readonly string[]> {
    const path = join(this.#folder, folder);
    const names = await readdir(path).catch((error: unknown) =>
      isMissing(error) ? [] : toFileError(path)(error),
    );
    return names.filter((name) => objectId.test(name));
  }
}
