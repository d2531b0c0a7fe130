import type { Disposable } from '../app/emitter';

const minute = 60_000;

/** Calls back whenever clocks show another minute, until it is disposed. Nothing is kept running by it. */
export function everyMinute(tick: () => void): Disposable {
  let timer: ReturnType<typeof setTimeout>;
  const wait = (): void => {
    // A little after the turn, so that no clock shows the minute before.
    timer = setTimeout(
      () => {
        wait();
        tick();
      },
      minute - (Date.now() % minute) + 50,
    );
  };
  wait();
  return { dispose: () => clearTimeout(timer) };
}
