import type { Disposable } from './emitter';

/** `setTimeout` as far as it is needed: runs once after some milliseconds, unless disposed. */
export type After = (milliseconds: number, run: () => void) => Disposable;

/** The machine's own. */
export const after: After = (milliseconds, run) => {
  const timer = setTimeout(run, milliseconds);
  return { dispose: () => clearTimeout(timer) };
};
