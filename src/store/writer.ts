import { randomBytes } from 'node:crypto';
import { link, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, isMissing } from '../git/fileError';
import { createMark, toFileError, writeFileAtomically } from './files';

const alphabet = 'abcdefghijklmnopqrstuvwxyz234567';
const writerPattern = /^[a-z2-7]{10}$/;

/**
 * The id of this clone as a writer: minted once, shared by its windows, worktrees and the CLI. Every
 * journal so has one writer, and nobody ever merges.
 */
export class Writer {
  readonly #path: string;
  readonly #folder: string;
  /** Ids that were minted later than the first one, and those that they replaced. */
  readonly #all: string;

  /** @param commonDir the git directory that all worktrees of the clone share. */
  constructor(commonDir: string) {
    this.#folder = join(commonDir, 'handoffs');
    this.#path = join(this.#folder, 'writer');
    this.#all = join(this.#folder, 'writers');
  }

  /** The id, or undefined while this clone has none or its file makes no sense. @throws FileError */
  async known(): Promise<string | undefined> {
    const text = await readFile(this.#path, 'utf8').catch((error: unknown) =>
      isMissing(error) ? '' : toFileError(this.#path)(error),
    );
    return writerPattern.test(text.trim()) ? text.trim() : undefined;
  }

  /** The id, minted if need be. Of several processes that mint at once all get the same. @throws FileError */
  async id(): Promise<string> {
    const known = await this.known();
    if (known !== undefined) {
      return known;
    }
    await this.#create(mint());
    const winner = await this.known();
    if (winner !== undefined) {
      return winner;
    }
    const minted = await this.mint();
    await this.become(minted);
    return minted;
  }

  /** Every id that this clone has, or had, the present one first: their journals here are its own. @throws FileError */
  async own(): Promise<readonly string[]> {
    const [known, all] = await Promise.all([
      this.known(),
      readdir(this.#all).catch((error: unknown) => (isMissing(error) ? [] : toFileError(this.#all)(error))),
    ]);
    return [...new Set([...(known === undefined ? [] : [known]), ...all.sort()])].filter((id) =>
      writerPattern.test(id),
    );
  }

  /** A new id, known as this clone's own before anything is written under it. @throws FileError */
  async mint(): Promise<string> {
    const id = mint();
    await createMark(join(this.#all, id));
    return id;
  }

  /** Writes under a minted id from now on. The one before it stays known as this clone's own. @throws FileError */
  async become(minted: string): Promise<void> {
    const before = await this.known();
    await (before === undefined ? undefined : createMark(join(this.#all, before)));
    await writeFileAtomically(this.#path, `${minted}\n`);
  }

  /** By hard link, so that nobody ever sees half a file; where there are none, by exclusive creation. */
  async #create(id: string): Promise<void> {
    const temporary = `${this.#path}.${id}.tmp`;
    try {
      await mkdir(this.#folder, { recursive: true });
      await writeFile(temporary, `${id}\n`, { flag: 'wx', flush: true });
      await link(temporary, this.#path);
    } catch (error) {
      if (!hasCode(error, 'EEXIST')) {
        if (!hasCode(error, 'EPERM', 'ENOTSUP', 'ENOSYS', 'EMLINK')) {
          toFileError(this.#path)(error);
        }
        await writeFile(this.#path, `${id}\n`, { flag: 'wx', flush: true });
      }
    } finally {
      await rm(temporary, { force: true });
    }
  }
}

/** The ref of a writer's journal. */
export function journalRef(writer: string): string {
  return `refs/handoffs/${writer}`;
}

function mint(): string {
  return Array.from(randomBytes(10), (byte) => alphabet[byte % alphabet.length]).join('');
}
