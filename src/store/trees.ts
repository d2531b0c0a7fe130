import type { CatFile } from '../git/catFile';
import type { TreeEntry } from '../git/tree';
import { bytesOf, nameOf, parseTree } from '../git/tree';
import type { AtRecords } from './cache/cacheShape';
import type { ReadCache } from './cache/readCache';
import type { FoundFile } from './foundFile';
import { problemOfMode } from './foundFile';
import { recordsFolder } from './paths';

const folderMode = '40000';
/** Folders below `.handoffs` deeper than this hold no record of ours. */
const deepest = 4;
/** With more trees than this in memory they are forgotten, and those still needed read again. */
const mostTrees = 100_000;

/** One folder directly in `.handoffs`: branches that did not touch it share its object. */
export interface Folder {
  readonly name: string;
  readonly id: string;
}

/** What one commit has at `.handoffs`. */
export type Top = { readonly folders: readonly Folder[] } | { readonly problem: string };

const nothing: Top = { folders: [] };
const noFolder: Top = { problem: 'expected a folder, found something else' };

/**
 * The `.handoffs` trees of commits. Trees are content-addressed: each is read and parsed once for as long
 * as any ref needs it, whatever number of refs share it.
 */
export class Trees {
  readonly #catFile: CatFile;
  readonly #cache: ReadCache;
  readonly #idBytes: number;
  /** What the commits asked for last have at `.handoffs`. */
  #at = new Map<string, AtRecords>();
  #tops = new Map<string, Top>();
  readonly #entries = new Map<string, readonly TreeEntry[]>();

  /** @param idBytes 20 or 32, the length of a raw object id in this repository. */
  constructor(catFile: CatFile, cache: ReadCache, idBytes: number) {
    this.#catFile = catFile;
    this.#cache = cache;
    this.#idBytes = idBytes;
  }

  /** What each of these commits has at `.handoffs`; other commits are forgotten. @throws GitError */
  async tops(commits: ReadonlySet<string>): Promise<ReadonlyMap<string, Top>> {
    const at = new Map<string, AtRecords>();
    const unknown: string[] = [];
    for (const commit of commits) {
      const known = this.#at.get(commit) ?? this.#cache.atRecords(commit);
      if (known === undefined) {
        unknown.push(commit);
      } else {
        at.set(commit, known);
      }
    }
    (await this.#askForTops(unknown)).forEach((found, commit) => at.set(commit, found));
    this.#at = at;
    const trees = new Set([...at.values()].filter((tree) => typeof tree === 'string'));
    await this.#read([...trees]);
    this.#tops = new Map([...trees].map((tree) => [tree, this.#tops.get(tree) ?? this.#topOf(tree)]));
    return new Map(
      [...at].map(([commit, tree]) => [
        commit,
        tree === false ? noFolder : ((tree === null ? undefined : this.#tops.get(tree)) ?? nothing),
      ]),
    );
  }

  async #askForTops(commits: readonly string[]): Promise<ReadonlyMap<string, AtRecords>> {
    const found = new Map<string, AtRecords>();
    const answers = await this.#catFile.read(commits.map((commit) => `${commit}:${recordsFolder}`));
    const missing: string[] = [];
    for (const [index, answer] of answers.entries()) {
      const commit = commits[index] ?? '';
      if (answer.kind === 'missing') {
        missing.push(commit);
        found.set(commit, null);
        continue;
      }
      const isTree = answer.kind === 'object' && answer.type === 'tree';
      if (isTree) {
        this.#learn(answer.id, answer.content);
      }
      found.set(commit, isTree && answer.id);
      this.#cache.addAtRecords(commit, isTree && answer.id);
    }
    // git says the same of a folder that is not there and of one that was not downloaded; only the first
    // stays true. The commit's own folder tells them apart.
    const roots = await this.#catFile.read(missing.map((commit) => `${commit}^{tree}`));
    for (const [index, answer] of roots.entries()) {
      const isTree = answer.kind === 'object' && answer.type === 'tree';
      if (
        isTree &&
        !parseTree(answer.content, this.#idBytes).some((entry) => entry.bytes === recordsFolder)
      ) {
        this.#cache.addAtRecords(missing[index] ?? '', null);
      }
    }
    return found;
  }

  #topOf(tree: string): Top {
    const entries = this.#entries.get(tree) ?? [];
    // Plain files here are settings (`config.yaml`, `people.yaml`, `.gitattributes`) and no records.
    return {
      folders: entries
        .filter((entry) => entry.mode === folderMode)
        .map((entry) => ({ name: nameOf(entry), id: entry.id })),
    };
  }

  /** The files in each of these folders, by folder id, with paths relative to the folder. @throws GitError */
  async filesIn(folders: ReadonlySet<string>): Promise<ReadonlyMap<string, readonly FoundFile[]>> {
    if (this.#entries.size > mostTrees) {
      this.#entries.clear();
    }
    let level: readonly string[] = [...folders];
    for (let depth = 1; depth <= deepest && level.length > 0; depth += 1) {
      await this.#read(level);
      level = this.#foldersIn(level);
    }
    return new Map([...folders].map((id) => [id, this.#flatten(id, '', 1)]));
  }

  /** True where one of the commits that `tops` was asked for last has something of this name in `.handoffs`. */
  anyTopHas(name: string): boolean {
    const bytes = bytesOf(name);
    return [...this.#tops.keys()].some((tree) =>
      this.#entries.get(tree)?.some((entry) => entry.bytes === bytes),
    );
  }

  /** Every commit and tree that `tops` gave last, down to the deepest folder. */
  needed(): ReadonlySet<string> {
    const needed = new Set([...this.#at.keys(), ...this.#tops.keys()]);
    let level: readonly string[] = [...this.#tops.keys()];
    for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
      level = this.#foldersIn(level).filter((id) => !needed.has(id));
      level.forEach((id) => needed.add(id));
    }
    return needed;
  }

  #foldersIn(trees: readonly string[]): readonly string[] {
    const below = trees.flatMap((id) => this.#entries.get(id) ?? []);
    return [...new Set(below.filter((entry) => entry.mode === folderMode).map((entry) => entry.id))];
  }

  async #read(trees: readonly string[]): Promise<void> {
    const unknown: string[] = [];
    for (const id of trees) {
      const entries = this.#entries.get(id) ?? this.#cache.entries(id);
      if (entries) {
        this.#entries.set(id, entries);
      } else {
        unknown.push(id);
      }
    }
    for (const [index, answer] of (await this.#catFile.read(unknown)).entries()) {
      const id = unknown[index] ?? '';
      if (answer.kind === 'object' && answer.type === 'tree') {
        this.#learn(id, answer.content);
      } else {
        this.#entries.set(id, []);
      }
    }
  }

  #learn(id: string, content: Buffer): void {
    const entries = parseTree(content, this.#idBytes);
    this.#entries.set(id, entries);
    this.#cache.addEntries(id, entries);
  }

  #flatten(id: string, prefix: string, depth: number): readonly FoundFile[] {
    return (this.#entries.get(id) ?? []).flatMap((entry): readonly FoundFile[] => {
      const path = `${prefix}${nameOf(entry)}`;
      if (entry.mode === folderMode) {
        return depth < deepest ? this.#flatten(entry.id, `${path}/`, depth + 1) : [];
      }
      const problem = problemOfMode(entry.mode);
      if (problem !== undefined) {
        return [{ path, problem }];
      }
      return path.endsWith('.yaml') ? [{ path, blob: entry.id }] : [];
    });
  }
}
