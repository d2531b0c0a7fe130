import type * as vscode from 'vscode';
import { HandoffForm, type FormToOpen } from '../../app/handoffForm';
import type { Session } from '../../app/session';
import { report } from '../../editor/report';
import type { SessionHost } from '../../editor/sessionHost';
import type { Speech } from '../../editor/speech';
import { inRepository } from '../../words/inRepository';
import type { OpenTabs } from '../openTabs';
import { followPanel, openWebview, prepareWebview } from '../webviewPanel';
import { afterSave } from './afterSave';
import { FormPanel } from './formPanel';

const formViewType = 'handoff.form';

/** The open forms: one for each branch of a clone, so that two of them never write one draft. */
export class Forms implements vscode.Disposable {
  readonly #open = new Map<string, Promise<FormPanel>>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly host: SessionHost,
    private readonly tabs: OpenTabs,
    private readonly speech: Speech,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Opens the form of a branch, or shows the one that is open. */
  async open(session: Session, branch: string | undefined): Promise<void> {
    const key = keyOf(session, branch);
    const known = this.#open.get(key);
    if (known) {
      (await known).reveal();
      return;
    }
    await this.#keep(key, async () => {
      const form = await this.#form(session, { branch });
      const title = this.#title(session, branch);
      return this.#attach(
        session,
        form,
        openWebview(this.extensionUri, formViewType, title, this.speech.language),
      );
    });
  }

  /** Gives a panel that the editor brought back after a reload its form again, with the text that it had. */
  async revive(session: Session, panel: vscode.WebviewPanel, what: FormToOpen): Promise<void> {
    const key = keyOf(session, what.branch);
    if (this.#open.has(key)) {
      panel.dispose();
      return;
    }
    panel.title = this.#title(session, what.branch);
    await this.#keep(key, async () => {
      const form = await this.#form(session, what);
      prepareWebview(panel, this.extensionUri, formViewType, this.speech.language);
      return this.#attach(session, form, panel);
    });
  }

  dispose(): void {
    this.#open.clear();
  }

  /** The entry is there before the first wait: a second click finds it. */
  async #keep(key: string, make: () => Promise<FormPanel>): Promise<void> {
    const opening = make();
    this.#open.set(key, opening);
    const forget = (): void => {
      if (this.#open.get(key) === opening) {
        this.#open.delete(key);
      }
    };
    try {
      (await opening).onDidClose(forget);
    } catch (error) {
      forget();
      throw error;
    }
  }

  async #form(session: Session, what: FormToOpen): Promise<HandoffForm> {
    const { parts, drafts } = session;
    return HandoffForm.open(parts, drafts, what, (await parts.settings()).share);
  }

  #attach(session: Session, form: HandoffForm, panel: vscode.WebviewPanel): FormPanel {
    const { speech, log } = this;
    followPanel(this.host, session, panel);
    const { draftId: draft, repository, branch, continues } = form;
    this.tabs.keep(panel, formViewType, { draft, model: { repository, branch, continues } });
    const attached = new FormPanel(panel, session, form, speech, log);
    attached.onDidSave(({ written, share, push }) => {
      afterSave({ session, speech, log }, written, share, push).catch((error: unknown) =>
        report(log, speech.l10n.t('Sending the handoff'), error),
      );
    });
    return attached;
  }

  #title(session: Session, branch: string | undefined): string {
    const { l10n } = this.speech;
    const title =
      branch === undefined ? l10n.t('Handoff for this commit') : l10n.t('Handoff for {0}', branch);
    return inRepository(this.host.nameOf(session), title);
  }
}

/** A branch name never holds a space, so what stands for none cannot be one. */
function keyOf(session: Session, branch: string | undefined): string {
  return `${session.parts.repository.commonDir}\n${branch ?? 'detached HEAD'}`;
}
