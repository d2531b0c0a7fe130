import * as vscode from 'vscode';
import { waitingHere } from '../app/arrival';
import type { Session } from '../app/session';
import { UnsaidHere } from '../app/unsaid';
import { branchOf } from '../domain/head';
import { shortName } from '../domain/people';
import { label } from '../editor/label';
import type { SessionHost } from '../editor/sessionHost';
import type { Speech } from '../editor/speech';
import { unsaidText } from '../words/unsaid';

/** What the item says, and what a click does. */
interface Shown {
  readonly text: string;
  readonly command: vscode.Command;
  readonly tooltip: string | vscode.MarkdownString;
}

/**
 * One quiet word in the status bar about the branch that is checked out: a handoff that waits there, else work
 * of one's own that nobody was told about. With neither there is no item.
 */
export class StatusItem implements vscode.Disposable {
  readonly #item = vscode.window.createStatusBarItem('status', vscode.StatusBarAlignment.Left, 0);
  readonly #unsaid = new WeakMap<Session, UnsaidHere>();
  readonly #subscriptions: { dispose(): unknown }[];
  /** Counts the drawings, so that a slow one never overwrites a newer one. */
  #drawing = 0;

  constructor(
    private readonly host: SessionHost,
    private readonly speech: Speech,
    private readonly failed: (error: unknown) => void,
  ) {
    this.#item.name = speech.l10n.t('Handoff');
    this.#subscriptions = [this.#item, host.onDidChange(() => this.draw())];
  }

  /** Says again what there is to say; called whenever the state of a session has changed. */
  draw(): void {
    const drawing = ++this.#drawing;
    this.#find().then((shown) => {
      if (drawing === this.#drawing) {
        this.#show(shown);
      }
    }, this.failed);
  }

  dispose(): void {
    this.#drawing += 1;
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
  }

  #show(shown: Shown | undefined): void {
    if (!shown) {
      this.#item.hide();
      return;
    }
    this.#item.text = `$(comment) ${label(shown.text)}`;
    this.#item.accessibilityInformation = { label: `Handoff: ${label(shown.text)}`, role: 'button' };
    this.#item.command = shown.command;
    this.#item.tooltip = shown.tooltip;
    this.#item.show();
  }

  async #find(): Promise<Shown | undefined> {
    const session = this.host.active;
    const snapshot = session?.state.snapshot;
    if (!session || !snapshot) {
      return undefined;
    }
    const { l10n } = this.speech;
    const repository = session.parts.repository.root;
    const waiting = waitingHere(snapshot);
    if (waiting) {
      const title = l10n.t('Show Handoff');
      const argument = { handoffId: waiting.note.id, repository };
      return {
        text: l10n.t('Handoff by {0}', shortName(waiting.note.author.name)),
        command: { command: 'handoff.open', title, arguments: [argument] },
        tooltip: l10n.t('A handoff waits for you on this branch. Click to read it.'),
      };
    }
    const facts = await this.#unsaidOf(session).of(snapshot);
    if (!facts) {
      return undefined;
    }
    const title = l10n.t('Write Handoff');
    const argument = { branch: branchOf(snapshot.head), repository };
    return {
      text: unsaidText(l10n, facts),
      command: { command: 'handoff.write', title, arguments: [argument] },
      tooltip: this.#tooltip(),
    };
  }

  #unsaidOf(session: Session): UnsaidHere {
    const known = this.#unsaid.get(session) ?? new UnsaidHere(session.parts);
    this.#unsaid.set(session, known);
    return known;
  }

  /** Its links run commands, so nothing from the repository is in it. */
  #tooltip(): vscode.MarkdownString {
    const { l10n } = this.speech;
    const pause = encodeURIComponent(JSON.stringify([{ until: 'tomorrow' }]));
    const links = [
      `[${l10n.t('Pause Until Tomorrow')}](command:handoff.mute?${pause})`,
      `[${l10n.t('Mute…')}](command:handoff.mute)`,
      `[${l10n.t('Why Was I (Not) Asked?')}](command:handoff.whyAsked)`,
    ];
    const text = l10n.t('Nobody was told about this work yet. Click to write a handoff.');
    const tooltip = new vscode.MarkdownString(`${text}\n\n${links.join(' · ')}`);
    tooltip.isTrusted = { enabledCommands: ['handoff.mute', 'handoff.whyAsked'] };
    return tooltip;
  }
}
