import { mkdir, readdir, rename, stat, utimes } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { DiscardedDraft } from '../domain/draft';
import { compareText } from '../domain/order';
import { isMissing } from '../git/fileError';
import { draftFrom } from './draftShape';
import { readJson, removeFile, toFileError, type Warn } from './files';

const day = 24 * 60 * 60_000;
/** So long a discarded draft can be brought back, in milliseconds; the words that promise it say 14 days. */
const keptFor = 14 * day;

/** Drafts that were discarded: the same files in a folder beside the others, dated by when that was. */
export class DiscardedDrafts {
  constructor(
    private readonly directory: string,
    private readonly warn: Warn,
  ) {}

  /** Moves a draft's file here. One that is not there is no error. @throws FileError */
  async take(path: string, now: Date): Promise<void> {
    const to = join(this.directory, basename(path));
    try {
      await mkdir(this.directory, { recursive: true });
      // Dated first, so that it never stands there with an older date and is taken for one that is over.
      await utimes(path, now, now);
      await rename(path, to);
    } catch (error) {
      if (!isMissing(error)) {
        toFileError(path)(error);
      }
    }
  }

  /** Moves a draft's file back. False where it is not here any more. @throws FileError */
  async giveBack(path: string): Promise<boolean> {
    try {
      await rename(join(this.directory, basename(path)), path);
      await utimes(path, new Date(), new Date());
      return true;
    } catch (error) {
      return isMissing(error) ? false : toFileError(path)(error);
    }
  }

  /** All that are here, the one discarded last first; those that are over go. @throws FileError */
  async list(now: Date): Promise<readonly DiscardedDraft[]> {
    const names = await readdir(this.directory).catch((error: unknown) =>
      isMissing(error) ? [] : toFileError(dirname(this.directory))(error),
    );
    const found = await Promise.all(names.map((name) => this.#look(join(this.directory, name), now)));
    return found.filter((one) => one !== undefined).sort((a, b) => compareText(b.at, a.at));
  }

  async #look(path: string, now: Date): Promise<DiscardedDraft | undefined> {
    const at = await stat(path).then(
      ({ mtime }) => mtime,
      (error: unknown) => (isMissing(error) ? undefined : toFileError(path)(error)),
    );
    if (!at) {
      return undefined;
    }
    if (now.getTime() - at.getTime() > keptFor) {
      await removeFile(path);
      return undefined;
    }
    const draft = draftFrom(await readJson(path, this.warn));
    return draft && { draft, at: at.toISOString() };
  }
}
