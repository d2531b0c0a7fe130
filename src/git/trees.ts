import { CatFile } from './catFile';
import { durable } from './fastImport';
import type { Git } from './git';
import { GitError } from './gitError';
import { mktreeInput, parseTree, type TreeEntry } from './tree';

const limits = { blob: 0, tree: 64 * 1024 * 1024 };

/** Reads trees by their names, in order; each must be one. @throws GitError */
export type ReadTrees = (names: readonly string[]) => Promise<readonly (readonly TreeEntry[])[]>;

/** Lends a reader of trees for as long as `work` takes. @param idBytes of a raw object id: 20 or 32. */
export async function withTrees<T>(
  git: Git,
  idBytes: number,
  work: (read: ReadTrees) => Promise<T>,
): Promise<T> {
  const reader = new CatFile(git, limits);
  const read: ReadTrees = async (names) =>
    (await reader.read(names)).map((answer) => {
      if (answer.kind !== 'object' || answer.type !== 'tree') {
        throw new GitError({ kind: 'failed', command: 'cat-file', stderr: 'a tree cannot be read' });
      }
      return parseTree(answer.content, idBytes);
    });
  try {
    return await work(read);
  } finally {
    reader.dispose();
  }
}

/** Writes a tree and gives its id. The objects need not be here: a partial clone lacks those beside ours. @throws GitError */
export async function makeTree(git: Git, entries: readonly TreeEntry[]): Promise<string> {
  const made = await git.feed(['mktree', '-z', '--missing'], mktreeInput(entries), { config: durable });
  return made.stdout.trim();
}
