import { durable } from './fastImport';
import type { Git } from './git';
import type { Identity } from './identity';
import { missingIdentity } from './identity';
import { readSigning } from './signing';
import type { TreeEntry } from './tree';
import { bytesOf, nameOf } from './tree';
import { makeTree, withTrees } from './trees';

/** A file to be added. */
export interface AddedFile {
  /** Parts joined by `/`. */
  readonly path: string;
  readonly content: Buffer;
}

/** What is to be added on top of a commit. */
export interface Addition {
  readonly file: AddedFile;
  /** Added along with it where nothing is in its place. What is there is somebody's own, and stays. */
  readonly beside?: AddedFile;
  readonly message: string;
  /** Who writes, where git itself does not know. */
  readonly author: Identity;
  /** Told once the branch has moved to the commit that adds it, and when that was (ms since 1970). */
  readonly moved?: (aside: Aside, at: number) => Promise<void>;
}

/** A file as a commit of ours has it. */
export interface AsideFile {
  readonly blob: string;
  /** The path as it stands in the tree: on a disk that folds case an existing spelling is kept. */
  readonly path: string;
  readonly content: Buffer;
}

/** A commit that no ref points to yet. */
export interface Aside {
  readonly commit: string;
  readonly files: readonly AsideFile[];
}

/** Why there is nothing to commit: the file is there, or something that is no file is in its way. */
export type NoAside = 'there' | 'blocked';

/** Time to type a passphrase. */
const signingMs = 120_000;

/**
 * Makes the commit that adds a file to `parent`, and the one beside it, without index, working tree or ref:
 * blobs, one tree for each folder on the way, commit. Signed where the user signs.
 * @returns a word where there is nothing to commit. A file of this name is the note, whatever the disk's
 * spelling: its folder carries the note's id, and somebody else may have been faster.
 * @throws GitError, of kind `signing` where the signature cannot be made.
 */
export async function commitAside(
  git: Git,
  idBytes: number,
  parent: string,
  addition: Addition,
): Promise<Aside | NoAside> {
  const first = await treeWith(git, idBytes, `${parent}^{tree}`, addition.file);
  if (typeof first === 'string') {
    return first;
  }
  const { beside } = addition;
  const second = beside ? await treeWith(git, idBytes, first.tree, beside) : 'there';
  const last = typeof second === 'string' ? first : second;
  const commit = await commitTree(git, last.tree, parent, addition);
  return { commit, files: last === first ? [first.file] : [first.file, last.file] };
}

/** The tree that `tree` becomes with one more file. */
async function treeWith(
  git: Git,
  idBytes: number,
  tree: string,
  { path, content }: AddedFile,
): Promise<{ readonly tree: string; readonly file: AsideFile } | NoAside> {
  const folders = await foldersOnTheWay(git, idBytes, tree, path);
  if (typeof folders === 'string') {
    return folders;
  }
  const written = await git.feed(['hash-object', '-w', '--stdin'], content, { config: durable });
  const blob = written.stdout.trim();
  let entry: TreeEntry = { mode: '100644', bytes: folders.file, id: blob };
  for (const folder of [...folders.trees].reverse()) {
    const entries = [...folder.entries.filter((other) => other.bytes !== entry.bytes), entry];
    entry = { mode: '40000', bytes: folder.name, id: await makeTree(git, entries) };
  }
  const names = [...folders.trees.slice(1).map((folder) => folder.name), folders.file];
  const spelled = names.map((bytes) => nameOf({ mode: '', id: '', bytes })).join('/');
  return { tree: entry.id, file: { blob, path: spelled, content } };
}

/**
 * Makes a commit of a tree on top of another one, signed where the user signs.
 * @throws GitError, of kind `signing` where the signature cannot be made.
 */
export async function commitTree(
  git: Git,
  tree: string,
  parent: string,
  { message, author }: Pick<Addition, 'message' | 'author'>,
): Promise<string> {
  const [signing, env] = await Promise.all([readSigning(git), missingIdentity(git, author)]);
  const { stdout } = await git.feed(['commit-tree', ...signing.args, '-p', parent, tree], message, {
    config: [...durable, ...signing.config],
    env,
    timeoutMs: signingMs,
  });
  return stdout.trim();
}

interface OnTheWay {
  /** The root first; `name` is the folder's own, empty for the root. */
  readonly trees: readonly { readonly name: string; readonly entries: readonly TreeEntry[] }[];
  /** The file's own name, as bytes. */
  readonly file: string;
}

async function foldersOnTheWay(
  git: Git,
  idBytes: number,
  tree: string,
  path: string,
): Promise<OnTheWay | NoAside> {
  const parts = path.split('/').map(bytesOf);
  const file = parts.pop() ?? '';
  const foldsCase = await ignoresCase(git);
  return withTrees(git, idBytes, async (read) => {
    const entriesOf = async (name: string): Promise<readonly TreeEntry[]> => (await read([name]))[0] ?? [];
    const trees = [{ name: '', entries: await entriesOf(tree) }];
    for (const part of parts) {
      const found = find(trees.at(-1)?.entries ?? [], part, foldsCase);
      if (found && found.mode !== '40000') {
        return 'blocked';
      }
      trees.push({ name: found?.bytes ?? part, entries: found ? await entriesOf(found.id) : [] });
    }
    const there = find(trees.at(-1)?.entries ?? [], file, foldsCase);
    return there ? (there.mode.startsWith('100') ? 'there' : 'blocked') : { trees, file };
  });
}

async function ignoresCase(git: Git): Promise<boolean> {
  const { stdout } = await git.run(['config', '--type=bool', '--get', 'core.ignoreCase'], {
    answers: [0, 1],
  });
  return stdout.trim() === 'true';
}

function find(entries: readonly TreeEntry[], bytes: string, foldsCase: boolean): TreeEntry | undefined {
  const exact = entries.find((entry) => entry.bytes === bytes);
  const fold = (entry: TreeEntry): string => nameOf(entry).toLowerCase();
  const wanted = nameOf({ mode: '', id: '', bytes }).toLowerCase();
  return exact ?? (foldsCase ? entries.find((entry) => fold(entry) === wanted) : undefined);
}
