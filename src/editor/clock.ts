import { randomBytes } from 'node:crypto';
import * as vscode from 'vscode';
import type { Clock } from '../app/ports';

/** The machine's clock; the time zone is the setting's where there is one. */
export function editorClock(): Clock {
  return {
    now: () => new Date(),
    timeZone: () => {
      const chosen = vscode.workspace.getConfiguration('handoff').get<string>('timeZone', '').trim();
      return isTimeZone(chosen) ? chosen : Intl.DateTimeFormat().resolvedOptions().timeZone;
    },
    random: (bytes) => randomBytes(bytes),
  };
}

/** True for a name that dates can be shown in. An empty one, or one with a slip in it, is none. */
function isTimeZone(name: string): boolean {
  try {
    return name !== '' && Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch (error) {
    if (error instanceof RangeError) {
      return false;
    }
    throw error;
  }
}
