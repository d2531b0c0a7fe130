import * as vscode from 'vscode';
import { property } from './untrusted';

/** Schemes whose paths are those of files: the files themselves, a side of a diff, a cell of a notebook. */
const schemes: readonly string[] = ['file', 'git', 'vscode-notebook-cell'];

/** The path of the file in the active editor; undefined where it shows none, such as a terminal or settings. */
export function activePath(): string | undefined {
  const text = vscode.window.activeTextEditor?.document.uri;
  // Custom editors, notebooks and their diffs are no text editors: their tab knows what they show.
  const tab = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  const uri = text ?? property(tab, 'uri') ?? property(tab, 'modified');
  return uri instanceof vscode.Uri && schemes.includes(uri.scheme) ? uri.fsPath : undefined;
}

/** Calls back whenever another editor may be the active one. */
export function onDidChangeActivePath(changed: () => void): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.window.onDidChangeActiveTextEditor(changed),
    vscode.window.tabGroups.onDidChangeTabs(changed),
    vscode.window.tabGroups.onDidChangeTabGroups(changed),
  );
}
