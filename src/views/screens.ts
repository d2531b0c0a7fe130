import * as vscode from 'vscode';
import type { FormToOpen } from '../app/handoffForm';
import { once } from '../app/once';
import type { Session } from '../app/session';
import type { Screens } from '../editor/screens';
import type { SessionHost } from '../editor/sessionHost';
import type { Speech } from '../editor/speech';
import type { Forms } from './form/forms';
import { OpenTabs, type Revive } from './openTabs';
import type { Readers } from './reader/readers';
import { revivedBrief, revivedForm } from './revive';
import type { WebviewType } from './webviewPanel';

/** Loads the webviews' host code: it parses messages, and nothing of that is needed before one opens. */
export type LoadScreens = () => Promise<{
  readonly Forms: typeof Forms;
  readonly Readers: typeof Readers;
}>;

/** Registers the form and the brief, also for panels that the editor brings back after a reload. */
export function registerScreens(
  context: vscode.ExtensionContext,
  host: SessionHost,
  speech: Speech,
  log: vscode.LogOutputChannel,
  report: (doing: string, error: unknown) => void,
  load: LoadScreens,
): Screens {
  const { extensionUri, subscriptions } = context;
  const revive: Revive = async (type, panel, state) => {
    const form = type === 'handoff.form' ? revivedForm(state) : undefined;
    const brief = type === 'handoff.reader' ? revivedBrief(state) : undefined;
    const session = (form ?? brief) && (await sessionOf(host, (form ?? brief)?.repository));
    if (session && form) {
      await (await forms()).revive(session, panel, { ...form, ...(await placeOf(session, form)) });
    } else if (session && brief) {
      await (await readers()).revive(session, panel, brief.handoff);
    } else {
      panel.dispose();
    }
  };
  const tabs = new OpenTabs(context.workspaceState, host, revive, (error) =>
    report(speech.l10n.t('Bringing back a tab'), error),
  );
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
    openForm: async (session, branch, { end, ...more } = {}) => {
      const what = { ...more, ...(await placeOf(session, { ...more, branch })) };
      if (end) (await forms()).endWith(session, what, end);
      if (!(await tabs.bringBack('handoff.form', isForm(session, what)))) {
        await (await forms()).open(session, what);
      }
    },
    askOneLine: async (session, branch) =>
      (await forms()).askOneLine(session, await placeOf(session, { branch })),
    openBrief: async (session, handoffId) => {
      if (!(await tabs.bringBack('handoff.reader', isBrief(session, handoffId)))) {
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

/** What a form is for. Without a branch it is the commit that is checked out, unless it says which. */
async function placeOf(
  session: Session,
  { branch, commit }: Pick<FormToOpen, 'branch' | 'commit'>,
): Promise<FormToOpen> {
  if (branch !== undefined || commit !== undefined) {
    return { branch, commit };
  }
  const head = await session.parts.repository.head();
  return { branch, commit: head.kind === 'unborn' ? undefined : head.commit };
}

function isForm(
  { parts }: Session,
  { branch, commit, amends, drafts }: FormToOpen,
): (state: unknown) => boolean {
  return (state) => {
    const form = revivedForm(state);
    return (
      form !== undefined &&
      form.repository === parts.repository.root &&
      form.branch === branch &&
      form.commit === commit &&
      form.amends === amends &&
      (drafts === undefined || drafts.some((id) => form.drafts.includes(id)))
    );
  };
}

function isBrief({ parts }: Session, handoffId: string): (state: unknown) => boolean {
  return (state) => {
    const brief = revivedBrief(state);
    return brief?.repository === parts.repository.root && brief?.handoff === handoffId;
  };
}
