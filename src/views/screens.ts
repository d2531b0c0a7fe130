import * as vscode from 'vscode';
import type { Screens } from '../editor/screens';
import type { SessionHost } from '../editor/sessionHost';
import type { Speech } from '../editor/speech';
import { revivedBranch, revivedHandoff } from './revive';

/**
 * Registers the form and the brief, also for panels that the editor brings back after a reload. Their
 * code is loaded when the first one opens.
 */
export function registerScreens(
  context: vscode.ExtensionContext,
  host: SessionHost,
  speech: Speech,
  log: vscode.LogOutputChannel,
): Screens {
  const { extensionUri, subscriptions } = context;
  const forms = once(async () => {
    const { Forms } = await import('./form/forms');
    const opened = new Forms(extensionUri, speech, log);
    subscriptions.push(opened);
    return opened;
  });
  const readers = once(async () => {
    const { Readers } = await import('./reader/readers');
    const opened = new Readers(extensionUri, speech, log);
    subscriptions.push(opened);
    return opened;
  });
  subscriptions.push(
    vscode.window.registerWebviewPanelSerializer('handoff.form', {
      deserializeWebviewPanel: async (panel, state) =>
        (await forms()).revive(await host.ready(), panel, revivedBranch(state)),
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
