import * as vscode from 'vscode';
import { after } from './app/after';
import type { Disposable } from './app/emitter';
import type { Session } from './app/session';
import { Turns } from './app/turns';
import { commands } from './commands/all';
import { registerCommands } from './commands/register';
import { editorClock } from './editor/clock';
import { editorNetwork, gitPath } from './editor/gitExtension';
import { report } from './editor/report';
import { RepositoryWatch } from './editor/repositoryWatch';
import { SessionHost } from './editor/sessionHost';
import { editorSettings } from './editor/settings';
import type { Speech } from './editor/speech';
import { BranchView } from './views/branch/branchView';
import { registerScreens } from './views/screens';
import { Announcer } from './views/toasts/announcer';
import type { Announcing } from './views/toasts/announcing';

/**
 * Composition root of the editor. Nothing heavy is loaded and no git process runs before this returns:
 * the repository is opened afterwards, and only in a trusted workspace.
 */
export function activate(context: vscode.ExtensionContext): void {
  const log = vscode.window.createOutputChannel('Handoff', { log: true });
  const speech: Speech = { l10n: vscode.l10n, language: vscode.env.language };
  const drafts = vscode.Uri.joinPath(context.globalStorageUri, 'drafts').fsPath;
  const host = new SessionHost(
    (folder, scope) => openSession(folder, scope, drafts),
    (error) => report(log, speech.l10n.t('Opening the repository'), error),
  );
  const screens = registerScreens(context, host, speech, log, loadEngine);
  const announcing: Announcing = {
    ...{ screens, speech, log },
    turns: new Turns(after, toastStays),
    said: new Map(),
    nameOf: (session) => host.nameOf(session),
  };
  const run = registerCommands(context, { commands, host, screens, speech, log });
  context.subscriptions.push(
    log,
    host,
    new BranchView(host, speech, (node, done) => run('handoff.toggleStep', { ...node, done })),
    host.onDidOpen((session) => session.onDidEnd(watchSession(session, announcing))),
  );
  host.start();
}

/** Lets what moves in a repository reach its state and the toasts; ends with the session. */
function watchSession(session: Session, announcing: Announcing): Disposable {
  const { speech, log } = announcing;
  const watch = new RepositoryWatch(session.parts.repository);
  const { departures, sharing, state } = session;
  const failed = (error: unknown): void => {
    report(log, speech.l10n.t('Reading the handoffs'), error);
  };
  const refresh = (): void => {
    state.refresh().catch(failed);
  };
  // Beside the rest: a signature or a slow disk must not keep the views from what they show.
  const share = (): void => {
    sharing.look().catch(failed);
  };
  const look = (): void => {
    departures
      .look()
      .then(() => state.refresh())
      .catch(failed);
    share();
  };
  const parts = [
    watch,
    watch.onDidMove(look),
    sharing.onDidChange(refresh),
    sharing.onDidFail(failed),
    vscode.workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration('handoff.share')) {
        share();
      }
    }),
    new Announcer(session, announcing),
  ];
  look();
  return { dispose: () => parts.forEach((part) => part.dispose()) };
}

/** Everything that is not needed for the window to start: a bundle of its own, see `engine.ts`. */
const loadEngine = () => import('./engine');

/** How long the editor leaves a toast on the screen, and a little more; in milliseconds. */
const toastStays = 12_000;

/** Opens the repository of a folder, with the settings that hold in `scope`. */
async function openSession(folder: string, scope: vscode.Uri, drafts: string): Promise<Session | undefined> {
  const { compose } = await loadEngine();
  const git = await gitPath();
  return compose(folder, {
    drafts,
    clock: editorClock(),
    settings: () => editorSettings(scope),
    going: 'go',
    network: editorNetwork,
    ...(git === undefined ? {} : { git }),
  });
}
