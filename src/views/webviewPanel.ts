import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Session } from '../app/session';
import type { SessionHost } from '../editor/sessionHost';
import { webviewHtml } from './webviewHtml';

/** The webviews there are, and the bundle and stylesheet of each. */
const parts = {
  'handoff.form': { script: 'form.js', style: 'form.css' },
  'handoff.reader': { script: 'reader.js', style: 'reader.css' },
} as const;

export type WebviewType = keyof typeof parts;

/** Opens a panel beside what the user does, with its document loaded. */
export function openWebview(
  extensionUri: vscode.Uri,
  type: WebviewType,
  title: string,
  language: string,
): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(type, title, vscode.ViewColumn.Active);
  prepareWebview(panel, extensionUri, type, language);
  return panel;
}

/**
 * A form or a brief counts as an editor of its repository: with the focus on it, that is the active one; and
 * it closes when the repository leaves the window, as nothing can be saved there any more. Drafts are kept.
 */
export function followPanel(host: SessionHost, session: Session, panel: vscode.WebviewPanel): void {
  const follow = (): void => {
    if (panel.active) {
      host.use(session);
    }
  };
  const following = [
    panel.onDidChangeViewState(follow),
    host.onDidLeave((left) => {
      if (left === session) {
        panel.dispose();
      }
    }),
  ];
  panel.onDidDispose(() => following.forEach((part) => void part.dispose()));
  follow();
}

/** Loads the document of a panel, new or brought back after a reload. Only our own files can be loaded. */
export function prepareWebview(
  panel: vscode.WebviewPanel,
  extensionUri: vscode.Uri,
  type: WebviewType,
  language: string,
): void {
  const { script, style } = parts[type];
  const scripts = vscode.Uri.joinPath(extensionUri, 'dist', 'webview');
  const styles = vscode.Uri.joinPath(extensionUri, 'media', 'webview');
  const { webview } = panel;
  webview.options = { enableScripts: true, localResourceRoots: [scripts, styles] };
  panel.iconPath = {
    light: vscode.Uri.joinPath(extensionUri, 'media', 'handoff-light.svg'),
    dark: vscode.Uri.joinPath(extensionUri, 'media', 'handoff-dark.svg'),
  };
  webview.html = webviewHtml({
    cspSource: webview.cspSource,
    scriptUri: webview.asWebviewUri(vscode.Uri.joinPath(scripts, script)).toString(),
    styleUri: webview.asWebviewUri(vscode.Uri.joinPath(styles, style)).toString(),
    nonce: randomBytes(16).toString('base64'),
    title: panel.title,
    language,
  });
}
