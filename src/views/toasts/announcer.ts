import type * as vscode from 'vscode';
import { arrivalOf } from '../../app/arrival';
import type { DecidedDeparture } from '../../app/departures';
import type { Session } from '../../app/session';
import type { Announcing } from './announcing';
import { announceArrival } from './arrivalToast';
import { askAfterDeparture } from './departureToast';

/**
 * One toast per switch: a departure that asks wins, and the arrival then shows as badge. Without a
 * departure to wait for, an arrival is announced as soon as it is known: on opening a window, on a fetch.
 */
export class Announcer implements vscode.Disposable {
  readonly #subscriptions: { dispose(): unknown }[];
  /** While a departure is taken note of, nothing else speaks. */
  #departing = false;

  constructor(
    private readonly session: Session,
    private readonly around: Announcing,
    private readonly failed: (doing: string, error: unknown) => void,
  ) {
    this.#subscriptions = [
      session.departures.onDidDecide((decided) => this.#run(this.#departed(decided))),
      session.departures.onDidFail((error) => {
        failed(around.speech.l10n.t('Looking at the branch that was left'), error);
        this.#run(this.#refresh());
      }),
      session.departures.onDidPass(() => this.#run(this.#refresh())),
      session.state.onDidChange(() => this.#run(this.#arrived())),
    ];
  }

  dispose(): void {
    this.#forget();
    this.#subscriptions.forEach((subscription) => void subscription.dispose());
  }

  async #departed(decided: DecidedDeparture): Promise<void> {
    const { outcome, facts } = decided;
    this.around.log.info(`Left ${facts.from ?? ''}: ${outcome.decision}, ${outcome.reason}`);
    const asks = outcome.decision === 'ask';
    this.#departing = asks;
    this.#forget();
    const { current } = await this.session.state.refresh().finally(() => (this.#departing = false));
    if (asks) {
      if (current) {
        this.around.said.set(current.note.id, this.session);
      }
      await askAfterDeparture(this.session, this.around, decided);
    }
  }

  /** What arrived meanwhile has waited for the departure to be decided. */
  async #refresh(): Promise<void> {
    await this.session.state.refresh();
  }

  async #arrived(): Promise<void> {
    const { snapshot } = this.session.state;
    if (!snapshot || this.#isQuiet()) {
      return;
    }
    const announced = await this.session.parts.clone.announced();
    const handoff = arrivalOf(snapshot, announced);
    const isQuiet = this.#isQuiet();
    if (!handoff || isQuiet || this.around.said.has(handoff.note.id)) {
      return;
    }
    this.around.said.set(handoff.note.id, this.session);
    await announceArrival(this.session, this.around, handoff);
  }

  /** After a switch what was said here may be said again. */
  #forget(): void {
    const { said } = this.around;
    [...said].filter(([, by]) => by === this.session).forEach(([id]) => said.delete(id));
  }

  /** While a departure is on its way to its question, nothing else speaks. */
  #isQuiet(): boolean {
    return this.#departing || this.session.departures.isPending;
  }

  #run(work: Promise<void>): void {
    work.catch((error: unknown) => this.failed(this.around.speech.l10n.t('Announcing a handoff'), error));
  }
}
