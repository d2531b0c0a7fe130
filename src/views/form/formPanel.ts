import { sharedRun } from '../../domain/sharedRun';
import { branchOf } from '../../domain/head';
import * as vscode from 'vscode';
import type { HandoffForm } from '../../app/handoffForm';
import type { Snapshot } from '../../app/repositoryState';
import type { Session } from '../../app/session';
import { pushBranch } from '../../app/sync';
import type { WrittenHandoff } from '../../app/writeHandoff';
import { timesOf } from '../../domain/peopleTime';
import type { AmendReply } from '../../domain/records';
import type { ShareMode } from '../../domain/share';
import type { Speech } from '../../editor/speech';
import { onDidChangeStatus } from '../../editor/gitExtension';
import { everyMinute } from '../../editor/everyMinute';
import { withIdentity } from '../../editor/identity';
import { logFailure } from '../../editor/report';
import { failureText } from '../../words/gitFailures';
import type { FromForm, PersonModel, ToForm } from '../../webview/protocol/form';
import type { GapMessage, GapsModel } from '../../webview/protocol/gaps';
import { answerTo } from './failures';
import { formModel, type LeftFor } from './formModel';
import { gapsModel } from './gapsModel';
import { parseFromForm } from './messages';
import { peopleModels } from './peopleModels';

/** A handoff that a form has written, and what was asked for with it; or that it has amended one. */
export type Saved =
  | { readonly written: WrittenHandoff; readonly share: ShareMode; readonly push: boolean }
  | { readonly written?: never; readonly amended: AmendReply };

type SaveMessage = Extract<FromForm, { readonly type: 'save' }>;

/** Joins one open form to its webview: messages in, messages out, nothing decided here. */
export class FormPanel {
  readonly #saved = new vscode.EventEmitter<Saved>();
  readonly onDidSave = this.#saved.event;
  readonly #subscriptions: { dispose(): unknown }[];
  /** As typed last; undefined while nothing was typed. */
  #typed: Extract<FromForm, { type: 'draft' }> | undefined;
  #saving = false;
  #closed = false;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly session: Session,
    private readonly form: HandoffForm,
    private readonly speech: Speech,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((raw: unknown) => void this.#receive(raw)),
      panel.onDidChangeViewState(() => void this.#refresh()),
      vscode.workspace.onDidSaveTextDocument(() => void this.#refresh()),
      vscode.window.onDidChangeWindowState(({ focused }) => void (focused && this.#refresh())),
      session.state.onDidChange(() => void this.#refresh()),
      onDidChangeStatus(session.parts.repository.root, () => void this.#refresh()),
      everyMinute(() => this.#tick()),
      panel.onDidDispose(() => this.#close()),
    ];
  }

  #close(): void {
    this.#closed = true;
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
      logFailure(this.log, this.speech.l10n.t('The form'), error);
      this.#post(answerTo(this.speech.l10n, message, error));
    }
  }

  async #handle(message: FromForm): Promise<void> {
    switch (message.type) {
      case 'ready':
        await this.#show();
        return;
      case 'draft': {
        const before = this.#to;
        this.#typed = message;
        // Only the disk comes before the acknowledgement: the form counts on it within 250 ms.
        await this.form.keep(message.content, message.share, message.attributes);
        this.#post({ type: 'kept', seq: message.seq });
        this.#showGaps();
        if (before.join() !== this.#to.join()) {
          this.#tick();
        }
        // What asks git comes after what is known, and only for paths that are new.
        if (await this.form.lookForPaths(message.content)) {
          this.#showGaps();
        }
        return;
      }
      case 'save':
        await this.#save(message);
        return;
      case 'gap':
        await this.#act(message.does);
        return;
    }
  }

  async #save(message: SaveMessage): Promise<void> {
    if (this.#saving) {
      return;
    }
    this.#saving = true;
    try {
      const { session, speech, log } = this;
      const saved = await withIdentity({ session, speech, log }, () => this.#write(message));
      // In this order: who hears of the panel's end knows by then that it was saved.
      this.#saved.fire(saved);
      this.#saved.dispose();
      this.panel.dispose();
    } finally {
      this.#saving = false;
    }
  }

  async #write({ content, share, push, attributes, notSecret }: SaveMessage): Promise<Saved> {
    const { amends } = this.form;
    return amends
      ? { amended: await this.form.amend(amends, content, notSecret) }
      : { written: await this.form.save(content, share, attributes, notSecret), share, push };
  }

  async #act(does: GapMessage): Promise<void> {
    switch (does.kind) {
      case 'show-changes':
        await vscode.commands.executeCommand('workbench.view.scm');
        return;
      case 'show-stashes':
        await vscode.commands.executeCommand('git.stashView', rootUri(this.session));
        return;
      case 'dismiss':
      case 'restore': {
        this.form.settle(does.id, does.kind === 'restore');
        this.#showGaps();
        const { content, share, attributes } = this.#typed ?? this.form;
        await this.form.keep(content, share, attributes);
        return;
      }
      case 'push':
        if (this.form.branch !== undefined) {
          // The branch of the form, whatever is checked out now: usually the author has left it.
          await pushBranch(this.session.parts, this.session.network, this.form.branch);
          await this.#refresh();
        }
    }
  }

  async #show(): Promise<void> {
    const people = await this.#people();
    const model = formModel(this.form, this.speech, people, await this.#left(), new Date());
    this.#post({ type: 'show', model: { ...model, gaps: this.#gaps() } });
  }

  /** Asks git again: commits may have been made or pushed, and files changed, while the form is open. */
  readonly #refresh = sharedRun(async () => {
    if (this.#closed || !this.panel.visible) {
      return;
    }
    try {
      await this.form.refresh();
      // The page keeps what was typed; only what it shows of git is new.
      await this.#show();
    } catch (error) {
      this.log.warn(`The form shows git as of before: ${failureText(this.speech.l10n, error)}`);
    }
  });

