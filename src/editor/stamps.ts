import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { compareText } from '../domain/order';
import type { PolledPaths } from './watchedFiles';

/** As many folders are looked at in one go, the upper ones first: a look must stay cheap on a slow disk. */
const mostFolders = 500;
/** As many files below them, those of the newest records first. */
const mostFiles = 2000;

/** A folder by its time, and what is in it. */
interface Listed {
  readonly stamp: string;
  readonly folders: readonly string[];
  readonly files: readonly string[];
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
    await this.#walk(this.#paths.trees, listed);
    const refs = listed.size;
    await this.#walk(this.#paths.records, listed);
    const records = [...listed.values()].slice(refs).flatMap(({ files }) => files);
    const stamps = [...listed.values()].map(({ stamp }) => stamp);
    const files = [...this.#paths.files, ...records.slice(0, mostFiles)];
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

  /** Lists folders and those below them, level by level. */
  async #walk(tops: readonly string[], listed: Map<string, Listed>): Promise<void> {
    const most = listed.size + mostFolders;
    let level = [...tops];
    while (level.length > 0 && listed.size < most) {
      const now = level.slice(0, most - listed.size);
      const found = await Promise.all(now.map((folder) => this.#list(folder)));
      found.forEach((one, index) => listed.set(now[index] ?? '', one));
      // Of many records the newest, whose names come last.
      level = found.flatMap(({ folders }) => folders).sort((a, b) => compareText(basename(b), basename(a)));
    }
  }

  async #list(folder: string): Promise<Listed> {
    const stamp = await stampOf(folder);
    const before = this.#listed.get(folder);
    if (before?.stamp === stamp) {
      return before;
    }
    // What cannot be listed, or is gone by now, has nothing below it. Links are not followed.
    const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
    const named = (wanted: (entry: (typeof entries)[number]) => boolean): readonly string[] =>
      entries.filter(wanted).map(({ name }) => join(folder, name));
    return {
      stamp,
      folders: named((entry) => entry.isDirectory()),
      files: named((entry) => entry.isFile()),
    };
  }
}

/** Size and times as one text; what is missing has a stamp of its own. */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, ctimeMs, size, ino } = await stat(path);
    return `${mtimeMs}:${ctimeMs}:${size}:${ino}`;
  } catch {
    // Most of these exist only in some repositories; coming and going is what is looked for.
    return 'absent';
  }
}
