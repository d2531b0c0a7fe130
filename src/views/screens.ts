import * as vscode from 'vscode';
import type { Session } from '../app/session';
import type { Screens } from '../editor/screens';
import type { SessionHost } from '../editor/sessionHost';
import type { Speech } from '../editor/speech';
import type { report } from '../editor/report';
import type { Forms } from './form/forms';
import { OpenTabs, type Revive } from './openTabs';
import type { Readers } from './reader/readers';
import { revivedBrief, revivedForm } from './revive';
import type { WebviewType } from './webviewPanel';

/** Loads the webviews' host code: it parses messages, and nothing of that is needed before one opens. */
export type LoadScreens = () => Promise<{
  readonly Forms: typeof Forms;
  readonly Readers: typeof Readers;
  readonly report: typeof report;
}>;

/** Registers the form and the brief, also for panels that the editor brings back after a reload. */
export function registerScreens(
  context: vscode.ExtensionContext,
  host: SessionHost,
  speech: Speech,
  log: vscode.LogOutputChannel,
  load: LoadScreens,
): Screens {
  const { extensionUri, subscriptions } = context;
  const revive: Revive = async (type, panel, state) => {
    const form = type === 'handoff.form' ? revivedForm(state) : undefined;
    const brief = type === 'handoff.reader' ? revivedBrief(state) : undefined;
    const session = (form ?? brief) && (await sessionOf(host, (form ?? brief)?.repository));
    if (session && form) {
      await (await forms()).revive(session, panel, form);
    } else if (session && brief) {
      (await readers()).revive(session, panel, brief.handoff);
    } else {
      panel.dispose();
    }
  };
  const tabs = new OpenTabs(context.workspaceState, host, revive, (error) => {
    void load().then((loaded) => loaded.report(log, speech.l10n.t('Bringing back a tab'), error));
  });
  const forms = once(async () => {
    const opened = new (await load()).Forms(extensionUri, host, tabs, speech, log);
    subscriptions.push(opened);
    return opened;
  });
  const readers = once(async () => {
    const opened = new (await load()).Readers(extensionUri, host, tabs, speech, log);
    subscriptions.push(opened);
    return opened;
  });
  const serializer = (type: WebviewType): vscode.Disposable =>
    vscode.window.registerWebviewPanelSerializer(type, {
      deserializeWebviewPanel: (panel, state) => {
        tabs.hold(panel);
        return revive(type, panel, state);
      },
    });
  subscriptions.push(tabs, serializer('handoff.form'), serializer('handoff.reader'));
  return {
    openForm: async (session, branch) => {
      const isIt = (state: unknown): boolean => {
        const form = revivedForm(state);
        return form?.repository === session.parts.repository.root && form?.branch === branch;
      };
      if (!(await tabs.bringBack('handoff.form', isIt))) {
        await (await forms()).open(session, branch);
      }
    },
    openBrief: async (session, handoffId) => {
      if (!(await tabs.bringBack('handoff.reader', (state) => revivedBrief(state)?.handoff === handoffId))) {
        await (await readers()).open(session, handoffId);
      }
    },
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
