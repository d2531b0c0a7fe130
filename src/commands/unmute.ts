import * as vscode from 'vscode';
import { listMutes, unmute as unmuteFor, type Mute } from '../app/mutes';
import { label } from '../editor/label';
import { mention, tell } from '../editor/messages';
import { openSetting } from '../editor/openSetting';
import { pausedText } from '../words/mutes';
import type { Command, CommandContext } from './command';

interface Item extends vscode.QuickPickItem {
  readonly undo: () => Promise<void>;
}

/** Lists every mute in force, those of the settings too, and undoes the one that is picked. */
export const unmute: Command = {
  id: 'handoff.unmute',
  doing: ({ l10n }) => l10n.t('Unmuting'),
  run: async (context) => {
    const { l10n } = context.speech;
    const mutes = await listMutes(context.session.parts);
    const items = [...mutes.map((mute) => itemOf(context, mute)), ...(await settingsOf(context))];
    if (items.length === 0) {
      void tell('information', l10n.t('Nothing is muted in this repository.'));
      return;
    }
    const picked = await vscode.window.showQuickPick(items, {
      title: l10n.t('What is muted. Pick one to be asked again'),
    });
    await picked?.undo();
  },
};

function itemOf({ session, speech }: CommandContext, mute: Mute): Item {
  const { parts } = session;
  return {
    ...textOf(mute, speech, parts.clock.timeZone()),
    undo: async () => {
      await unmuteFor(parts, mute);
      mention(speech.l10n.t('Handoff asks again.'));
    },
  };
}

function textOf(
  mute: Mute,
  { l10n, language }: CommandContext['speech'],
  timeZone: string,
): { readonly label: string; readonly description?: string } {
  switch (mute.kind) {
    case 'pause':
      return { label: l10n.t('Paused'), description: pausedText(l10n, language, timeZone, mute.until) };
    case 'repository':
      return { label: l10n.t('This repository') };
    case 'branch':
      return { label: label(mute.branch), description: l10n.t('this branch') };
  }
}

/** What a setting mutes is undone where it was set, by the person who sees which of their settings it is. */
async function settingsOf({ session, speech: { l10n } }: CommandContext): Promise<readonly Item[]> {
  const { prompt } = await session.parts.settings();
  const item = (text: string, name: string): Item => ({
    label: text,
    description: l10n.t('setting {0}', `handoff.${name}`),
    iconPath: new vscode.ThemeIcon('settings-gear'),
    undo: () => openSetting(name),
  });
  return [
    ...(prompt.enabled ? [] : [item(l10n.t('Everything'), 'prompt.enabled')]),
    ...(prompt.dailyLimit > 0 ? [] : [item(l10n.t('Every day'), 'prompt.dailyLimit')]),
    ...prompt.ignoredBranches.map((pattern) => item(label(pattern), 'prompt.ignoredBranches')),
  ];
}
