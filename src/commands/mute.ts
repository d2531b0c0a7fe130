import * as vscode from 'vscode';
import { mute as muteFor, pauseUntilTomorrow, type Mute } from '../app/mutes';
import { branchOf } from '../domain/head';
import { label } from '../editor/label';
import { mention } from '../editor/messages';
import { openSetting } from '../editor/openSetting';
import { textProperty } from '../editor/untrusted';
import { pausedText } from '../words/mutes';
import type { Command, CommandContext } from './command';

/** A way of being asked less. */
interface Choice extends vscode.QuickPickItem {
  readonly run: () => Promise<void>;
}

/**
 * Asks less: not before tomorrow, not about this branch, not in this repository, or by the settings. With
 * `until: 'tomorrow'` as its argument it pauses without asking. Every mute is undone by `unmute`.
 */
export const mute: Command = {
  id: 'handoff.mute',
  doing: ({ l10n }) => l10n.t('Muting'),
  run: async (context, argument) => {
    const pause = pauseOf(context);
    const picked =
      textProperty(argument, 'until') === 'tomorrow'
        ? pause
        : await vscode.window.showQuickPick([pause, ...mutesOf(context), ...settingsOf(context)], {
            title: context.speech.l10n.t('Be asked less'),
          });
    await picked?.run();
  },
};

function pauseOf({ session, speech }: CommandContext): Choice {
  const { l10n, language } = speech;
  const { parts } = session;
  return {
    label: l10n.t('Pause until tomorrow'),
    description: l10n.t('in this repository'),
    run: async () => {
      const until = pausedText(l10n, language, parts.clock.timeZone(), await pauseUntilTomorrow(parts));
      mention(l10n.t('Handoff asks nothing {0}. "Handoff: Unmute…" takes it back.', until));
    },
  };
}

function mutesOf({ session, speech }: CommandContext): readonly Choice[] {
  const { l10n } = speech;
  const branch = branchOf(session.state.snapshot?.head);
  const make = (text: string, said: string, what: Mute, description?: string): Choice => ({
    label: text,
    ...(description === undefined ? {} : { description }),
    run: async () => {
      await muteFor(session.parts, what);
      mention(said);
    },
  });
  return [
    ...(branch === undefined
      ? []
      : [
          make(
            l10n.t("Don't ask on this branch"),
            l10n.t('Handoff does not ask about {0} any more. "Handoff: Unmute…" takes it back.', branch),
            { kind: 'branch', branch },
            label(branch),
          ),
        ]),
    make(
      l10n.t("Don't ask in this repository"),
      l10n.t('Handoff does not ask in this repository any more. "Handoff: Unmute…" takes it back.'),
      { kind: 'repository' },
    ),
  ];
}

function settingsOf({ speech: { l10n } }: CommandContext): readonly Choice[] {
  const choice = (text: string, name: string): Choice => ({
    label: text,
    description: `handoff.${name}`,
    iconPath: new vscode.ThemeIcon('settings-gear'),
    run: () => openSetting(name),
  });
  return [
    choice(l10n.t('Ignore branches by their names…'), 'prompt.ignoredBranches'),
    choice(l10n.t('How often in a day…'), 'prompt.dailyLimit'),
    choice(l10n.t('Never ask, anywhere…'), 'prompt.enabled'),
  ];
}
