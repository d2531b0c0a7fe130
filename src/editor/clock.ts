import { randomBytes } from 'node:crypto';
import type { Clock } from '../app/ports';

/** The machine's clock and its time zone. */
export function editorClock(): Clock {
  return {
    now: () => new Date(),
    timeZone: () => Intl.DateTimeFormat().resolvedOptions().timeZone,
    random: (bytes) => randomBytes(bytes),
  };
}
