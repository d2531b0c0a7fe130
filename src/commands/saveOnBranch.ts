import * as vscode from 'vscode';
import { saveOnBranch as putOnBranch } from '../app/saveOnBranch';
import type { Session } from '../app/session';
import { waitingOnHead } from '../app/waitingOnHead';
import { visible } from '../domain/visible';
import { tell } from '../editor/messages';
import { textProperty } from '../editor/untrusted';
import { waitsText } from '../words/waiting';
import type { Command } from './command';
import { handoffFor } from './target';

/** Commits on its branch what waits to go there: the handoff of the row, else all of the branch in view. */
export const saveOnBranch: Command = {
  id: 'handoff.saveOnBranch',
  doing: ({ l10n }) => l10n.t('Saving on the branch'),
  run: async ({ session, speech: { l10n } }, argument) => {
    for (const id of await handoffsFor(session, argument)) {
      const { note, outcome } = await putOnBranch(session.parts, id);
      const branch = visible(note.branch ?? '');
      switch (outcome.kind) {
        case 'on-branch':
          void vscode.window.setStatusBarMessage(l10n.t('The handoff is on {0} now.', branch), 5000);
          break;
        case 'waiting':
          void tell(
            'information',
            visible(waitsText(l10n, { branch, why: outcome }, session.parts.repository.root)),
          );
          break;
        case 'failed':
          void tell(
            'warning',
            visible(l10n.t('It could not be committed on {0}: {1}', branch, outcome.detail)),
          );
          break;
        case 'not-wanted':
          void tell('information', l10n.t('A note to yourself: it stays in this clone'));
      }
    }
    await session.state.refresh();
  },
};

async function handoffsFor(session: Session, argument: unknown): Promise<readonly string[]> {
  const { snapshot } = session.state;
  const waiting = snapshot ? waitingOnHead(snapshot).map(({ id }) => id) : [];
  return textProperty(argument, 'handoffId') === undefined && waiting.length > 0
    ? waiting
    : [await handoffFor(session, argument)];
}
