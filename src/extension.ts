import * as vscode from 'vscode';
import { after } from './app/after';
import { once } from './app/once';
import { Turns } from './app/turns';
import { registerCommands, type RunCommand } from './commands/register';
import { tell } from './editor/messages';
import { SessionHost } from './editor/sessionHost';
import type { Speech } from './editor/speech';
import { BranchView } from './views/branch/branchView';
import { registerScreens } from './views/screens';
import type { Announcing } from './views/toasts/announcing';

/** How long the editor leaves a toast on the screen, and a little more; in milliseconds. */
const toastStays = 12_000;

/** Everything that is not needed for the window to start: a bundle of its own, see `engine.ts`. */
const loadEngine = () => import('./engine');

/**
 * Composition root of the editor. Nothing heavy is loaded and no git process runs before this returns:
 * the repositories are opened afterwards, and only in a trusted workspace.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Handoff', { log: true });
  const speech: Speech = { l10n: vscode.l10n, language: vscode.env.language };
  const drafts = vscode.Uri.joinPath(context.globalStorageUri, 'drafts').fsPath;
  const unusable = once(async () => {
    await tell(
      'error',
      speech.l10n.t('Handoff could not be loaded; its log says why. Reinstall the extension.'),
    );
  });
  const broken = (error: unknown): void => {
    log.error('Loading dist/engine.js', error instanceof Error ? error : String(error));
    void unusable();
  };
  const report = (doing: string, error: unknown): void =>
    void loadEngine().then((engine) => engine.report(log, doing, error), broken);
  const host = new SessionHost(
    async (folder, scope) => (await loadEngine()).openSession(folder, scope, drafts),
    (error) => report(speech.l10n.t('Opening the repository'), error),
  );
  const screens = registerScreens(context, host, speech, log, report, loadEngine);
  const announcing: Announcing = {
    ...{ screens, speech, log },
    turns: new Turns(after, toastStays),
    said: new Map(),
    isOpen: (session) => host.sessions.includes(session),
    nameOf: (session) => host.nameOf(session),
  };
  const run: RunCommand = (id, argument) =>
    loadEngine().then((engine) => engine.runCommand({ host, screens, speech, log }, id, argument), broken);
  registerCommands(context, run, log);
  const status = once(async () => {
    const item = new (await loadEngine()).StatusItem(host, speech, (error) =>
      report(speech.l10n.t('Looking for work without a handoff'), error),
    );
    context.subscriptions.push(item);
    return item;
  });
  context.subscriptions.push(
    log,
    host,
    new BranchView(host, speech, loadEngine, (node, done) => run('handoff.toggleStep', { ...node, done })),
    host.onDidOpen((session) => {
      loadEngine().then((engine) => session.onDidEnd(engine.watchSession(session, host, announcing)), broken);
      status().then((item) => session.onDidEnd(session.state.onDidChange(() => item.draw())), broken);
    }),
  );
  host.start();
}
