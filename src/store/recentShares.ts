import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isMissing } from '../git/fileError';
import type { RecentShare } from '../git/mendArrival';
import { objectId } from '../git/objectId';
import { FileError, readJson, removeFile, toFileError, writeFileAtomically } from './files';
import { isObject } from './jsonShape';

/** How long a share is remembered, in milliseconds: a switch that met it is over by then, and was mended. */
const recentMs = 5 * 60_000;

/**
 * The notes that were put on a branch lately, by whichever window or command of this clone: what a worktree
 * may have to be mended of. Each is a file of its own, `<commit>.json`.
 */
export class RecentShares {
  readonly #folder: string;

  /** @param commonDir the git directory that all worktrees of the clone share. */
  constructor(commonDir: string) {
    this.#folder = join(commonDir, 'handoffs', 'shared');
  }

  /** Remembers one. Where it cannot be written, a switch that met it is not mended, and nothing else. */
  async add(share: RecentShare): Promise<void> {
    try {
      await writeFileAtomically(join(this.#folder, `${share.commit}.json`), JSON.stringify(share));
    } catch (error) {
      if (!(error instanceof FileError)) {
        throw error;
      }
    }
  }

  /** Those of the last minutes; older ones are cleared away. @param now milliseconds since 1970 */
  async list(now: number): Promise<readonly RecentShare[]> {
    const names = await readdir(this.#folder).catch((error: unknown) =>
      isMissing(error) ? [] : toFileError(this.#folder)(error),
    );
    const found: RecentShare[] = [];
    for (const name of names.filter((one) => objectId.test(one.replace(/\.json$/, '')))) {
      const path = join(this.#folder, name);
      const share = shareFrom(await readJson(path, () => undefined));
      if (share && Math.abs(now - share.at) <= recentMs) {
        found.push(share);
      } else {
        await removeFile(path);
      }
    }
    return found;
  }
}

/** The share in a JSON value, or undefined where it is none. */
function shareFrom(json: unknown): RecentShare | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { branch, commit, at, files } = json;
  if (typeof branch !== 'string' || typeof commit !== 'string' || typeof at !== 'number') {
    return undefined;
  }
  const known = (Array.isArray(files) ? files : []).flatMap((file: unknown) => {
    const { blob, path } = isObject(file) ? file : {};
    return typeof blob === 'string' && objectId.test(blob) && typeof path === 'string'
      ? [{ blob, path }]
      : [];
  });
  return objectId.test(commit) ? { branch, commit, at, files: known } : undefined;
}
