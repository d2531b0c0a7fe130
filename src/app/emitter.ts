/** Ends something: a listener, a timer, a watch. Safe to call twice. */
export interface Disposable {
  dispose(): void;
}

/** The smallest event: listeners are called in order, each may leave at any time. */
export class Emitter<T> implements Disposable {
  readonly #listeners = new Set<(value: T) => void>();

  /** Subscribes; dispose the result to leave. */
  readonly event = (listener: (value: T) => void): Disposable => {
    this.#listeners.add(listener);
    return { dispose: () => this.#listeners.delete(listener) };
  };

  fire(value: T): void {
    for (const listener of [...this.#listeners]) {
      listener(value);
    }
  }

  dispose(): void {
    this.#listeners.clear();
  }
}
