import type { SendAs } from '../domain/journal';
import type { PersonEntry } from '../domain/people';
import type { Replacement } from '../domain/purged';
import { noTeamSettings, type TeamSettings } from '../domain/team';
import type { Found, Union, Unreadable } from '../domain/union';
import { isReply, type Handoff, type Reply, type StoredRecord } from '../domain/records';
import type { ShareMode, ShareOutcome } from '../domain/share';
import { parsePeople, type PeopleList } from '../format/people';
import { parseTeam, type TeamFile } from '../format/team';
import { writeRecord } from '../format/record';
import { maxRecordBytes } from '../format/sourceText';
import { CatFile } from '../git/catFile';
import { commitOnCheckedOutBranch } from '../git/checkedOutBranch';
import type { Addition } from '../git/commitAside';
import { commitFile, type FileCommit } from '../git/fastImport';
import { gitIdentity } from '../git/identity';
import { symbolicHead } from '../git/head';
import { commitOnLeftBranch } from '../git/leftBranch';
import { isTaken } from '../git/mend';
import { mendArrival } from '../git/mendArrival';
import { stampOfObstacles } from '../git/obstacles';
import { purgeTree } from '../git/purgeTree';
import type { GitRepository } from '../git/repository';
import { messageFor } from './message';
import { PurgeMarks } from './purgeMarks';
import { handoffPath, recordsFolder, replyPath } from './paths';
import { PrivateNotes } from './privateNotes';
import { RecentShares } from './recentShares';
import { SettingsFile, type ParseSetting, type Setting } from './settingsFile';
import type { SyncPlan } from './sync';
import { replacementsFor } from './replacements';
import { forgetCopy, goOnBeside, planSync, recordSent } from './sync';
import { UnionReader } from './unionReader';
import { attributesFile } from './attributes';
import { journalRef, Writer } from './writer';

/** A record was written and then not found where it was put: it must not be called saved. */
class NotKeptError extends Error {
  override readonly name = 'NotKeptError';
}

const nobody: readonly PersonEntry[] = [];
const peopleFile = 'people.yaml';
const teamFile = 'config.yaml';
const limits = { blob: maxRecordBytes, tree: 64 * 1024 * 1024 };

/** Records over refs: the app's port `Records`, for one worktree of one clone. */
export class RecordStore {
  readonly #repository: GitRepository;
  readonly #catFile: CatFile;
  readonly #writer: Writer;
  readonly #purgeMarks: PurgeMarks;
  readonly #shares: RecentShares;
  readonly #privateNotes: PrivateNotes;
  readonly #union: UnionReader;
  readonly #people: SettingsFile<PeopleList>;
  readonly #team: SettingsFile<TeamFile>;
  #read: { readonly union: Union; readonly key: string; readonly with: Union } | undefined;
  /** At first, as a window may have been closed between an arrival and its mending. */
  #isToMend = true;
  #journalWrites: Promise<unknown> = Promise.resolve();

