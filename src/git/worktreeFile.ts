import { lstat, mkdir, open, readFile, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import { hasCode, isMissing } from './fileError';

/** A file that was put into a working tree, and how to take it out again. */
export interface PlacedFile {
  /** Removes the file and the folders made for it, as far as nobody else has used them meanwhile. */
  undo(): Promise<void>;
}

/** How often a folder may be taken away under us: git removes those that a switch leaves empty. */
const attempts = 3;

/**
 * Writes a new file into a working tree. It never follows a symbolic link (CVE-2024-32002 and its kin):
 * every folder on the way is looked at by itself, and an existing file is never written over.
 * @param path relative, parts joined by `/`.
 * @returns undefined where something else is in the way; a file that has these bytes already is not.
 */
export async function placeFile(
  root: string,
  path: string,
  content: Buffer,
): Promise<PlacedFile | undefined> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await placeOnce(root, path, content);
    } catch (error) {
      if (!hasCode(error, 'ENOENT') || attempt === attempts) {
        throw error;
      }
    }
  }
}

async function placeOnce(root: string, path: string, content: Buffer): Promise<PlacedFile | undefined> {
  const made: string[] = [];
  const undo = async (): Promise<void> => {
    for (const folder of [...made].reverse()) {
      await removeIfEmpty(folder);
    }
  };
  const file = join(root, ...path.split('/'));
  try {
    if (!(await makeFolders(root, path.split('/').slice(0, -1), made))) {
      await undo();
      return undefined;
    }
    if (await writeNew(file, content)) {
      return {
        undo: async () => {
          if (await hasContent(file, content)) {
            await rm(file);
          }
          await undo();
        },
      };
    }
  } catch (error) {
    await undo();
    throw error;
  }
  if (await hasContent(file, content)) {
    // Somebody else's file, which is not ours to remove.
    return { undo };
  }
  await undo();
  return undefined;
}

/** Makes the folders that are not there, and notes them in `made`; false where one is no folder. */
async function makeFolders(root: string, parts: readonly string[], made: string[]): Promise<boolean> {
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const folder = join(root, ...parts.slice(0, depth));
    const kind = await kindOf(folder);
    if (kind === 'absent') {
      await mkdir(folder);
      made.push(folder);
    } else if (kind !== 'folder') {
      return false;
    }
  }
  return true;
}

/** Removes a file that has exactly these bytes, and the folders that it leaves empty. */
export async function removeFile(root: string, path: string, content: Buffer): Promise<void> {
  const parts = path.split('/');
  if (await hasContent(join(root, ...parts), content)) {
    await rm(join(root, ...parts));
    for (let depth = parts.length - 1; depth > 0; depth -= 1) {
      await removeIfEmpty(join(root, ...parts.slice(0, depth)));
    }
  }
}

/** What stands at a path itself, links not followed. */
export async function kindOf(path: string): Promise<'absent' | 'file' | 'folder' | 'other'> {
  try {
    const found = await lstat(path);
    return found.isDirectory() ? 'folder' : found.isFile() ? 'file' : 'other';
  } catch (error) {
    if (isMissing(error)) {
      return 'absent';
    }
    throw error;
  }
}

async function writeNew(path: string, content: Buffer): Promise<boolean> {
  try {
    const handle = await open(path, 'wx');
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) {
      return false;
    }
    throw error;
  }
}

async function hasContent(path: string, content: Buffer): Promise<boolean> {
  return (await kindOf(path)) === 'file' && (await readFile(path)).equals(content);
}

async function removeIfEmpty(folder: string): Promise<void> {
  try {
    await rmdir(folder);
  } catch (error) {
    if (!hasCode(error, 'ENOTEMPTY', 'EEXIST', 'ENOENT')) {
      throw error;
    }
  }
}
