import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { codeOf, isMissing } from '../git/fileError';

/** What a file system said no for, as far as the user can do something about it. */
export type FileTrouble = 'disk-full' | 'read-only' | 'in-the-way' | 'too-many-open' | 'other';

/** A file of ours that could not be read or written. `path` is the file, `code` is the system's own word. */
export class FileError extends Error {
  override readonly name = 'FileError';

  constructor(
    readonly trouble: FileTrouble,
    readonly path: string,
    readonly code: string,
    cause: unknown,
  ) {
    super(`${path}: ${code}`, { cause });
  }
}

/** Told about what was repaired on the way, in an English sentence for the log. */
export type Warn = (message: string) => void;

const troubles: Readonly<Record<string, FileTrouble>> = {
  ENOSPC: 'disk-full',
  EDQUOT: 'disk-full',
  EROFS: 'read-only',
  EACCES: 'read-only',
  EPERM: 'read-only',
  EEXIST: 'in-the-way',
  ENOTDIR: 'in-the-way',
  EISDIR: 'in-the-way',
  EMFILE: 'too-many-open',
  ENFILE: 'too-many-open',
};

const queues = new Map<string, Promise<unknown>>();

/**
 * Replaces a file by a new text so that every reader, and whoever starts after a crash, finds the old
 * text or the new one: temporary file in the same folder, fsync, rename, fsync of the folder. Calls on
 * one path happen in the order in which they were made. `mode` is narrowed by the umask. Throws a
 * `FileError`.
 */
export function writeFileAtomically(path: string, text: string, mode = 0o666): Promise<void> {
  return inOrder(path, () => replace(path, text, mode));
}

/** Removes a file, after the writes to it that were asked for before. One that is not there is no error. */
export function removeFile(path: string): Promise<void> {
  return inOrder(path, () => rm(path, { force: true }).catch(toFileError(path)));
}

/** Creates an empty file where there is none, as one step: of two processes exactly one gets `true`. */
export async function createMark(path: string): Promise<boolean> {
  try {
    await mkdir(dirname(path), { recursive: true });
    await (await open(path, 'wx')).close();
    return true;
  } catch (error) {
    return codeOf(error) === 'EEXIST' ? false : toFileError(path)(error);
  }
}

/**
 * Reads a JSON file. Undefined where there is none; a damaged one counts as none, is moved aside (its
 * text may be all there is) and said to `warn`. Throws a `FileError` where it is there and cannot be read.
 */
export async function readJson(path: string, warn: Warn): Promise<unknown> {
  const text = await readFile(path, 'utf8').catch((error: unknown) =>
    isMissing(error) ? undefined : toFileError(path)(error),
  );
  if (text === undefined) {
    return undefined;
  }
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    if (!(error instanceof SyntaxError)) {
      throw error;
    }
    await setAside(path, warn);
    return undefined;
  }
}

/** Moves a file that makes no sense out of the way, under a name that nothing reads. Never throws. */
export async function setAside(path: string, warn: Warn): Promise<void> {
  const aside = `${path}.damaged-${randomBytes(4).toString('hex')}`;
  try {
    await rename(path, aside);
    warn(`${path} was damaged; it is kept as ${basename(aside)}.`);
  } catch (error) {
    warn(`${path} is damaged, and could not be moved aside (${codeOf(error)}).`);
  }
}

/** Gives a `catch` handler that throws the same trouble as a `FileError` for `path`. */
export function toFileError(path: string): (error: unknown) => never {
  return (error) => {
    const code = codeOf(error);
    throw new FileError(troubles[code] ?? 'other', path, code, error);
  };
}

async function replace(path: string, text: string, mode: number): Promise<void> {
  const folder = dirname(path);
  const temporary = join(folder, `.${basename(path)}.${randomBytes(6).toString('hex')}.tmp`);
  try {
    await mkdir(folder, { recursive: true });
    await writeDurably(temporary, text, mode);
    await renameOver(temporary, path);
    await syncFolder(folder);
    await removeLeftovers(folder);
  } catch (error) {
    // The first error is the one to tell; a temporary file that stays behind is read by nobody.
    await rm(temporary, { force: true }).catch(() => undefined);
    toFileError(path)(error);
  }
}

/** Ours, and read by nobody: temporary files of writes, and what `StateFolder.take` holds for a moment. */
const leftover = /^\..+\.[0-9a-f]{12}\.tmp$|\.[0-9a-f-]{36}\.taken$/;
/** Younger ones may be another process's that is still at it. */
const leftoverAfter = 60 * 60 * 1000;
const tidied = new Set<string>();

/**
 * Removes what writes that were killed left in a folder: once a process, as such files are rare and do no
 * harm. For the same reason one that cannot be removed is left for the next process.
 */
async function removeLeftovers(folder: string): Promise<void> {
  if (tidied.has(folder)) {
    return;
  }
  tidied.add(folder);
  const names = await readdir(folder).catch(() => []);
  const removed = names.map(async (name) => {
    if (leftover.test(name)) {
      // A file that was taken is as old as its text; the change of its name is not.
      const { mtimeMs, ctimeMs } = await stat(join(folder, name));
      if (Date.now() - Math.max(mtimeMs, ctimeMs) > leftoverAfter) {
        await rm(join(folder, name), { force: true });
      }
    }
  });
  await Promise.allSettled(removed);
}

async function writeDurably(path: string, text: string, mode: number): Promise<void> {
  const handle = await open(path, 'wx', mode);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** On Windows a file cannot be replaced for the moment in which a scanner or another window has it open. */
async function renameOver(from: string, to: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await rename(from, to);
      return;
    } catch (error) {
      const busy = ['EPERM', 'EACCES', 'EBUSY'].includes(codeOf(error));
      if (process.platform !== 'win32' || !busy || attempt === 5) {
        throw error;
      }
      await new Promise((resolve) => setTimeout(resolve, 10 * attempt));
    }
  }
}

/** Makes the new name itself durable. Windows cannot open folders and needs no such step. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') {
    return;
  }
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network and FUSE file systems refuse this; the text itself is synced already.
    if (!['EINVAL', 'ENOTSUP', 'ENOSYS', 'EBADF'].includes(codeOf(error))) {
      throw error;
    }
  } finally {
    await handle.close();
  }
}

function inOrder<T>(path: string, task: () => Promise<T>): Promise<T> {
  const before = queues.get(path) ?? Promise.resolve();
  const result = before.then(task, task);
  queues.set(path, result);
  const forget = () => {
    if (queues.get(path) === result) {
      queues.delete(path);
    }
  };
  result.then(forget, forget);
  return result;
}
