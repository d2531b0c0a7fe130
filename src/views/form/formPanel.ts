import * as vscode from 'vscode';
import type { HandoffForm } from '../../app/handoffForm';
import type { Session } from '../../app/session';
import { isProblem } from '../../domain/problem';
import { failureText } from '../../words/gitFailures';
import type { Speech } from '../../editor/speech';
import { problemText } from '../../words/problems';
import type { FormField, FromForm, ToForm } from '../../webview/protocol';
import { formModel, gapsModel, type LeftFor } from './formModel';
import { parseFromForm } from './messages';

/** What a form does once its handoff is written. */
export type AfterSave = (
  written: Awaited<ReturnType<HandoffForm['save']>>,
  share: Parameters<HandoffForm['save']>[1],
  push: boolean,
) => Promise<void>;

/** Joins one open form to its webview: messages in, messages out, nothing decided here. */
export class FormPanel implements vscode.Disposable {
  readonly #subscriptions: vscode.Disposable[];
  #saving = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly session: Session,
    private readonly form: HandoffForm,
    private readonly speech: Speech,
    private readonly log: vscode.LogOutputChannel,
    private readonly afterSave: AfterSave,
  ) {
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((raw: unknown) => void this.#receive(raw)),
      panel.onDidChangeViewState(() => void this.#refreshGaps()),
    ];
  }

  dispose(): void {
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
  }

  async #receive(raw: unknown): Promise<void> {
    const message = parseFromForm(raw);
    if (!message) {
      this.log.warn('The form sent something that is no message of its protocol; it was ignored.');
      return;
    }
    try {
      await this.#handle(message);
    } catch (error) {
      this.log.error(error instanceof Error ? error : String(error));
      this.#post(this.#failure(error));
    }
  }

  async #handle(message: FromForm): Promise<void> {
    switch (message.type) {
      case 'ready':
        this.#post({
          type: 'show',
          model: formModel(this.form, this.speech, await this.#left(), new Date()),
        });
        return;
      case 'draft':
        // Only the disk comes before the acknowledgement: the form counts on it within 250 ms.
        await this.form.keep(message.content, message.share);
        this.#post({ type: 'kept', seq: message.seq });
        this.#post({ type: 'gaps', gaps: gapsModel(this.form.gaps(message.content), this.speech) });
        return;
      case 'save':
        await this.#save(message);
        return;
      case 'gap':
        await (message.does.kind === 'push'
          ? vscode.commands.executeCommand('git.push')
          : vscode.commands.executeCommand('workbench.view.scm'));
        return;
    }
  }

  async #save(message: Extract<FromForm, { type: 'save' }>): Promise<void> {
    if (this.#saving) {
      return;
    }
    this.#saving = true;
    try {
      const written = await this.form.save(message.content, message.share);
      this.panel.dispose();
      await this.afterSave(written, message.share, message.push);
    } finally {
      this.#saving = false;
    }
  }

  async #refreshGaps(): Promise<void> {
    if (!this.panel.visible) {
      return;
    }
    try {
      await this.form.refreshDelivery();
    } catch (error) {
      this.log.warn(`Gaps are as of before: ${failureText(this.speech.l10n, error)}`);
    }
  }

  /** Only a departure to where the person is now explains the form that opens. */
  async #left(): Promise<LeftFor | undefined> {
    const departure = await this.session.parts.clone.departure();
    const { snapshot } = this.session.state;
    const here = snapshot?.head.kind === 'branch' ? snapshot.head.branch : undefined;
    return departure?.from === this.form.branch && departure?.to === here ? departure : undefined;
  }

  #failure(error: unknown): ToForm {
    if (!isProblem(error)) {
      return {
        type: 'failed',
        message: this.speech.l10n.t(
          'The handoff could not be saved; your text is kept. Found: {0}',
          failureText(this.speech.l10n, error),
        ),
      };
    }
    const fields: Partial<Record<string, FormField>> = {
      'summary-missing': 'summary',
      'run-missing': 'verify',
      'run-not-one-line': 'verify',
    };
    const field = fields[error.problem.kind];
    return {
      type: 'failed',
      message: problemText(this.speech.l10n, error.problem),
      ...(field === undefined ? {} : { field }),
    };
  }

  #post(message: ToForm): void {
    void this.panel.webview.postMessage(message);
  }
}
