import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { PersonRow } from '../domain/people';
import { ProblemError } from '../domain/problem';
import type { Unreadable } from '../domain/union';
import { editPeople, peopleRows } from '../format/peopleEdit';
import { readSource, type Refusal } from '../format/sourceText';
import { isMissing } from '../git/fileError';
import type { GitRepository } from '../git/repository';
import { removeFile, toFileError, writeFileAtomically } from './files';
import { recordsFolder } from './paths';
import type { RecordStore } from './recordStore';

/** What a write has made of the file. */
interface Written {
  /** Undefined where there was no file. */
  readonly before: string | undefined;
  readonly after: string;
}

/**
 * `people.yaml` of the working tree as it is edited: the app's port `PeopleFile`. An ordinary file of the
 * user's: nothing is staged or committed. Where the working tree has none, it begins with what the default
 * branch says, which counts until then.
 */
export class PeopleFileStore {
  readonly path: string | undefined;
  readonly #folder: string;
  readonly #records: Pick<RecordStore, 'peopleFile'>;

  constructor({ root }: Pick<GitRepository, 'root'>, records: Pick<RecordStore, 'peopleFile'>) {
    this.#folder = join(root ?? '', recordsFolder);
    this.path = root === undefined ? undefined : join(this.#folder, 'people.yaml');
    this.#records = records;
  }

  /** See the port. @throws GitError, FileError, ProblemError */
  async rows(): Promise<{ readonly rows: readonly PersonRow[]; readonly unreadable?: Unreadable }> {
    const { value, unreadable } = await this.#records.peopleFile();
    return { rows: value ? peopleRows(value.source) : [], ...(unreadable ? { unreadable } : {}) };
  }

  /** See the port. @throws GitError, FileError, ProblemError where it cannot be changed for sure */
  async put(before: PersonRow | undefined, after: PersonRow): Promise<Written> {
    const there = await this.#read();
    const { value, unreadable } = await this.#records.peopleFile();
    if (there === undefined && unreadable) {
      throw this.#refused(unreadable);
    }
    const edited = editPeople(there ?? value?.source, before, after);
    if (!edited.ok) {
      throw this.#refused(edited);
    }
    if ((await this.#read()) !== there) {
      throw this.#refused({ reason: 'it was changed at this very moment' });
    }
    await writeFileAtomically(this.#file, edited.text);
    return { before: there, after: edited.text };
  }

  /** See the port. @throws FileError, ProblemError */
  async undo({ before, after }: Written): Promise<boolean> {
    if ((await this.#read()) !== after) {
      return false;
    }
    await (before === undefined ? removeFile(this.#file) : writeFileAtomically(this.#file, before));
    return true;
  }

  get #file(): string {
    if (this.path === undefined) {
      throw this.#refused({ reason: 'this repository has no working tree' });
    }
    return this.path;
  }

  /** Undefined where there is none. A link is none of ours: what it leads to lies elsewhere. */
  async #read(): Promise<string | undefined> {
    const file = this.#file;
    try {
      if (!(await lstat(this.#folder)).isDirectory() || !(await lstat(file)).isFile()) {
        throw this.#refused({ reason: 'expected a plain file in a plain folder, found a link' });
      }
      const bytes = await readFile(file);
      const text = readSource(bytes);
      if (!text.ok) {
        throw this.#refused(text);
      }
      return bytes.toString('utf8');
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      return error instanceof ProblemError ? Promise.reject(error) : toFileError(file)(error);
    }
  }

  #refused({ reason, line }: Omit<Refusal, 'ok'>): ProblemError {
    return new ProblemError({
      kind: 'people-not-changed',
      path: `${recordsFolder}/people.yaml`,
      reason,
      ...(line === undefined ? {} : { line }),
    });
  }
}
