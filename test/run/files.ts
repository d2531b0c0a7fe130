// Test files by folder; Node 20 has no glob of its own.
import { readdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/**
 * Absolute paths of the files of a folder whose names end so, sorted.
 * A folder that ends in `/**` is searched with all below it; one that does not exist has no files.
 */
export function findFiles(folder: string, ending: string): string[] {
  const recursive = folder.endsWith('/**');
  const start = resolve(recursive ? folder.slice(0, -3) : folder);
  if (!statSync(start, { throwIfNoEntry: false })?.isDirectory()) return [];
  return readdirSync(start, { recursive, encoding: 'utf8' })
    .filter((name) => name.endsWith(ending))
    .map((name) => join(start, name))
    .sort();
}
