import * as vscode from 'vscode';
import type { Session } from '../app/session';
import type { Screens } from '../editor/screens';
import type { SessionHost } from '../editor/sessionHost';
import type { Speech } from '../editor/speech';
import type { Forms } from './form/forms';
import type { Readers } from './reader/readers';
import { revivedBrief, revivedForm } from './revive';

/** Loads the webviews' host code: it parses messages, and nothing of that is needed before one opens. */
export type LoadScreens = () => Promise<{ readonly Forms: typeof Forms; readonly Readers: typeof Readers }>;

/** Registers the form and the brief, also for panels that the editor brings back after a reload. */
export function registerScreens(
  context: vscode.ExtensionContext,
  host: SessionHost,
  speech: Speech,
  log: vscode.LogOutputChannel,
  load: LoadScreens,
): Screens {
  const { extensionUri, subscriptions } = context;
  const forms = once(async () => {
    const opened = new (await load()).Forms(extensionUri, host, speech, log);
    subscriptions.push(opened);
    return opened;
  });
  const readers = once(async () => {
    const opened = new (await load()).Readers(extensionUri, host, speech, log);
    subscriptions.push(opened);
    return opened;
  });
  subscriptions.push(
    vscode.window.registerWebviewPanelSerializer('handoff.form', {
      deserializeWebviewPanel: async (panel, state) => {
        const form = revivedForm(state);
        const session = form && (await sessionOf(host, form.repository));
        if (!session) {
          panel.dispose();
          return;
        }
        await (await forms()).revive(session, panel, form);
      },
    }),
    vscode.window.registerWebviewPanelSerializer('handoff.reader', {
      deserializeWebviewPanel: async (panel, state) => {
        const brief = revivedBrief(state);
        const session = brief && (await sessionOf(host, brief.repository));
        if (!session) {
          panel.dispose();
          return;
        }
        (await readers()).revive(session, panel, brief.handoff);
      },
    }),
  );
  return {
    openForm: async (session, branch) => (await forms()).open(session, branch),
    openBrief: async (session, handoffId) => (await readers()).open(session, handoffId),
  };
}

/** The session that a panel belonged to before the reload; undefined where its repository has left the window. */
async function sessionOf(host: SessionHost, repository: string | undefined): Promise<Session | undefined> {
  await host.ready();
  return repository === undefined ? host.active : (host.find(repository) ?? (await host.at(repository)));
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
