import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { shortHash } from './shortHash';
import { isMissing } from '../git/fileError';
import type { DiscardedDraft, Draft, DraftMark } from '../domain/draft';
import { compareText } from '../domain/order';
import { draftFrom, draftToJson, writerOf } from './draftShape';
import { readJson, removeFile, setAside, toFileError, writeFileAtomically, type Warn } from './files';
import { DiscardedDrafts } from './discardedDrafts';
import { isAnothers, ownMark } from './running';

const ending = '.draft.json';

/**
 * Texts that are typed and not yet saved: one JSON file each, in a folder outside every repository that
 * all windows share. Two windows have drafts of their own ids, so they never write one file. Drafts of an
 * older or newer version are read as far as they can be; damaged ones are set aside and hide no other.
 */
export class DraftFiles {
  readonly #discarded: DiscardedDrafts;

  constructor(
    private readonly directory: string,
    private readonly warn: Warn = () => undefined,
  ) {
    this.#discarded = new DiscardedDrafts(join(directory, 'discarded'), warn);
  }

  /** Resolves when the draft is on disk, synced. Throws a `FileError`; the draft before it is then still there. */
  async save(draft: Draft): Promise<void> {
    // For the user's eyes only: what is typed here may never be meant for others.
    const json = { ...draftToJson(draft), writer: ownMark() };
    await writeFileAtomically(this.pathOf(draft.id), `${JSON.stringify(json)}\n`, 0o600);
  }

  /**
   * The newest draft for a branch of a repository; `branch` undefined means for the commit of a detached HEAD.
   * Earlier versions did not note the commit: such a draft is found last, at any. What amends a handoff is none.
   */
  async find(repository: string, branch: string | undefined, commit?: string): Promise<Draft | undefined> {
    const drafts = (await this.list(repository)).filter((draft) => draft.branch === branch && !draft.amends);
    return (
      drafts.find((draft) => draft.commit === commit) ?? drafts.find((draft) => draft.commit === undefined)
    );
  }

  /** Every draft of a repository, the newest first. */
  async list(repository: string): Promise<readonly Draft[]> {
    const drafts = await Promise.all(
      (await this.names()).map((name) => this.read(join(this.directory, name))),
    );
    return drafts
      .filter((draft) => draft !== undefined)
      .filter((draft) => draft.repository === repository)
      .sort((a, b) => compareText(b.savedAt, a.savedAt));
  }

  async load(id: string): Promise<Draft | undefined> {
    const draft = await this.read(this.pathOf(id));
    return draft?.id === id ? draft : undefined;
  }

  /** Lets a draft go. One that is not there is no error. */
  async remove(id: string): Promise<void> {
    await removeFile(this.pathOf(id));
  }

  /**
   * Removes a draft whose text goes on in another one, if it is still as it was then. False where a window
   * that runs writes it: its page may be open, and says that its text is kept.
   */
  async letGo({ id, savedAt }: DraftMark): Promise<boolean> {
    const json = await readJson(this.pathOf(id), this.warn);
    const draft = draftFrom(json);
    if (draft?.id !== id || draft.savedAt !== savedAt) {
      return true;
    }
    const writer = writerOf(json);
    if (writer && isAnothers(writer)) {
      return false;
    }
    await this.remove(id);
    return true;
  }

  /** Puts a draft aside, see the port. One that is not there is no error. @throws FileError */
  discard(id: string, now: Date): Promise<void> {
    return this.#discarded.take(this.pathOf(id), now);
  }

  /** Those of a repository that can still be brought back, the one discarded last first. @throws FileError */
  async discarded(repository: string, now: Date): Promise<readonly DiscardedDraft[]> {
    return (await this.#discarded.list(now)).filter(({ draft }) => draft.repository === repository);
  }

  /** Brings a discarded draft back. False where it is not there any more. @throws FileError */
  restore(id: string): Promise<boolean> {
    return this.#discarded.giveBack(this.pathOf(id));
  }

  private async names(): Promise<readonly string[]> {
    const names = await readdir(this.directory).catch((error: unknown) =>
      isMissing(error) ? [] : toFileError(this.directory)(error),
    );
    return names.filter((name) => name.endsWith(ending) && !name.startsWith('.'));
  }

  private async read(path: string): Promise<Draft | undefined> {
    const json = await readJson(path, this.warn);
    if (json === undefined) {
      return undefined;
    }
    const draft = draftFrom(json);
    if (!draft) {
      await setAside(path, this.warn);
    }
    return draft;
  }

  /** An id that is no plain name becomes a hash: whatever it holds, the file stays in this folder. */
  private pathOf(id: string): string {
    const plain = /^[a-z0-9][a-z0-9-]{0,99}$/.test(id);
    const name = plain ? id : `x-${shortHash(id)}`;
    return join(this.directory, `${name}${ending}`);
  }
}
