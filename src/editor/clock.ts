import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Clock } from '../app/ports';

/** The machine's clock; the time zone is the setting's where there is one. */
export function editorClock(): Clock {
  return {
    now: () => new Date(),
    timeZone: () => {
      const chosen = vscode.workspace.getConfiguration('handoff').get<string>('timeZone', '').trim();
      return chosen === '' ? Intl.DateTimeFormat().resolvedOptions().timeZone : chosen;
    },
    random: (bytes) => randomBytes(bytes),
  };
}
