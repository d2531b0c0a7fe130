import { access } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../git/fileError';
import { removeFile, toFileError, writeFileAtomically } from './files';
import { privateName } from './paths';

/**
 * Notes to oneself: files below the common git directory, which no ref names. `push --mirror` and
 * `clone --mirror` take every ref along, so a ref would not be private.
 */
export class PrivateNotes {
  readonly #folder: string;

  constructor(commonDir: string) {
    this.#folder = join(commonDir, 'handoffs', 'private');
  }

  /** Path of a record's file. @throws RangeError for an id that is none. */
  pathOf(id: string): string {
    return join(this.#folder, privateName(id));
  }

  /** True where a record of this id is private. @throws FileError */
  async has(id: string): Promise<boolean> {
    const path = this.pathOf(id);
    return access(path).then(
      () => true,
      (error: unknown) => (isMissing(error) ? false : toFileError(path)(error)),
    );
  }

  /** Deletes a record; one that is not there is no error. @throws FileError */
  remove(id: string): Promise<void> {
    return removeFile(this.pathOf(id));
  }

  /** Resolves when the record is on the disk, readable by its owner only. @throws FileError */
  keep(id: string, text: string): Promise<void> {
    return writeFileAtomically(this.pathOf(id), text, 0o600);
  }
}