  /** Only a departure to where the person is now explains the form that opens. */
  async #left(): Promise<LeftFor | undefined> {
    const departure = await this.session.parts.clone.departure();
    const here = branchOf(this.session.state.snapshot?.head);
    return departure?.from === this.form.branch && departure?.to === here ? departure : undefined;
  }

  /** Clocks go on while nothing else moves. */
  #tick(): void {
    if (this.#snapshot && !this.#closed && this.panel.visible) {
      this.#post({ type: 'people', people: this.#peopleIn(this.#snapshot) });
    }
  }

  async #people(): Promise<readonly PersonModel[]> {
    return this.#peopleIn(this.#snapshot ?? (await this.session.state.refresh()));
  }

  #peopleIn({ me, mine, people, all }: Snapshot): readonly PersonModel[] {
    const times = { mine, timeOf: timesOf(people, all) };
    const facts = { me, suggested: this.form.prefill.people, listed: people, to: this.#to, times };
    return peopleModels({ ...facts, now: this.session.parts.clock.now() }, this.speech);
  }

  /** Whom the handoff is addressed to, as typed. */
  get #to(): readonly string[] {
    return (this.#typed ?? this.form).content.to ?? [];
  }

  get #snapshot(): Snapshot | undefined {
    return this.session.state.snapshot;
  }

  #gaps(): GapsModel {
    return gapsModel(this.form.gaps(this.#typed ?? this.form), this.speech.l10n);
  }

  #showGaps(): void {
    this.#post({ type: 'gaps', gaps: this.#gaps() });
  }

  /** A closed panel has no page any more, and asking it for one throws. */
  #post(message: ToForm): void {
    if (!this.#closed) {
      void this.panel.webview.postMessage(message);
    }
  }
}

/** The built-in git extension takes it for the repository that is meant; without it, it asks. */
function rootUri({ parts }: Session): vscode.Uri | undefined {
  const { root } = parts.repository;
  return root === undefined ? undefined : vscode.Uri.file(root);
}
