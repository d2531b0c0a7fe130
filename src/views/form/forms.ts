import type * as vscode from 'vscode';
import { HandoffForm, type FormToOpen } from '../../app/handoffForm';
import type { Session } from '../../app/session';
import { report } from '../../editor/report';
import { shareSetting } from '../../editor/settings';
import type { Speech } from '../../editor/speech';
import { openWebview, prepareWebview } from '../webviewPanel';
import { afterSave } from './afterSave';
import { FormPanel } from './formPanel';

const formViewType = 'handoff.form';

/** The open forms: one for each branch of a window, so that two of them never write one draft. */
export class Forms implements vscode.Disposable {
  readonly #open = new Map<string, Promise<FormPanel>>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly speech: Speech,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Opens the form of a branch, or shows the one that is open. */
  async open(session: Session, branch: string | undefined): Promise<void> {
    const known = this.#open.get(keyOf(branch));
    if (known) {
      (await known).reveal();
      return;
    }
    await this.#keep(branch, async () => {
      const form = await this.#form(session, { branch });
      return this.#attach(
        session,
        form,
        openWebview(this.extensionUri, formViewType, this.#title(branch), this.speech.language),
      );
    });
  }

  /** Gives a panel that the editor brought back after a reload its form again, with its own draft. */
  async revive(session: Session, panel: vscode.WebviewPanel, what: FormToOpen): Promise<void> {
    if (this.#open.has(keyOf(what.branch))) {
      panel.dispose();
      return;
    }
    await this.#keep(what.branch, async () => {
      const form = await this.#form(session, what);
      prepareWebview(panel, this.extensionUri, formViewType, this.speech.language);
      return this.#attach(session, form, panel);
    });
  }

  dispose(): void {
    this.#open.clear();
  }

  /** The entry is there before the first wait: a second click finds it. */
  async #keep(branch: string | undefined, make: () => Promise<FormPanel>): Promise<void> {
    const key = keyOf(branch);
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

  #form(session: Session, what: FormToOpen): Promise<HandoffForm> {
    return HandoffForm.open(session.parts, session.drafts, what, shareSetting());
  }

  #attach(session: Session, form: HandoffForm, panel: vscode.WebviewPanel): FormPanel {
    const { speech, log } = this;
    const attached = new FormPanel(panel, session, form, speech, log);
    attached.onDidSave(({ written, share, push }) => {
      afterSave({ session, speech, log }, written, share, push).catch((error: unknown) =>
        report(log, speech.l10n.t('Sending the handoff'), error),
      );
    });
    return attached;
  }

  #title(branch: string | undefined): string {
    const { l10n } = this.speech;
    return branch === undefined ? l10n.t('Handoff for this commit') : l10n.t('Handoff for {0}', branch);
  }
}

/** A branch name never holds a space, so this cannot be one. */
function keyOf(branch: string | undefined): string {
  return branch ?? 'detached HEAD';
}
