import * as vscode from 'vscode';
import type { Screens } from '../editor/screens';
import type { SessionHost } from '../editor/sessionHost';
import type { Speech } from '../editor/speech';
import type { Forms } from './form/forms';
import type { Readers } from './reader/readers';
import { revivedForm, revivedHandoff } from './revive';

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
    const opened = new (await load()).Forms(extensionUri, speech, log);
    subscriptions.push(opened);
    return opened;
  });
  const readers = once(async () => {
    const opened = new (await load()).Readers(extensionUri, speech, log);
    subscriptions.push(opened);
    return opened;
  });
  subscriptions.push(
    vscode.window.registerWebviewPanelSerializer('handoff.form', {
      deserializeWebviewPanel: async (panel, state) => {
        const form = revivedForm(state);
        if (!form) {
          panel.dispose();
          return;
        }
        await (await forms()).revive(await host.ready(), panel, form);
      },
    }),
    vscode.window.registerWebviewPanelSerializer('handoff.reader', {
      deserializeWebviewPanel: async (panel, state) => {
        const handoff = revivedHandoff(state);
        if (handoff === undefined) {
          panel.dispose();
          return;
        }
        (await readers()).revive(await host.ready(), panel, handoff);
      },
    }),
  );
  return {
    openForm: async (branch) => (await forms()).open(await host.ready(), branch),
    openBrief: async (handoffId) => (await readers()).open(await host.ready(), handoffId),
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}