  constructor(repository: GitRepository) {
    this.#repository = repository;
    this.#catFile = new CatFile(repository.git, limits);
    this.#writer = new Writer(repository.commonDir);
    this.#purgeMarks = new PurgeMarks(repository.commonDir);
    this.#shares = new RecentShares(repository.commonDir);
    this.#privateNotes = new PrivateNotes(repository.commonDir);
    this.#union = new UnionReader(repository, this.#catFile, this.#purgeMarks);
    const settingsFile = <T>(name: string, parse: ParseSetting<T>): SettingsFile<T> =>
      new SettingsFile(repository, this.#catFile, name, parse, () => this.#union.anyRefHas(name));
    this.#people = settingsFile(peopleFile, parsePeople);
    this.#team = settingsFile(teamFile, parseTeam);
  }

  /** The union of everything this clone has; what has not changed is not read again. @throws GitError */
  async read(): Promise<Union> {
    const union = await this.#union.read();
    const [people, team] = [await this.#people.read(union), await this.#team.read(union)];
    const unreadable = [...unreadableIn(peopleFile, people), ...unreadableIn(teamFile, team)];
    if (unreadable.length === 0) {
      return union;
    }
    const key = JSON.stringify(unreadable);
    if (this.#read?.union !== union || this.#read.key !== key) {
      const all = { ...union, unreadable: [...union.unreadable, ...unreadable] };
      this.#read = { union, key, with: all };
    }
    return this.#read.with;
  }

  /**
   * The records as the read under way or the last one gives them, and the people that `people.yaml` lists;
   * both the same objects while they say the same. @throws GitError, FileError
   */
  async known(): Promise<{ readonly union: Union; readonly people: readonly PersonEntry[] }> {
    const union = await this.#union.current();
    const { value } = await this.#people.read(union);
    return { union, people: value?.people ?? nobody };
  }

  /** `people.yaml` as it is now, for whoever changes it. @throws GitError */
  async peopleFile(): Promise<Setting<PeopleList>> {
    return this.#people.read(await this.#union.current());
  }

  /** The refs that only this clone writes, or wrote, in full: none while it has written nothing. @throws FileError */
  async ownJournals(): Promise<readonly string[]> {
    return (await this.#writer.own()).map(journalRef);
  }

  /** What the team agrees on, as `config.yaml` says; the same object while it says the same. @throws GitError */
  async team(): Promise<TeamSettings> {
    const { value } = await this.#team.read(await this.#union.current());
    return value?.settings ?? noTeamSettings;
  }

  /**
   * Makes a record durable in this clone and resolves once it reads back. A reply to a private handoff is
   * private whatever `share` says: it would tell what the note says.
   * @throws GitError, FileError, NotKeptError, UnwritableRecordError
   */
  async keep(record: StoredRecord, share: ShareMode): Promise<void> {
    const text = writeRecord(record);
    if (share === 'local' || (isReply(record) && (await this.#privateNotes.has(record.handoff)))) {
      await this.#privateNotes.keep(record.id, text);
      return;
    }
    // One after the other: several at once from one process would only race each other.
    const write = this.#journalWrites.then(() => this.#keepInJournal(record, Buffer.from(text)));
    this.#journalWrites = write.catch(() => undefined);
    await write;
  }

  /** See the port. The note goes last: after a crash in between it is still there to be deleted. @throws FileError */
  async deletePrivate(handoffId: string): Promise<void> {
    const { replies } = await this.read();
    for (const { record } of replies.filter((reply) => reply.record.handoff === handoffId)) {
      await this.#privateNotes.remove(record.id);
    }
    await this.#privateNotes.remove(handoffId);
  }

  /**
   * Commits a kept handoff on its branch, see the port. Private notes stay private.
   * @throws GitError where git fails; the record is still in the journal then.
   */
  async putOnBranch(
    note: Handoff,
    clicked: boolean,
    attributes = false,
    branch = note.branch,
  ): Promise<ShareOutcome> {
    if (branch === undefined) {
      return { kind: 'waiting', reason: 'detached' };
    }
    if (await this.#privateNotes.has(note.id)) {
      return { kind: 'not-wanted' };
    }
    const path = handoffPath(note);
    const tip = await this.#repository.tip(branch);
    const { git, root } = this.#repository;
    const here = root !== undefined && (await symbolicHead(git)) === `refs/heads/${branch}`;
    if (tip === undefined) {
      return { kind: 'waiting', reason: here ? 'unborn' : 'branch-missing' };
    }
    if (await this.#hasFile(`${tip}:${path}`)) {
      return { kind: 'on-branch', branch, commit: tip };
    }
    const addition: Addition = {
      ...this.#addition(note, path, attributes && (await this.lacksAttributes(branch))),
      moved: ({ commit, files }, at) =>
        this.#shares.add({
          branch,
          commit,
          at,
          files: files.map(({ blob, path: of }) => ({ blob, path: of })),
        }),
    };
    const outcome =
      clicked && here
        ? await commitOnCheckedOutBranch(git, this.#repository, root, branch, addition)
        : await commitOnLeftBranch(git, this.#repository, branch, addition);
    return outcome.kind === 'committed' ? { kind: 'on-branch', branch, commit: outcome.commit } : outcome;
  }

  /**
   * True where a branch has no `.handoffs/.gitattributes`, and the working tree that has it checked out has
   * none either: whatever is there is somebody's own. False for a branch that is not here. @throws GitError
   */
  async lacksAttributes(branch: string): Promise<boolean> {
    const { path } = attributesFile;
    const { git, root } = this.#repository;
    const tip = await this.#repository.tip(branch);
    if (tip === undefined || (await this.#hasFile(`${tip}:${path}`))) {
      return false;
    }
    const here = (await symbolicHead(git)) === `refs/heads/${branch}`;
    return root === undefined || !here || !(await isTaken(git, root, path));
  }

  /** Refspecs for one exchange with a remote, by what the last fetch brought: best asked after one. */
  syncPlan(remote: string, sendAs: SendAs): Promise<SyncPlan> {
    return planSync(this.#repository.git, this.#writer, this.#purgeMarks, remote, sendAs);
  }

  /** See the port. @throws GitError, FileError */
  goOnBeside(): Promise<void> {
    return goOnBeside(this.#repository.git, this.#writer);
  }

  /** See the port. @throws GitError, FileError */
  replacements(): Promise<readonly Replacement[]> {
    return replacementsFor(this.#repository.git, this.#writer, this.#purgeMarks);
  }

  /** See the port. @throws GitError */
  forgetCopy(copy: Replacement): Promise<void> {
    return forgetCopy(this.#repository.git, copy);
  }

  /** See the port. @throws FileError */
  purgedBlobs(): Promise<ReadonlySet<string>> {
    return this.#purgeMarks.blobs();
  }

  /** See the port. @throws GitError, FileError */
  async hasJournalsOf(remote: string): Promise<boolean> {
    const refs = await this.#union.currentRefs();
    return refs.some(({ name }) => name.startsWith(`refs/handoffs-remote/${remote}/`));
  }

  /** Remembers that the remote took `push` of a plan. @throws GitError */
  sent(remote: string, push: string): Promise<void> {
    return recordSent(this.#repository.git, remote, push);
  }

  /**
   * Mends this worktree after an arrival on a branch that a note was just put on, where the switch was
   * under way meanwhile (the note would show as deleted). Without a recent share git is not asked.
   * @returns how many files were added or taken away.
   */
  async mendArrival(): Promise<number> {
    const { git, root } = this.#repository;
    if (root === undefined) {
      this.#isToMend = false;
      return 0;
    }
    const shares = await this.#shares.list(Date.now());
    const { files, isLocked } = await mendArrival(git, this.#repository, root, shares);
    this.#isToMend = isLocked;
    return files;
  }

  /** As `mendArrival`, where it was never tried or met a lock. @returns true where a lock is in the way still. */
  async mendAgain(): Promise<boolean> {
    if (this.#isToMend) {
      await this.mendArrival();
    }
    return this.#isToMend;
  }

  /** See the port: files only, no git. */
  obstacles(branches: readonly string[]): Promise<string> {
    return stampOfObstacles(this.#repository.commonDir, branches);
  }

  /**
   * Drops these blobs from this process and from the cache of the clone, where what was read is kept for
   * the next start. For purging, once no ref names them: what a ref still names is read again.
   */
  forget(blobs: ReadonlySet<string>): Promise<void> {
    return this.#union.forget(blobs);
  }

  /** See the port. In line with the writes of this process; those of others are in the next attempt. @throws GitError, FileError */
  async purge(handoffId: string): Promise<boolean> {
    const { handoffs, replies } = await this.read();
    const writers = await this.#writer.own();
    const own = new Set(['private', ...writers.map(journalRef)]);
    const records = [
      ...handoffs.filter(({ record }) => record.id === handoffId),
      ...replies.filter(({ record }) => record.handoff === handoffId),
    ];
    const mine = records.filter(({ where }) => where.some((place) => own.has(place)));
    // Remembered first: after a crash in between it is one too many, and never one too few.
    await this.#purgeMarks.addBlobs(blobsOf(mine));
    await this.deletePrivate(handoffId);
    const write = this.#journalWrites.then(async () => {
      const done = new Set<string>();
      // Once more where another process went on under a new name meanwhile.
      for (
        let rest = writers;
        rest.length > 0;
        rest = (await this.#writer.own()).filter((id) => !done.has(id))
      ) {
        for (const writer of rest) {
          await this.#purgeJournal(writer, handoffId, records[0]?.record);
          done.add(writer);
        }
      }
    });
    this.#journalWrites = write.catch(() => undefined);
    await write;
    await this.forget(new Set(blobsOf(records)));
    return mine.length > 0;
  }

  async #purgeJournal(writer: string, handoffId: string, record: StoredRecord | undefined): Promise<void> {
    const { git, idBytes } = this.#repository;
    const author = (await gitIdentity(git)) ?? record?.author ?? { name: 'handoff', email: '' };
    const ref = journalRef(writer);
    const message = 'handoff: journal without what was purged\n';
    const purge = { ref, top: recordsFolder, name: handoffId, message, author };
    await purgeTree(git, idBytes, purge, (tip) => this.#purgeMarks.addTip(writer, tip));
  }

  /** Resolves when what was read so far is kept for the next start, or cannot be. */
  idle(): Promise<void> {
    return this.#union.idle();
  }

  /** Ends the reader's git process. The repository's own `dispose` ends everything else. */
  dispose(): void {
    this.#catFile.dispose();
  }

  async #keepInJournal(record: StoredRecord, content: Buffer): Promise<void> {
    const [identity, path] = await Promise.all([
      gitIdentity(this.#repository.git),
      this.#journalPath(record),
    ]);
    const written = Date.parse(record.created);
    const file = {
      path,
      content,
      message: messageFor(record),
      author: identity ?? record.author,
      time: Math.max(0, Math.floor((Number.isNaN(written) ? Date.now() : written) / 1000)),
    };
    // Again where this clone went on under a new name meanwhile: what is in the old journal is not sent.
    for (let writer = await this.#writer.id(), kept = ''; kept !== writer; writer = await this.#writer.id()) {
      await this.#commitTo(journalRef(writer), record, file);
      kept = writer;
    }
  }

  async #commitTo(ref: string, record: StoredRecord, file: Omit<FileCommit, 'ref'>): Promise<void> {
    const commit = await commitFile(this.#repository.git, this.#repository, { ...file, ref });
    const names = [`${commit}:${file.path}`, `${ref}:${file.path}`];
    for (const answer of await this.#catFile.read(names)) {
      if (answer.kind !== 'object' || !answer.content.equals(file.content)) {
        throw new NotKeptError(`${record.id} does not read back from ${ref}`);
      }
    }
  }

  async #journalPath(record: StoredRecord): Promise<string> {
    return isReply(record) ? replyPath(record, await this.#noteOf(record)) : handoffPath(record);
  }

  async #noteOf(reply: Reply): Promise<Handoff | undefined> {
    const { handoffs } = await this.read();
    return handoffs.find((found) => found.record.id === reply.handoff)?.record;
  }

  #addition(note: Handoff, path: string, withAttributes: boolean): Addition {
    return {
      file: { path, content: Buffer.from(writeRecord(note)) },
      ...(withAttributes ? { beside: attributesFile } : {}),
      message: messageFor(note),
      author: note.author,
    };
  }

  async #hasFile(name: string): Promise<boolean> {
    const [answer] = await this.#catFile.read([name]);
    return answer !== undefined && answer.kind !== 'missing';
  }
}

/** What of a file of settings cannot be read: all of it, or some entries. */
function unreadableIn(
  name: string,
  { value, where = '', unreadable }: Setting<Pick<PeopleList, 'problems'>>,
): readonly Unreadable[] {
  const path = `${recordsFolder}/${name}`;
  const parts = (value?.problems ?? []).map(({ reason, line }) => ({
    ...{ where, path, reason },
    ...(line === undefined ? {} : { line }),
  }));
  return [...(unreadable ? [unreadable] : []), ...parts];
}

function blobsOf(records: readonly Found<StoredRecord>[]): readonly string[] {
  return records.flatMap(({ blob }) => (blob === undefined ? [] : [blob]));
}
