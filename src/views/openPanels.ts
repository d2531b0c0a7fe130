/** The part of a webview's panel that is needed here. */
export interface Panel {
  reveal(): void;
  dispose(): void;
  onDidDispose(listener: () => void): unknown;
}

/** The panels of one kind that are open: one for each key. */
export class OpenPanels<P extends Panel> {
  readonly #open = new Map<string, Promise<P>>();

  /** Shows the panel of a key, made where there is none. It is known before it is made: a second click finds it. */
  async show(key: string, make: () => Promise<P>): Promise<void> {
    const known = this.#open.get(key);
    if (known) {
      (await known).reveal();
    } else {
      await this.#keep(key, make());
    }
  }

  has(key: string): boolean {
    return this.#open.has(key);
  }

  /** Takes a panel that the editor brought back, and fills it; one too many is closed. */
  async revive(key: string, panel: P, fill: () => Promise<unknown>): Promise<void> {
    if (this.#open.has(key)) {
      panel.dispose();
    } else {
      await this.#keep(
        key,
        fill().then(() => panel),
      );
    }
  }

  dispose(): void {
    this.#open.clear();
  }

  async #keep(key: string, opening: Promise<P>): Promise<void> {
    this.#open.set(key, opening);
    const forget = (): void => {
      if (this.#open.get(key) === opening) {
        this.#open.delete(key);
      }
    };
    try {
      (await opening).onDidDispose(forget);
    } catch (error) {
      forget();
      throw error;
    }
  }
}
