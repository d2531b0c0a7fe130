import { objectId } from './objectId';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from './git';
import { GitError, meaningOf } from './gitError';
import type { Identity } from './identity';
import { asAuthor, clean } from './identity';
import { findHeldLock } from './locks';
import { commitOf } from './refs';
import { withRetry } from './retry';

/** A file to add by one commit on a ref of ours. */
export interface FileCommit {
  /** Full name of the ref; it is made where it does not exist. */
  readonly ref: string;
  /** Path inside the tree, parts joined by `/`. */
  readonly path: string;
  readonly content: Buffer;
  readonly message: string;
  readonly author: Identity;
  /** Seconds since 1970. */
  readonly time: number;
}

/** git's own durability option: objects and refs reach the disk before it answers (about 1 ms). */
export const durable = ['core.fsync=committed,reference', 'core.fsyncObjectFiles=true'] as const;

/**
 * Commits one file on a ref by one `fast-import`, which touches no index and no working tree and only
 * fast-forwards. Lost races are tried again; a lock in the way is named in the error.
 * @returns the id of the commit.
 * @throws GitError of kind `locked`, `read-only`, `disk-full`, ...
 */
export function commitFile(
  git: Git,
  folders: { readonly gitDir: string; readonly commonDir: string },
  file: FileCommit,
): Promise<string> {
  return withRetry(
    async () => importOnce(git, folders, file, await commitOf(git, file.ref)),
    () => commitOf(git, file.ref),
  );
}

async function importOnce(
  git: Git,
  folders: { readonly gitDir: string; readonly commonDir: string },
  file: FileCommit,
  parent: string | undefined,
): Promise<string> {
  const child = git.open(['fast-import', '--quiet'], {
    // Few objects: loose ones, not a pack for every note.
    config: [...durable, 'fastimport.unpackLimit=100'],
    env: asAuthor(file.author),
  });
  const { exitCode, stdout, stderr } = await git.finish(child, 'fast-import', stream(file, parent));
  const commit = stdout.trim();
  if (exitCode === 0 && objectId.test(commit)) {
    return commit;
  }
  await removeCrashFile(child.pid, folders);
  const kind = meaningOf(stderr);
  const lock = kind === 'locked' ? await findHeldLock(stderr, git.place.cwd) : undefined;
  throw new GitError({ kind, command: 'fast-import', exitCode, stderr, ...(lock ? { lock } : {}) });
}

/**
 * The stream for `fast-import`. `feature done` is what makes it whole or nothing: without it a stream
 * that was cut off is committed, with exit code 0. `from <ref>^0` and not the ref itself, which
 * `fast-import` refuses as a branch on its own.
 */
export function stream(file: FileCommit, parent: string | undefined): Buffer {
  const person = `${clean(file.author.name)} <${clean(file.author.email)}> ${String(file.time)} +0000`;
  const message = Buffer.from(file.message, 'utf8');
  return Buffer.concat([
    Buffer.from(
      `feature done\nfeature get-mark\ncommit ${file.ref}\nmark :1\nauthor ${person}\ncommitter ${person}\n`,
    ),
    Buffer.from(`data ${String(message.length)}\n`),
    message,
    Buffer.from(parent === undefined ? '\n' : `\nfrom ${file.ref}^0\n`),
    Buffer.from(`M 100644 inline ${quoted(file.path)}\ndata ${String(file.content.length)}\n`),
    file.content,
    Buffer.from('\nget-mark :1\ndone\n'),
  ]);
}

/** A path in the C-style quotes of `fast-import`: it reads a bare one up to the end of the line. */
function quoted(path: string): string {
  const escaped = path.replace(/["\\]/g, '\\$&').replace(/\n/g, '\\n');
  return `"${escaped}"`;
}

/** A fatal end leaves `fast_import_crash_<pid>`; only the one of our own child is ours to remove. */
async function removeCrashFile(
  pid: number | undefined,
  folders: { readonly gitDir: string; readonly commonDir: string },
): Promise<void> {
  if (pid !== undefined) {
    const name = `fast_import_crash_${String(pid)}`;
    await Promise.all(
      [folders.gitDir, folders.commonDir].map((folder) => rm(join(folder, name), { force: true })),
    );
  }
}
