import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Repository } from '../app/ports';

/** How long a burst of file events is gathered into one look, in milliseconds. */
const gather = 100;
/** How often files are stat'ed, for disks that send no events. No git process runs for it. */
const pollEvery = 2000;

/**
 * Says "look again" when something about a repository may have moved: HEAD, refs, packed refs, reftable,
 * or the records in the working tree. It never says what, as only git knows.
 */
export class RepositoryWatch implements vscode.Disposable {
  readonly #moved = new vscode.EventEmitter<void>();
  readonly onDidMove = this.#moved.event;
  readonly #parts: vscode.Disposable[] = [];
  readonly #polled: readonly string[];
  readonly #poll: NodeJS.Timeout;
  #gathering: NodeJS.Timeout | undefined;
  #seen: string | undefined;

  constructor(repository: Pick<Repository, 'root' | 'gitDir' | 'commonDir'>) {
    const { root, gitDir, commonDir } = repository;
    // Each with the narrowest base: a base outside the workspace is watched as a whole.
    this.#watch(gitDir, '{HEAD,packed-refs,MERGE_HEAD,CHERRY_PICK_HEAD,REVERT_HEAD,BISECT_LOG}');
    this.#watch(join(commonDir, 'refs'), '**');
    this.#watch(join(commonDir, 'handoffs', 'private'), '**');
    if (commonDir !== gitDir) {
      this.#watch(commonDir, 'packed-refs');
    }
    if (root !== undefined) {
      this.#watch(join(root, '.handoffs'), '**');
    }
    this.#polled = [
      join(gitDir, 'HEAD'),
      join(gitDir, 'FETCH_HEAD'),
      join(gitDir, 'logs', 'HEAD'),
      join(gitDir, 'reftable', 'tables.list'),
      join(commonDir, 'packed-refs'),
      join(commonDir, 'reftable', 'tables.list'),
    ];
    this.#poll = setInterval(() => void this.#look(), pollEvery);
  }

  dispose(): void {
    clearInterval(this.#poll);
    clearTimeout(this.#gathering);
    this.#parts.forEach((part) => void part.dispose());
    this.#moved.dispose();
  }

  #watch(folder: string, glob: string): void {
    const pattern = new vscode.RelativePattern(vscode.Uri.file(folder), glob);
    const watcher = vscode.workspace.createFileSystemWatcher(pattern);
    const touched = (uri: vscode.Uri): void => {
      if (!uri.path.endsWith('.lock')) {
        this.#soon();
      }
    };
    this.#parts.push(watcher, watcher.onDidChange(touched), watcher.onDidCreate(touched));
    this.#parts.push(watcher.onDidDelete(touched));
  }

  #soon(): void {
    this.#gathering ??= setTimeout(() => {
      this.#gathering = undefined;
      // What an event has told, the next poll must not tell again.
      this.#seen = undefined;
      this.#moved.fire();
    }, gather);
  }

  async #look(): Promise<void> {
    const stamps = await Promise.all(this.#polled.map(stampOf));
    const now = stamps.join('|');
    if (this.#seen !== undefined && this.#seen !== now) {
      this.#soon();
    }
    this.#seen = now;
  }
}

/** Size and times of a file as one text; a missing file has a stamp of its own. */
async function stampOf(path: string): Promise<string> {
  try {
    const { mtimeMs, size, ino } = await stat(path);
    return `${mtimeMs}:${size}:${ino}`;
  } catch {
    // Most of these exist only in some repositories; coming and going is what is looked for.
    return 'absent';
  }
}
