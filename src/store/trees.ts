import type { CatFile } from '../git/catFile';
import type { TreeEntry } from '../git/tree';
import { nameOf, parseTree } from '../git/tree';
import type { FoundFile } from './foundFile';
import { problemOfMode } from './foundFile';
import { recordsFolder } from './paths';

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

/**
 * The `.handoffs` trees of commits. Trees are content-addressed: each is read and parsed once for as long
 * as any ref needs it, whatever number of refs share it.
 */
export class Trees {
  readonly #catFile: CatFile;
  readonly #idBytes: number;
  #tops = new Map<string, Top>();
  readonly #entries = new Map<string, readonly TreeEntry[]>();

  /** @param idBytes 20 or 32, the length of a raw object id in this repository. */
  constructor(catFile: CatFile, idBytes: number) {
    this.#catFile = catFile;
    this.#idBytes = idBytes;
  }

  /** What each of these commits has at `.handoffs`; other commits are forgotten. @throws GitError */
  async tops(commits: ReadonlySet<string>): Promise<ReadonlyMap<string, Top>> {
    const kept = new Map([...this.#tops].filter(([commit]) => commits.has(commit)));
    const unknown = [...commits].filter((commit) => !kept.has(commit));
    const answers = await this.#catFile.read(unknown.map((commit) => `${commit}:${recordsFolder}`));
    for (const [index, answer] of answers.entries()) {
      kept.set(unknown[index] ?? '', this.#topOf(answer));
    }
    this.#tops = kept;
    return kept;
  }

  #topOf(answer: Awaited<ReturnType<CatFile['read']>>[number]): Top {
    if (answer.kind === 'missing') {
      return nothing;
    }
    if (answer.kind !== 'object' || answer.type !== 'tree') {
      return { problem: 'expected a folder, found something else' };
    }
    const entries = parseTree(answer.content, this.#idBytes);
    // Plain files here are settings (`config.yaml`, `people.yaml`, `.gitattributes`) and no records.
    return {
      folders: entries
        .filter((entry) => entry.mode === '40000')
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
      const unknown = level.filter((id) => !this.#entries.has(id));
      for (const [index, answer] of (await this.#catFile.read(unknown)).entries()) {
        const isTree = answer.kind === 'object' && answer.type === 'tree';
        this.#entries.set(unknown[index] ?? '', isTree ? parseTree(answer.content, this.#idBytes) : []);
      }
      const below = level.flatMap((id) => this.#entries.get(id) ?? []);
      level = [...new Set(below.filter((entry) => entry.mode === '40000').map((entry) => entry.id))];
    }
    return new Map([...folders].map((id) => [id, this.#flatten(id, '', 1)]));
  }

  #flatten(id: string, prefix: string, depth: number): readonly FoundFile[] {
    return (this.#entries.get(id) ?? []).flatMap((entry): readonly FoundFile[] => {
      const path = `${prefix}${nameOf(entry)}`;
      if (entry.mode === '40000') {
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
