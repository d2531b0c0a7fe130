// What is undone when this process ends, however it ends, short of a kill that nobody sees.
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const actions = new Set<() => void>();
let watching = false;

/** Has something undone at the end of the process, the latest first; gives the way to take that back. */
export function whenEnding(action: () => void): () => void {
  watch();
  actions.add(action);
  return () => void actions.delete(action);
}

/** A folder of our own that is gone when we are. */
export interface TemporaryFolder {
  /** The real path: a temporary folder may have another name for git and VS Code than for Node. */
  readonly path: string;
  readonly remove: () => void;
}

/** Makes a temporary folder. */
export function temporaryFolder(prefix: string): TemporaryFolder {
  const path = realpathSync.native(mkdtempSync(join(tmpdir(), prefix)));
  // Programs that have just ended may still be letting go of files.
  const removeNow = (): void =>
    rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  const forget = whenEnding(removeNow);
  const remove = (): void => {
    forget();
    removeNow();
  };
  return { path, remove };
}

function watch(): void {
  if (watching) return;
  watching = true;
  process.once('exit', () => {
    for (const action of [...actions].reverse()) action();
  });
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  process.once('SIGHUP', () => process.exit(129));
}
