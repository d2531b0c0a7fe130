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
import { afterAmend } from './afterAmend';
import { afterSave } from './afterSave';
import { askOneLine } from './oneLine';
import { formTitle } from './formModel';
import { FormPanel } from './formPanel';

const formViewType = 'handoff.form';

/** The open forms: one for each branch of a clone, so that two of them never write one draft. */
export class Forms implements vscode.Disposable {
  readonly #open = new OpenPanels<vscode.WebviewPanel>();
  /** What follows a form, by its key. */
  readonly #ends = new Map<string, FormEnd>();
  /** What was opened last under each key; the panel may be closed by now. */
  readonly #forms = new Map<string, HandoffForm>();

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
    const key = this.#keyFor(session, what);
    await this.#open.show(key, async () => {
      const form = await this.#form(session, what);
      this.#forms.set(key, form);
      const title = this.#title(session, what);
      const panel = openWebview(this.extensionUri, formViewType, title, this.speech.language);
      this.#attach(session, form, panel);
      return panel;
    });
  }

  /** Gives a panel that the editor brought back after a reload its form again, with the text that it had. */
  async revive(session: Session, panel: vscode.WebviewPanel, what: FormToOpen): Promise<void> {
    const key = keyOf(session, what);
    await this.#open.revive(key, panel, async () => {
      panel.title = this.#title(session, what);
      const form = await this.#form(session, what);
      this.#forms.set(key, form);
      prepareWebview(panel, this.extensionUri, formViewType, this.speech.language);
      this.#attach(session, form, panel);
    });
  }

  /** Asks for a handoff of one line, and saves it. */
  async askOneLine(session: Session, what: FormToOpen): Promise<void> {
    const { speech, log } = this;
    await askOneLine({ session, speech, log }, what, (title) =>
      inRepository(this.host.nameOf(session), title),
    );
  }

  dispose(): void {
    this.#forms.clear();
    this.#open.dispose();
  }

  /**
   * The key of the form to open or show: where a draft is asked for, that of the form that has its text. A
   * second draft for the same thing gets a form of its own, and only while the first one is open.
   */
  #keyFor(session: Session, what: FormToOpen): string {
    const { drafts = [] } = what;
    const key = keyOf(session, what);
    const keys = drafts.length === 0 ? [key] : [key, ...drafts.map((id) => `${key}\n${id}`)];
    const holds = (one: string): boolean =>
      this.#open.has(one) && drafts.some((id) => this.#forms.get(one)?.draftIds.includes(id) === true);
    return keys.find(holds) ?? (this.#open.has(key) ? (keys.at(-1) ?? key) : key);
  }

  async #form(session: Session, what: FormToOpen): Promise<HandoffForm> {
    const { parts, drafts } = session;
    return HandoffForm.open(parts, drafts, what, (await parts.settings()).share);
  }

  #attach(session: Session, form: HandoffForm, panel: vscode.WebviewPanel): void {
    const { speech, log } = this;
    followPanel(this.host, session, panel);
    const { draftId: draft, repository, branch, commit, continues } = form;
    const amends = form.amends?.handoff;
    this.tabs.keep(panel, formViewType, { draft, model: { repository, branch, commit, continues, amends } });
    const key = keyOf(session, { branch, commit, amends });
    const takeEnd = (): FormEnd | undefined => {
      const end = this.#ends.get(key);
      this.#ends.delete(key);
      return end;
    };
    panel.onDidDispose(() => takeEnd()?.left());
    new FormPanel(panel, session, form, speech, log).onDidSave((saved) => {
      const end = takeEnd();
      const around = { session, speech, log };
      const after = saved.written
        ? afterSave(around, saved.written, saved.share, saved.push, () => end?.saved() ?? Promise.resolve())
        : afterAmend(around);
      after.catch((error: unknown) => report(log, speech.l10n.t('Sending the handoff'), error));
    });
  }

  #title(session: Session, what: FormToOpen): string {
    return inRepository(this.host.nameOf(session), formTitle(this.speech.l10n, what));
  }
}

/** A branch name never holds a space, so what stands for a commit cannot be one. */
function keyOf(session: Session, { branch, commit, amends }: FormToOpen): string {
  const what = amends === undefined ? (branch ?? `commit ${commit ?? ''}`) : `amend ${amends}`;
  return `${session.parts.repository.commonDir}\n${what}`;
}
