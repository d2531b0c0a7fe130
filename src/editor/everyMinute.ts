import { after, type After } from '../app/after';
import type { Disposable } from '../app/emitter';

const minute = 60_000;
/** After the turn of the minute, so that no clock shows the one before. */
const late = 50;

/** Calls back whenever clocks show another minute, until it is disposed. */
export function everyMinute(tick: () => void, wait: After = after, now: () => number = Date.now): Disposable {
  let timer: Disposable;
  const next = (): void => {
    timer = wait(minute - (now() % minute) + late, () => {
      next();
      tick();
    });
  };
  next();
  return { dispose: () => timer.dispose() };
}
