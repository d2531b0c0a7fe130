import type * as vscode from 'vscode';
import { HandoffForm } from '../../app/handoffForm';
import type { Session } from '../../app/session';
import { shareSetting } from '../../editor/settings';
import type { Speech } from '../../editor/speech';
import { openWebview, prepareWebview } from '../webviewPanel';
import { afterSave } from './afterSave';
import { FormPanel } from './formPanel';

const formViewType = 'handoff.form';

/** The open forms: one for each branch, so that two of them never write one draft. */
export class Forms implements vscode.Disposable {
  readonly #open = new Map<string, { readonly panel: vscode.WebviewPanel; readonly form: FormPanel }>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly speech: Speech,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** Opens the form of a branch, or shows the one that is open. */
  async open(session: Session, branch: string | undefined): Promise<void> {
    const known = this.#open.get(keyOf(branch));
    if (known) {
      known.panel.reveal();
      return;
    }
    const form = await this.#form(session, branch);
    const title = this.#title(branch);
    this.#attach(session, form, openWebview(this.extensionUri, formViewType, title, this.speech.language));
  }

  /** Gives a panel that the editor brought back after a reload its form again. */
  async revive(session: Session, panel: vscode.WebviewPanel, branch: string | undefined): Promise<void> {
    if (this.#open.has(keyOf(branch))) {
      panel.dispose();
      return;
    }
    const form = await this.#form(session, branch);
    prepareWebview(panel, this.extensionUri, formViewType, this.speech.language);
    this.#attach(session, form, panel);
  }

  dispose(): void {
    for (const { form } of this.#open.values()) {
      form.dispose();
    }
    this.#open.clear();
  }

  #form(session: Session, branch: string | undefined): Promise<HandoffForm> {
    return HandoffForm.open(session.parts, session.drafts, branch, shareSetting());
  }

  #attach(session: Session, form: HandoffForm, panel: vscode.WebviewPanel): void {
    const key = keyOf(form.branch);
    const formPanel = new FormPanel(panel, session, form, this.speech, this.log, (written, share, push) =>
      afterSave({ session, speech: this.speech, log: this.log }, written, share, push),
    );
    this.#open.set(key, { panel, form: formPanel });
    panel.onDidDispose(() => {
      formPanel.dispose();
      this.#open.delete(key);
    });
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
