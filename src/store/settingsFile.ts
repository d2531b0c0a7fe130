import { constants, type Stats } from 'node:fs';
import { lstat, open } from 'node:fs/promises';
import { join } from 'node:path';
import { codeOf, isMissing } from '../git/fileError';
import { stampOf } from '../git/fileStamp';
import type { Union, Unreadable } from '../domain/union';
import { maxRecordBytes, type Refusal } from '../format/sourceText';
import type { CatFile } from '../git/catFile';
import type { Ref } from '../git/refs';
import type { GitRepository } from '../git/repository';
import { nameOf, parseTree } from '../git/tree';
import { tooLarge } from './contents';
import { problemOfMode } from './foundFile';
import { recordsFolder } from './paths';

/** What a settings file says; neither where there is none. */
export interface Setting<T> {
  readonly value?: T;
  /** Where it says so: `worktree`, or the name of a ref. */
  readonly where?: string;
  readonly unreadable?: Unreadable;
}

/** How a kind of settings file is read; a refusal says what is wrong with it. */
export type ParseSetting<T> = (bytes: Uint8Array) => { readonly ok: true; readonly value: T } | Refusal;

const nothing = {};

/**
 * A file of settings directly in `.handoffs`: that of the working tree, else that of the default branch (as
 * the remote has it, else as it is here). A plain file of at most 64 KiB; a link could lead out of the
 * repository. Read again only when its time stamp changes, or when anything in the repository has.
 */
export class SettingsFile<T> {
  readonly #repository: GitRepository;
  readonly #catFile: CatFile;
  readonly #name: string;
  readonly #parse: ParseSetting<T>;
  readonly #isInRefs: () => boolean;
  /** By the time stamp of the file, or the object id of the blob. */
  #parsed: { readonly key: string; readonly setting: Setting<T> } = { key: '', setting: nothing };
  #committed: { readonly union: Union; readonly setting: Setting<T> } | undefined;

  /** @param isInRefs whether any ref has a file of this name: where none has, git is asked nothing. */
  constructor(
    repository: GitRepository,
    catFile: CatFile,
    name: string,
    parse: ParseSetting<T>,
    isInRefs: () => boolean,
  ) {
    this.#isInRefs = isInRefs;
    this.#repository = repository;
    this.#catFile = catFile;
    this.#name = name;
    this.#parse = parse;
  }

  /**
   * What it says now, the same object while it says the same. `union` is what was read with it: another one
   * means that a ref may have moved. @throws GitError
   */
  async read(union: Union): Promise<Setting<T>> {
    const here = await this.#inWorktree();
    if (here) {
      return here;
    }
    if (this.#committed?.union !== union) {
      this.#committed = { union, setting: this.#isInRefs() ? await this.#onDefaultBranch() : nothing };
    }
    return this.#committed.setting;
  }

  get #path(): string {
    return `${recordsFolder}/${this.#name}`;
  }

  /** Undefined where the working tree has no such file. */
  async #inWorktree(): Promise<Setting<T> | undefined> {
    const { root } = this.#repository;
    if (root === undefined) {
      return undefined;
    }
    try {
      const folder = await lstat(join(root, recordsFolder));
      // A linked folder is no folder of ours, as for records: then the default branch has its say.
      return folder.isDirectory() ? await this.#readFile(join(root, recordsFolder, this.#name)) : undefined;
    } catch (error) {
      if (isMissing(error)) {
        return undefined;
      }
      return this.#bad('worktree', `cannot be read: ${codeOf(error)}`);
    }
  }

  async #readFile(path: string): Promise<Setting<T>> {
    const stats = await lstat(path);
    const key = `worktree ${stampOf(stats)}`;
    if (key !== this.#parsed.key) {
      this.#parsed = { key, setting: await this.#settingOf(path, stats) };
    }
    return this.#parsed.setting;
  }

  async #settingOf(path: string, stats: Stats): Promise<Setting<T>> {
    const problem = stats.isFile()
      ? undefined
      : problemOfMode(stats.isSymbolicLink() ? '120000' : 'of no file');
    if (problem !== undefined || stats.size > maxRecordBytes) {
      return this.#bad('worktree', problem ?? tooLarge(stats.size));
    }
    // What was a file a moment ago may be a link by now.
    const file = await open(path, constants.O_RDONLY | constants.O_NOFOLLOW);
    try {
      return this.#understood('worktree', await file.readFile());
    } finally {
      await file.close();
    }
  }

  async #onDefaultBranch(): Promise<Setting<T>> {
    for (const ref of await this.#defaultRefs()) {
      const [folder] = await this.#catFile.read([`${ref.id}:${recordsFolder}`]);
      const isTree = folder?.kind === 'object' && folder.type === 'tree';
      const entries = isTree ? parseTree(folder.content, this.#repository.idBytes) : [];
      const entry = entries.find((each) => nameOf(each) === this.#name);
      if (entry) {
        const problem = problemOfMode(entry.mode);
        return problem === undefined ? this.#readBlob(ref, entry.id) : this.#bad(ref.name, problem);
      }
    }
    return nothing;
  }

  async #readBlob(ref: Ref, id: string): Promise<Setting<T>> {
    const key = `${ref.name} ${id}`;
    if (key !== this.#parsed.key) {
      const [blob] = await this.#catFile.read([id]);
      if (blob?.kind !== 'object') {
        return this.#bad(ref.name, blob?.kind === 'too-large' ? tooLarge(blob.size) : 'not downloaded');
      }
      this.#parsed = { key, setting: this.#understood(ref.name, blob.content) };
    }
    return this.#parsed.setting;
  }

  /** The default branch on the remotes, then the local one: a local `main` may lag far behind. */
  async #defaultRefs(): Promise<readonly Ref[]> {
    const repository = this.#repository.atOnce();
    const [branch, remotes, { refs }] = await Promise.all([
      repository.defaultBranch(),
      repository.listRemotes(),
      repository.reads.refs(),
    ]);
    if (branch === undefined) {
      return [];
    }
    const wanted = new Set([
      `refs/heads/${branch}`,
      ...remotes.map((remote) => `refs/remotes/${remote}/${branch}`),
    ]);
    const named = refs.filter(({ name }) => wanted.has(name));
    const rank = ({ name }: Ref): number =>
      name.startsWith('refs/remotes/origin/') ? 0 : name.startsWith('refs/remotes/') ? 1 : 2;
    return named.sort((a, b) => rank(a) - rank(b));
  }

  #understood(where: string, bytes: Uint8Array): Setting<T> {
    const parsed = this.#parse(bytes);
    return parsed.ok ? { value: parsed.value, where } : this.#bad(where, parsed.reason, parsed.line);
  }

  #bad(where: string, reason: string, line?: number): Setting<T> {
    return {
      unreadable: { where, path: this.#path, reason, ...(line === undefined ? {} : { line }) },
    };
  }
}
