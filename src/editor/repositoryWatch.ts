import * as vscode from 'vscode';
import { Lookout } from './lookout';
import { Stamps } from './stamps';
import { isPassing, polledPaths, watchedGlobs, type Layout } from './watchedFiles';

/**
 * Says "look again" when something about a repository may have moved: HEAD, refs, packed refs, reftable,
 * or the records in the working tree. It never says what, as only git knows.
 */
export class RepositoryWatch implements vscode.Disposable {
  readonly #lookout: Lookout;
  readonly #parts: vscode.Disposable[] = [];
  readonly onDidMove: Lookout['onDidMove'];

  constructor(layout: Layout) {
    const stamps = new Stamps(polledPaths(layout));
    this.#lookout = new Lookout(() => stamps.take());
    this.onDidMove = this.#lookout.onDidMove;
    const touched = (uri: vscode.Uri): void => {
      if (!isPassing(uri.path)) {
        this.#lookout.told();
      }
    };
    for (const { folder, glob } of watchedGlobs(layout)) {
      const watcher = vscode.workspace.createFileSystemWatcher(
        new vscode.RelativePattern(vscode.Uri.file(folder), glob),
      );
      this.#parts.push(watcher, watcher.onDidChange(touched), watcher.onDidCreate(touched));
      this.#parts.push(watcher.onDidDelete(touched));
    }
  }

  dispose(): void {
    this.#lookout.dispose();
    this.#parts.forEach((part) => void part.dispose());
  }
}
