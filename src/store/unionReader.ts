import { sharedRun } from '../domain/sharedRun';
import type { Union } from '../domain/union';
import type { CatFile } from '../git/catFile';
import type { Ref, RefListing } from '../git/refs';
import type { GitRepository } from '../git/repository';
import { CacheFolder } from './cache/cacheFolder';
import { parserVersion } from './cache/parserVersion';
import { ReadCache } from './cache/readCache';
import { Contents } from './contents';
import { FolderFiles } from './folderFiles';
import type { FileGroup, FoundFile } from './foundFile';
import { recordsFolder } from './paths';
import type { PurgeMarks } from './purgeMarks';
import { Trees } from './trees';
import { unite } from './unite';

/**
 * Reads the union of the working tree, the private notes and all refs. One `for-each-ref` says what
 * moved; trees and blobs are read through one `cat-file --batch`, each once.
 */
export class UnionReader {
  readonly #repository: GitRepository;
  readonly #cache: ReadCache;
  readonly #contents: Contents;
  readonly #trees: Trees;
  readonly #worktree: FolderFiles | undefined;
  readonly #privateNotes: FolderFiles;
  #folders: ReadonlyMap<string, readonly FoundFile[]> = new Map();
  #last: { readonly refs: RefListing; readonly union: Union } | undefined;
  /** The read under way, else the last one that went well. */
  #latest: Promise<Union> | undefined;

  constructor(repository: GitRepository, catFile: CatFile, purged: Pick<PurgeMarks, 'blobs'>) {
    const { root, commonDir, idBytes } = repository;
    this.#repository = repository;
    const folder = new CacheFolder(commonDir, `1-${parserVersion}`);
    this.#cache = new ReadCache(folder, idBytes, () =>
      // Where nobody can tell what was purged, nothing is kept.
      purged.blobs().catch((): undefined => undefined),
    );
    this.#contents = new Contents(catFile, this.#cache);
    this.#trees = new Trees(catFile, this.#cache, idBytes);
    const common = { idBytes, contents: this.#contents };
    this.#worktree =
      root === undefined
        ? undefined
        : new FolderFiles({ ...common, root, name: recordsFolder, topLevel: 'settings' });
    this.#privateNotes = new FolderFiles({
      ...common,
      root: `${commonDir}/handoffs`,
      name: 'private',
      topLevel: 'records',
    });
  }

  /**
   * The union as of now: the same object as before where nothing changed. Calls while one is under way
   * share the one that follows it, so that each sees what was written before it was made.
   * @throws GitError, FileError
   */
  readonly read = sharedRun(() => {
    const run = this.#read();
    this.#latest = run;
    run.catch(() => {
      this.#latest = this.#latest === run ? undefined : this.#latest;
    });
    return run;
  });

  /** What the read under way gives, else the last one did; reads where there was none. @throws GitError, FileError */
  current(): Promise<Union> {
    return this.#latest ?? this.read();
  }

  /** The refs that the read under way finds, else the last one did; reads where there was none. @throws GitError, FileError */
  async currentRefs(): Promise<readonly Ref[]> {
    await this.current();
    return this.#last?.refs.refs ?? [];
  }

  /** True where some ref had a file of this name directly in `.handoffs` at the last read. */
  anyRefHas(name: string): boolean {
    return this.#trees.anyTopHas(name);
  }

  /** Drops what blobs held, from memory and from the cache of this clone. @see RecordStore.forget */
  async forget(blobs: ReadonlySet<string>): Promise<void> {
    this.#last = undefined;
    this.#latest = undefined;
    this.#contents.forget(blobs);
    await this.#cache.forget(blobs);
  }

  /** Resolves when everything read so far is in the cache, or cannot be. */
  idle(): Promise<void> {
    return this.#cache.idle();
  }

  async #read(): Promise<Union> {
    // What is cached of a file of the working tree need not be parsed.
    const loaded = this.#cache.load();
    const [listing, worktree, privateNotes] = await Promise.all([
      this.#repository.reads.refs(),
      loaded.then(() => this.#worktree?.read()),
      loaded.then(() => this.#privateNotes.read()),
    ]);
    const sameRefs = this.#last?.refs.text === listing.text;
    if (this.#last && sameRefs && !worktree?.changed && !privateNotes.changed) {
      return this.#last.union;
    }
    if (!sameRefs) {
      this.#contents.forgetMissing();
    }
    const inRefs = await this.#groupsOf(listing.refs);
    const groups: readonly FileGroup[] = [
      { files: worktree?.files ?? [], places: ['worktree'] },
      { files: privateNotes.files, places: ['private'] },
      ...inRefs,
    ];
    await this.#contents.need(blobsOf(groups));
    const union = unite(groups, (blob) => this.#contents.get(blob));
    this.#last = { refs: listing, union };
    this.#keep(blobsOf(inRefs));
    return union;
  }

  /** Only what refs name is kept: a private note, or a file that is in no commit yet, is nobody else's. */
  #keep(blobs: ReadonlySet<string>): void {
    this.#contents.keep(blobs);
    let needed: ReadonlySet<string> | undefined;
    this.#cache.settle((id) => {
      needed ??= this.#trees.needed();
      return blobs.has(id) || needed.has(id);
    });
  }

  /** One group for each folder object, however many refs have it: most branches share most folders. */
  async #groupsOf(refs: readonly Ref[]): Promise<readonly FileGroup[]> {
    const tops = await this.#trees.tops(new Set(refs.map((ref) => ref.id)));
    const shared = new Map<string, { name: string; id: string; places: string[] }>();
    const groups: FileGroup[] = [];
    for (const ref of refs) {
      const top = tops.get(ref.id) ?? { folders: [] };
      if ('problem' in top) {
        groups.push({ files: [{ path: recordsFolder, problem: top.problem }], places: [ref.name] });
        continue;
      }
      for (const { name, id } of top.folders) {
        const key = `${id} ${name}`;
        const folder = shared.get(key) ?? { name, id, places: [] };
        shared.set(key, folder);
        folder.places.push(ref.name);
      }
    }
    const filesOf = await this.#filesOf(shared);
    return [
      ...groups,
      ...[...shared].map(([key, { places }]) => ({ files: filesOf.get(key) ?? [], places })),
    ];
  }

  /** The files of folders by their keys; only folders that were not there before are read. */
  async #filesOf(
    folders: ReadonlyMap<string, { readonly name: string; readonly id: string }>,
  ): Promise<ReadonlyMap<string, readonly FoundFile[]>> {
    const fresh = [...folders].filter(([key]) => !this.#folders.has(key));
    const read = await this.#trees.filesIn(new Set(fresh.map(([, { id }]) => id)));
    const known = new Map<string, readonly FoundFile[]>();
    for (const [key, { name, id }] of folders) {
      const prefix = `${recordsFolder}/${name}/`;
      const files =
        this.#folders.get(key) ??
        (read.get(id) ?? []).map((file) => ({ ...file, path: `${prefix}${file.path}` }));
      known.set(key, files);
    }
    this.#folders = known;
    return known;
  }
}

function blobsOf(groups: readonly FileGroup[]): ReadonlySet<string> {
  const blobs = new Set<string>();
  for (const { files } of groups) {
    for (const { blob } of files) {
      if (blob !== undefined) {
        blobs.add(blob);
      }
    }
  }
  return blobs;
}
