import * as vscode from 'vscode';
import type { WatchSettings } from '../app/departureWatch';
import type { Going } from '../app/shareWaiting';
import { shareModes, type ShareMode } from '../domain/share';

/** The settings of the departure prompt, as of now, as they hold in a folder of the window. */
export function promptSettings(scope: vscode.Uri): WatchSettings {
  const settings = vscode.workspace.getConfiguration('handoff', scope);
  return {
    enabled: settings.get('prompt.enabled', true),
    settleSeconds: Math.max(0, settings.get('prompt.settleSeconds', 2)),
    dailyLimit: settings.get('prompt.dailyLimit', 6),
    ignoredBranches: texts(settings.get<unknown>('prompt.ignoredBranches')),
    onDefaultBranch: settings.get('prompt.onDefaultBranch', false),
  };
}

/** Settings are edited by hand: what is no list of texts is none, and must not end every departure. */
function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** Where handoffs go when the user has set it for good; undefined leaves it to the save bar. */
export function shareSetting(): ShareMode | undefined {
  const value = vscode.workspace.getConfiguration('handoff').get<string>('share');
  return shareModes.find((mode) => mode === value);
}

/** What that setting says to notes which wait for their branch: set to another way, it holds them back. */
export function goingSetting(): Going {
  return (shareSetting() ?? 'branch') === 'branch' ? 'go' : 'hold';
}

/** When journals are exchanged without being told to. */
export function syncSetting(): 'ask' | 'auto' | 'off' {
  const value = vscode.workspace.getConfiguration('handoff').get<string>('sync');
  return value === 'auto' || value === 'off' ? value : 'ask';
}
