import * as vscode from 'vscode';
import { pickUp as pickUpHandoff } from '../app/reply';
import { exchangeIfChosen } from '../editor/exchange';
import type { Command } from './command';
import { handoffFor } from './target';

/** Asks for the read-back in one sentence, and picks the handoff up. */
export const pickUp: Command = {
  id: 'handoff.pickUp',
  writes: true,
  doing: ({ l10n }) => l10n.t('Picking up'),
  run: async ({ session, speech, log }, argument) => {
    const id = await handoffFor(session, argument);
    const { l10n } = speech;
    const readBack = await vscode.window.showInputBox({
      title: l10n.t('Pick up'),
      prompt: l10n.t('In one sentence: what do you understand, and what do you do first?'),
      ignoreFocusOut: true,
      validateInput: (text) =>
        text.trim() === ''
          ? l10n.t('One sentence is enough. It tells the author that it arrived.')
          : undefined,
    });
    if (readBack === undefined) {
      return;
    }
    await pickUpHandoff(session.parts, { id }, { readBack });
    await session.parts.clone.markAnnounced(id);
    await session.state.refresh();
    void vscode.window.setStatusBarMessage(
      l10n.t('Picked up. The author sees your sentence after the next sync.'),
      5000,
    );
    await exchangeIfChosen(session, log);
  },
};
