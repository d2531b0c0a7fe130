import type { BranchFate, RecordFolder, ToTidy } from '../domain/tidy';
import { isId } from '../domain/ids';
import { isReply, type Handoff } from '../domain/records';
import { parseRecord } from '../format/record';
import { maxRecordBytes } from '../format/sourceText';
import { fatesOf } from '../git/branchFate';
import type { BranchCommit } from '../git/branchTip';
import { CatFile } from '../git/catFile';
import type { Identity } from '../git/identity';
import type { NoteFile } from '../git/mend';
import { removeOnCheckedOutBranch } from '../git/removal';
import type { GitRepository } from '../git/repository';
import { nameOf, parseTree, type TreeEntry } from '../git/tree';
import { changedPaths } from '../git/status';
import { areAsCommitted } from '../git/unchanged';
import { problemOfMode } from './foundFile';
import { messageForTidy } from './message';
import { recordsFolder } from './paths';
import { Slices } from './slices';

const limits = { blob: maxRecordBytes, tree: 64 * 1024 * 1024 };
const folderMode = '40000';

/** A folder as the commit has it. */
interface CommittedFolder {
  readonly path: string;
  readonly note?: Handoff;
  readonly unreadable?: string;
  readonly files: readonly NoteFile[];
}

/** The folders of handoffs in the checked-out commit: the app's port `Folders`, for one worktree. */
export class RecordFolders {
  readonly #repository: GitRepository;

  constructor(repository: GitRepository) {
    this.#repository = repository;
  }

  /** See the port. @throws GitError */
  async inCommit(commit: string): Promise<readonly RecordFolder[]> {
    const { git, root } = this.#repository;
    const folders = await this.#read(commit);
    const changed = folders.length === 0 ? [] : await changedPaths(git, `:(top,literal)${recordsFolder}`);
    const found: RecordFolder[] = [];
    for (const { files, ...folder } of folders) {
      const { path } = folder;
      const isClean =
        changed !== undefined &&
        root !== undefined &&
        !changed.some((other) => isWithin(other, path) || isWithin(path, other)) &&
        (await areAsCommitted(root, files));
      found.push({ ...folder, isChanged: !isClean });
    }
    return found;
  }

  /** See the port. @throws GitError */
  fatesOf(branches: readonly string[], into: string): Promise<ReadonlyMap<string, BranchFate>> {
    return fatesOf(this.#repository.atOnce().reads, branches, into);
  }

  /** See the port. @throws GitError */
  async remove(
    { branch, commit }: { readonly branch: string; readonly commit: string },
    folders: readonly ToTidy[],
    author: Identity,
  ): Promise<BranchCommit> {
    const { git, root } = this.#repository;
    if (root === undefined) {
      return { kind: 'waiting', reason: 'detached' };
    }
    const wanted = new Set(folders.map(({ path }) => path));
    const files = (await this.#read(commit))
      .filter(({ path }) => wanted.has(path))
      .flatMap((one) => one.files);
    return removeOnCheckedOutBranch(git, this.#repository, root, branch, {
      tip: commit,
      top: recordsFolder,
      folders: wanted,
      files,
      message: messageForTidy(folders.map(({ note }) => note.id)),
      author,
    });
  }

  async #read(commit: string): Promise<readonly CommittedFolder[]> {
    const reader = new CatFile(this.#repository.git, limits);
    try {
      const [top = []] = await this.#entries(reader, [`${commit}:${recordsFolder}`]);
      const groups = top.filter(({ mode }) => mode === folderMode);
      const inGroups = await this.#entries(
        reader,
        groups.map(({ id }) => id),
      );
      const folders = groups.flatMap((group, at) =>
        (inGroups[at] ?? [])
          .filter((entry) => entry.mode === folderMode && isId(nameOf(entry)))
          .map((entry) => ({ id: nameOf(entry), tree: entry.id, path: pathOf(recordsFolder, group, entry) })),
      );
      const inFolders = await this.#entries(
        reader,
        folders.map(({ tree }) => tree),
      );
      const slices = new Slices();
      const found: CommittedFolder[] = [];
      for (const [at, { id, path }] of folders.entries()) {
        found.push(await readFolder(reader, id, path, inFolders[at] ?? []));
        if (slices.due) {
          await slices.rest();
        }
      }
      return found;
    } finally {
      reader.dispose();
    }
  }

  /** What is no tree, or is not here, has none. */
  async #entries(reader: CatFile, names: readonly string[]): Promise<readonly (readonly TreeEntry[])[]> {
    const { idBytes } = this.#repository;
    return (await reader.read(names)).map((answer) =>
      answer.kind === 'object' && answer.type === 'tree' ? parseTree(answer.content, idBytes) : [],
    );
  }
}

async function readFolder(
  reader: CatFile,
  id: string,
  path: string,
  entries: readonly TreeEntry[],
): Promise<CommittedFolder> {
  const files: NoteFile[] = [];
  let note: Handoff | undefined;
  let unreadable: string | undefined;
  const answers = await reader.read(entries.map((entry) => entry.id));
  for (const [at, entry] of entries.entries()) {
    const answer = answers[at];
    const file = pathOf(path, entry);
    const content =
      problemOfMode(entry.mode) === undefined && answer?.kind === 'object' ? answer.content : undefined;
    const read = content && nameOf(entry).endsWith('.yaml') ? parseRecord(content) : undefined;
    const record = read?.ok ? read.record : undefined;
    if (!content || !record || (isReply(record) ? record.handoff : record.id) !== id) {
      unreadable ??= file;
      continue;
    }
    files.push({ blob: entry.id, path: file, content });
    if (!isReply(record) && nameOf(entry) === 'handoff.yaml') {
      note = record;
    }
  }
  // A name that is no UTF-8 has lost bytes here, and git would not know it again.
  unreadable ??= path.includes('\uFFFD') ? path : undefined;
  return { path, ...(note ? { note } : {}), ...(unreadable === undefined ? {} : { unreadable }), files };
}

function pathOf(folder: string, ...entries: readonly TreeEntry[]): string {
  return [folder, ...entries.map(nameOf)].join('/');
}

/** True for a path itself and for what lies below it; git names a folder with a slash at its end. */
function isWithin(path: string, folder: string): boolean {
  return `${path}/`.startsWith(folder.endsWith('/') ? folder : `${folder}/`);
}
