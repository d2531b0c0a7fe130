import * as vscode from 'vscode';
import { closeHandoff, pickUp, reopenHandoff, tickStep } from '../../app/reply';
import type { HandoffView } from '../../app/handoffs';
import { codeSince } from '../../app/codeSince';
import type { Session } from '../../app/session';
import { timesOf } from '../../domain/peopleTime';
import { isProblem } from '../../domain/problem';
import { everyMinute } from '../../editor/everyMinute';
import { exchangeIfChosen } from '../../editor/exchange';
import { withIdentity } from '../../editor/identity';
import { logFailure } from '../../editor/report';
import { unlessSecret } from '../../editor/secretQuestion';
import { failureText } from '../../words/gitFailures';
import type { Speech } from '../../editor/speech';
import type { FromReader, ToReader } from '../../webview/protocol/reader';
import { goneText } from '../../words/gone';
import { briefModel, type BriefFacts } from './briefModel';
import { parseFromReader } from './messages';
import { openInTerminal } from './terminal';

/** Joins one open brief to its webview, and draws it again whenever the state changes. */
export class ReaderPanel {
  readonly #subscriptions: { dispose(): unknown }[];
  #closed = false;
  #draws = 0;
  /** What the page shows, but for the time. */
  #shown: Omit<BriefFacts, 'now'> | undefined;

  constructor(
    private readonly panel: vscode.WebviewPanel,
    private readonly session: Session,
    private readonly handoffId: string,
    private readonly speech: Speech,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#subscriptions = [
      panel.webview.onDidReceiveMessage((raw: unknown) => void this.#receive(raw)),
      session.state.onDidChange(() => this.#redraw()),
      everyMinute(() => this.#tick()),
      panel.onDidDispose(() => this.#close()),
    ];
  }

  #close(): void {
    this.#closed = true;
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
  }

  async #receive(raw: unknown): Promise<void> {
    const message = parseFromReader(raw);
    if (!message) {
      this.log.warn('The brief sent something that is no message of its protocol; it was ignored.');
      return;
    }
    try {
      const { session, speech, log } = this;
      await withIdentity({ session, speech, log }, () => this.#handle(message));
    } catch (error) {
      logFailure(this.log, this.speech.l10n.t('The brief'), error);
      const { l10n } = this.speech;
      const found = failureText(l10n, error);
      const message = isProblem(error) ? found : l10n.t('It could not be saved. Found: {0}', found);
      this.#post({ type: 'failed', message });
      await this.#draw();
    }
  }

  async #handle(message: FromReader): Promise<void> {
    const { parts } = this.session;
    const to = { id: this.handoffId };
    switch (message.type) {
      case 'ready':
        // A page that comes back asks before the state has seen anything, or after its handoff has gone.
        if (!this.#handoff()) {
          await this.session.state.refresh();
        }
        return this.#draw();
      case 'terminal': {
        openInTerminal(this.#handoff()?.note.verify?.[message.index]?.run);
        return;
      }
      case 'pickUp': {
        const { readBack } = message;
        const done = await unlessSecret((notSecret) => pickUp(parts, { ...to, notSecret }, { readBack }));
        if (typeof done === 'string') {
          this.#post({
            type: 'failed',
            message: this.speech.l10n.t('Not picked up yet: your sentence may hold a secret. Take it out.'),
          });
          return this.#draw();
        }
        await parts.clone.markAnnounced(this.handoffId);
        break;
      }
      case 'step':
        await tickStep(parts, to, message.step, message.done);
        break;
      case 'close':
        await closeHandoff(parts, to);
        break;
      case 'reopen':
        await reopenHandoff(parts, to);
        break;
      case 'withdraw':
        // It asks first, and so it ends with a message of its own.
        await vscode.commands.executeCommand('handoff.withdraw', {
          handoffId: this.handoffId,
          repository: parts.repository.root,
        });
        return this.#draw();
    }
    await this.session.state.refresh();
    await exchangeIfChosen(this.session, this.log);
  }

  #handoff(): HandoffView | undefined {
    const { all = [], withdrawn = [] } = this.session.state.snapshot ?? {};
    return [...all, ...withdrawn].find(({ note }) => note.id === this.handoffId);
  }

  #redraw(): void {
    this.#draw().catch((error: unknown) => this.log.error(error instanceof Error ? error : String(error)));
  }

  async #draw(): Promise<void> {
    const handoff = this.#handoff();
    this.#draws += 1;
    const draw = this.#draws;
    if ((!handoff || handoff.withdrawn) && !this.panel.visible) {
      // No page is there to be told, and what it kept of the text would come back with it.
      this.panel.dispose();
      return;
    }
    const { snapshot } = this.session.state;
    if (!handoff || !snapshot) {
      this.#shown = undefined;
      this.#post({ type: 'gone', message: goneText(this.speech.l10n) });
      return;
    }
    const facts = {
      handoff,
      repository: this.session.parts.repository.root,
      me: snapshot.me,
      mine: snapshot.mine,
      timeOf: timesOf(snapshot.people, snapshot.all),
      ...(await this.#asked(handoff)),
    };
    // Git is asked in between: what began later knows more.
    if (draw === this.#draws) {
      this.#shown = facts;
      this.#show(facts);
    }
  }

  /** Clocks go on while nothing else moves. Git is asked nothing. */
  #tick(): void {
    if (this.#shown && !this.#closed && this.panel.visible) {
      this.#show(this.#shown);
    }
  }

  #show(facts: Omit<BriefFacts, 'now'>): void {
    const now = this.session.parts.clock.now();
    this.#post({ type: 'show', model: briefModel({ ...facts, now }, this.speech) });
  }

  /** Known already for the current handoff of this branch; asked of git for any other. */
  async #asked({ note }: HandoffView): Promise<Pick<BriefFacts, 'code' | 'committedBy'>> {
    const { parts, state } = this.session;
    const known = state.snapshot?.current?.note.id === note.id ? state.snapshot : undefined;
    const [code, committedBy] = await Promise.all([
      known?.code ?? codeSince(parts.repository, note),
      known?.committedBy ?? parts.people.committers(note.id),
    ]);
    return { code, committedBy };
  }

  #post(message: ToReader): void {
    if (!this.#closed) {
      void this.panel.webview.postMessage(message);
    }
  }
}
