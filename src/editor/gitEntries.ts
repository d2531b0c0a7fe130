import * as vscode from 'vscode';

/** A repository or a linked worktree, in a folder or directly below it; `HEAD` comes when git has made the rest. */
const glob = '{.git,*/.git,.git/HEAD,*/.git/HEAD}';

/** Says when a repository may have come to the window's folders, or gone. Deeper ones are found by their files. */
export class GitEntries implements vscode.Disposable {
  readonly #changed = new vscode.EventEmitter<void>();
  readonly onDidChange = this.#changed.event;
  readonly #watchers = new Map<string, vscode.Disposable>();

  /** Watches these folders from now on, and no others. */
  watch(folders: readonly vscode.Uri[]): void {
    const wanted = new Map(folders.map((folder) => [folder.toString(), folder]));
    for (const [known, watcher] of this.#watchers) {
      if (!wanted.has(known)) {
        watcher.dispose();
        this.#watchers.delete(known);
      }
    }
    for (const [name, folder] of wanted) {
      if (!this.#watchers.has(name)) {
        this.#watchers.set(name, this.#watch(folder));
      }
    }
  }

  dispose(): void {
    this.watch([]);
    this.#changed.dispose();
  }

  #watch(folder: vscode.Uri): vscode.Disposable {
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(folder, glob),
      false,
      true,
    );
    const changed = (): void => this.#changed.fire();
    return vscode.Disposable.from(watcher, watcher.onDidCreate(changed), watcher.onDidDelete(changed));
  }
}
