import { join } from 'node:path';
import type { Git } from './git';
import { addEntries, blobsAt, entriesAt, removeEntry } from './indexEntry';
import { isInSparseCheckout } from './sparse';
import { kindOf, placeFile, removeFile } from './worktreeFile';

/** A file of a note as git has it. */
export interface NoteFile {
  readonly blob: string;
  readonly path: string;
  readonly content: Buffer;
}

/**
 * Mends what a switch *to* a branch makes of a note that was put on it at that moment: HEAD has the file,
 * the index does not (so it shows as a staged deletion), and the file is absent. Only then both are added.
 * @returns true where there was something to mend.
 * @throws GitError, of kind `locked` while another command holds the index.
 */
export async function repairPath(
  git: Git,
  root: string,
  { blob, path, content }: NoteFile,
): Promise<boolean> {
  if ((await blobInHead(git, path)) !== blob || (await blobsAt(git, path)).get(path) !== undefined) {
    return false;
  }
  if ((await kindOf(join(root, ...path.split('/')))) !== 'absent') {
    return false;
  }
  const onDisk = await isInSparseCheckout(git, path);
  const placed = onDisk ? await placeFile(root, path, content) : undefined;
  try {
    await addEntries(git, [{ blob, path }], () => onDisk);
    return true;
  } catch (error) {
    await placed?.undo();
    throw error;
  }
}

/**
 * Mends what a switch *from* a branch makes of a note that was put on it at that moment: the index has
 * the file, HEAD does not, so it came along as a staged addition. Only then both are taken away.
 * @returns true where there was something to mend.
 * @throws GitError, of kind `locked` while another command holds the index.
 */
export async function takeAwayPath(
  git: Git,
  root: string,
  { blob, path, content }: NoteFile,
): Promise<boolean> {
  if ((await blobsAt(git, path)).get(path) !== blob || (await blobInHead(git, path)) !== undefined) {
    return false;
  }
  await removeEntry(git, path);
  await removeFile(root, path, content);
  return true;
}

async function blobInHead(git: Git, path: string): Promise<string | undefined> {
  const { stdout } = await git.run(['rev-parse', '-q', '--verify', `HEAD:${path}`], {
    answers: [0, 1, 128],
  });
  return stdout.trim() || undefined;
}

/** True where the working tree or the index has something at a path, also an entry in conflict. @throws GitError */
export async function isTaken(git: Git, root: string, path: string): Promise<boolean> {
  return (
    (await entriesAt(git, path)).length > 0 || (await kindOf(join(root, ...path.split('/')))) !== 'absent'
  );
}
