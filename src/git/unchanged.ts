import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { NoteFile } from './mend';
import { kindOf } from './worktreeFile';

/**
 * The bytes of a file on the disk where they are what git checks out, be it with CRLF; `absent` where a
 * sparse checkout has none. Undefined for anything else: git itself does not look at a file that is marked
 * as unchanged. No link is followed, on the way neither.
 */
export async function committedBytes(
  root: string,
  { path, content }: NoteFile,
): Promise<Buffer | 'absent' | undefined> {
  const parts = path.split('/');
  for (let depth = 1; depth < parts.length; depth += 1) {
    const kind = await kindOf(join(root, ...parts.slice(0, depth)));
    if (kind !== 'folder') {
      return kind === 'absent' ? kind : undefined;
    }
  }
  const file = join(root, ...parts);
  const kind = await kindOf(file);
  if (kind !== 'file') {
    return kind === 'absent' ? kind : undefined;
  }
  const bytes = await readFile(file);
  return bytes.equals(content) || bytes.equals(withCrlf(content)) ? bytes : undefined;
}

/** True where files on the disk hold nothing that HEAD does not have. One by one: there may be thousands. */
export async function areAsCommitted(root: string, files: readonly NoteFile[]): Promise<boolean> {
  for (const file of files) {
    if ((await committedBytes(root, file)) === undefined) {
      return false;
    }
  }
  return true;
}

function withCrlf(content: Buffer): Buffer {
  return Buffer.from(content.toString('latin1').replace(/\r?\n/g, '\r\n'), 'latin1');
}
