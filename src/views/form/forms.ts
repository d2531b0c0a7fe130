import type * as vscode from 'vscode';
import { HandoffForm, type FormToOpen } from '../../app/handoffForm';
import type { Session } from '../../app/session';
import { report } from '../../editor/report';
import type { FormEnd } from '../../editor/screens';
import type { SessionHost } from '../../editor/sessionHost';
import type { Speech } from '../../editor/speech';
import { inRepository } from '../../words/inRepository';
import { OpenPanels } from '../openPanels';
import type { OpenTabs } from '../openTabs';
import { followPanel, openWebview, prepareWebview } from '../webviewPanel';
import { afterSave } from './afterSave';
import { formTitle } from './formModel';
import { FormPanel } from './formPanel';

const formViewType = 'handoff.form';

/** The open forms: one for each branch of a clone, so that two of them never write one draft. */
export class Forms implements vscode.Disposable {
  readonly #open = new OpenPanels<vscode.WebviewPanel>();
  /** What follows a form, by its key. */
  readonly #ends = new Map<string, FormEnd>();

  constructor(
    private readonly extensionUri: vscode.Uri,
    private readonly host: SessionHost,
    private readonly tabs: OpenTabs,
    private readonly speech: Speech,
    private readonly log: vscode.LogOutputChannel,
  ) {}

  /** What is to follow the form of a branch or commit, which is about to be opened or is open. */
  endWith(session: Session, what: FormToOpen, end: FormEnd): void {
    this.#ends.set(keyOf(session, what), end);
  }

  /** Opens the form of a branch or commit, or shows the one that is open. */
  async open(session: Session, what: FormToOpen): Promise<void> {
    await this.#open.show(keyOf(session, what), async () => {
      const form = await this.#form(session, what);
      const title = this.#title(session, what);
      const panel = openWebview(this.extensionUri, formViewType, title, this.speech.language);
      this.#attach(session, form, panel);
      return panel;
    });
  }

  /** Gives a panel that the editor brought back after a reload its form again, with the text that it had. */
  async revive(session: Session, panel: vscode.WebviewPanel, what: FormToOpen): Promise<void> {
    await this.#open.revive(keyOf(session, what), panel, async () => {
      panel.title = this.#title(session, what);
      const form = await this.#form(session, what);
      prepareWebview(panel, this.extensionUri, formViewType, this.speech.language);
      this.#attach(session, form, panel);
    });
  }

  dispose(): void {
    this.#open.dispose();
  }

  async #form(session: Session, what: FormToOpen): Promise<HandoffForm> {
    const { parts, drafts } = session;
    return HandoffForm.open(parts, drafts, what, (await parts.settings()).share);
  }

  #attach(session: Session, form: HandoffForm, panel: vscode.WebviewPanel): void {
    const { speech, log } = this;
    followPanel(this.host, session, panel);
    const { draftId: draft, repository, branch, commit, continues } = form;
    this.tabs.keep(panel, formViewType, { draft, model: { repository, branch, commit, continues } });
    const key = keyOf(session, { branch, commit });
    const takeEnd = (): FormEnd | undefined => {
      const end = this.#ends.get(key);
      this.#ends.delete(key);
      return end;
    };
    panel.onDidDispose(() => takeEnd()?.left());
    new FormPanel(panel, session, form, speech, log).onDidSave(({ written, share, push }) => {
      const end = takeEnd();
      afterSave(
        { session, speech, log },
        written,
        share,
        push,
        () => end?.saved() ?? Promise.resolve(),
      ).catch((error: unknown) => report(log, speech.l10n.t('Sending the handoff'), error));
    });
  }

  #title(session: Session, what: FormToOpen): string {
    return inRepository(this.host.nameOf(session), formTitle(this.speech.l10n, what));
  }
}

/** A branch name never holds a space, so what stands for a commit cannot be one. */
function keyOf(session: Session, { branch, commit }: FormToOpen): string {
  return `${session.parts.repository.commonDir}\n${branch ?? `commit ${commit ?? ''}`}`;
}
