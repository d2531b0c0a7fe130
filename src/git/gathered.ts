import { setImmediate } from 'node:timers/promises';

/**
 * Makes one run serve all who ask in the same turn of the event loop: it begins after that turn, so that every
 * answer is as of a moment after its question, and nothing is kept for a later one.
 */
export function gathered<T>(run: () => Promise<T>): () => Promise<T> {
  let next: Promise<T> | undefined;
  return () => {
    next ??= setImmediate().then(() => {
      next = undefined;
      return run();
    });
    return next;
  };
}
