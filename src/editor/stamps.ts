import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { PolledPaths } from './watchedFiles';

/** As many folders are looked at in one go, the upper ones first: a look must stay cheap on a slow disk. */
const mostFolders = 500;

/** A folder by its time, and the folders in it. */
interface Listed {
  readonly stamp: string;
  readonly folders: readonly string[];
}

/**
 * Sizes and times of files and folders. No git process runs for them, and a folder is only listed again
 * when its own time has changed.
 */
export class Stamps {
  readonly #paths: PolledPaths;
  #listed = new Map<string, Listed>();

  constructor(paths: PolledPaths) {
    this.#paths = paths;
  }

  /** Everything as it is now, as one text: another text means that something has moved. */
  async take(): Promise<string> {
    const listed = new Map<string, Listed>();
    const stamps: string[] = [];
    let level = [...this.#paths.trees];
    while (level.length > 0 && listed.size < mostFolders) {
      const now = level.slice(0, mostFolders - listed.size);
      const found = await Promise.all(now.map((folder) => this.#list(folder)));
      found.forEach((one, index) => {
        listed.set(now[index] ?? '', one);
        stamps.push(one.stamp);
      });
      level = found.flatMap(({ folders }) => folders);
    }
    const files = [...this.#paths.files];
    for (const { folder, files: names } of this.#paths.children) {
      const children = await this.#list(folder);
      listed.set(folder, children);
      files.push(
        ...children.folders.slice(0, mostFolders).flatMap((child) => names.map((name) => join(child, name))),
      );
    }
    this.#listed = listed;
    return [...stamps, ...(await Promise.all(files.map(stampOf)))].join('|');
  }

  async #list(folder: string): Promise<Listed> {
    const stamp = await stampOf(folder);
    const before = this.#listed.get(folder);
    if (before?.stamp === stamp) {
      return before;
    }
    // What cannot be listed, or is gone by now, has nothing below it. Links are not followed.
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const folders = entries.filter((entry) => entry.isDirectory()).map(({ name }) => join(folder, name));
    return { stamp, folders: folders.sort() };
  }
}

/** Size and times as one text; what is missing has a stamp of its own. */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs}:${size}:${ino}`;
  } catch {
    // Most of these exist only in some repositories; coming and going is what is looked for.
    return 'absent';
  }
}
