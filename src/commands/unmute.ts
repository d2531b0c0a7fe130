import * as vscode from 'vscode';
import { tell } from '../editor/messages';
import { listMutes, unmute as unmuteFor } from '../app/mutes';
import { label } from '../editor/label';
import type { Command } from './command';

/** Lists every mute in force and undoes the one that is picked. */
export const unmute: Command = {
  id: 'handoff.unmute',
  doing: ({ l10n }) => l10n.t('Unmuting'),
  run: async ({ session, speech }) => {
    const { l10n } = speech;
    const mutes = await listMutes(session.parts);
    if (mutes.length === 0) {
      void tell('information', l10n.t('Nothing is muted in this repository.'));
      return;
    }
    const picked = await vscode.window.showQuickPick(
      mutes.map((mute) => ({
        label: mute.kind === 'repository' ? l10n.t('This repository') : label(mute.branch),
        mute,
      })),
      { title: l10n.t('Ask again when this is left') },
    );
    if (picked) {
      await unmuteFor(session.parts, picked.mute);
    }
  },
};
