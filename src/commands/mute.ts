import * as vscode from 'vscode';
import { mute as muteFor } from '../app/mutes';
import type { Command } from './command';
import { branchFor } from './target';

/** Stops asking about the branch that is checked out, until `unmute`. */
export const mute: Command = {
  id: 'handoff.mute',
  doing: ({ l10n }) => l10n.t('Muting'),
  run: async ({ session, speech }, argument) => {
    const branch = await branchFor(session, argument);
    if (branch === undefined) {
      return;
    }
    await muteFor(session.parts, { kind: 'branch', branch });
    void vscode.window.setStatusBarMessage(
      speech.l10n.t('Handoff does not ask about {0} any more. "Handoff: Unmute…" takes it back.', branch),
      5000,
    );
  },
};
