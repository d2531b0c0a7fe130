import type * as vscode from 'vscode';
import { arrivalOf } from '../../app/arrival';
import type { DecidedDeparture } from '../../app/departures';
import type { Session } from '../../app/session';
import { report } from '../../editor/report';
import type { Screens } from '../../editor/screens';
import type { Speech } from '../../editor/speech';
import { announceArrival } from './arrivalToast';
import { askAfterDeparture } from './departureToast';

/**
 * One toast per switch: a departure that asks wins, and the arrival then shows as badge. Without a
 * departure to wait for, an arrival is announced as soon as it is known: on opening a window, on a fetch.
 */
export class Announcer implements vscode.Disposable {
  readonly #subscriptions: { dispose(): unknown }[];
  /** Handoffs that had their say since the last switch. */
  #said = new Set<string>();
  /** While a departure is taken note of, nothing else speaks. */
  #departing = false;

  constructor(
    private readonly session: Session,
    private readonly screens: Screens,
    private readonly speech: Speech,
    private readonly log: vscode.LogOutputChannel,
  ) {
    this.#subscriptions = [
      session.departures.onDidDecide((decided) => this.#run(this.#departed(decided))),
      session.departures.onDidFail((error) => {
        report(log, speech.l10n.t('Looking at the branch that was left'), error);
        // What arrived meanwhile has waited for the departure to be decided.
        this.#run(session.state.refresh().then(() => undefined));
      }),
      session.state.onDidChange(() => this.#run(this.#arrived())),
    ];
  }

  dispose(): void {
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
  }

  async #departed(decided: DecidedDeparture): Promise<void> {
    const { outcome, facts } = decided;
    this.log.info(`Left ${facts.from ?? ''}: ${outcome.decision}, ${outcome.reason}`);
    const asks = outcome.decision === 'ask';
    this.#departing = asks;
    this.#said = new Set();
    const { current } = await this.session.state.refresh().finally(() => (this.#departing = false));
    if (asks) {
      if (current) {
        this.#said.add(current.note.id);
      }
      await askAfterDeparture(this.session, this.screens, decided);
    }
  }

  async #arrived(): Promise<void> {
    const { snapshot } = this.session.state;
    if (!snapshot || this.#isQuiet()) {
      return;
    }
    const announced = await this.session.parts.clone.announced();
    const handoff = arrivalOf(snapshot, announced);
    const isQuiet = this.#isQuiet();
    if (!handoff || isQuiet || this.#said.has(handoff.note.id)) {
      return;
    }
    this.#said.add(handoff.note.id);
    await announceArrival(this.session, this.screens, this.speech, handoff);
  }

  /** While a departure is on its way to its question, nothing else speaks. */
  #isQuiet(): boolean {
    return this.#departing || this.session.departures.isPending;
  }

  #run(work: Promise<void>): void {
    work.catch((error: unknown) => report(this.log, this.speech.l10n.t('Announcing a handoff'), error));
  }
}
