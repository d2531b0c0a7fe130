import * as vscode from 'vscode';
import { findToPurge, purge as purgeHandoff } from '../app/purge';
import { visible } from '../domain/visible';
import { confirm } from '../editor/messages';
import { purgedLines } from '../words/purged';
import type { Command } from './command';
import { handoffFor } from './target';

/** For a leak: purges once it is confirmed, and opens a document that says what still has the handoff. */
export const purge: Command = {
  id: 'handoff.purge',
  doing: ({ l10n }) => l10n.t('Purging the handoff'),
  run: async ({ session, speech }, argument) => {
    const { l10n } = speech;
    const { note } = await findToPurge(session.parts, await handoffFor(session, argument));
    const name = visible(note.branch ?? l10n.t('this commit'));
    const question = l10n.t('Purge the handoff on {0} by {1}?', name, visible(note.author.name));
    const detail = l10n.t(
      'Your journal is rewritten without it and without your replies to it. This cannot be undone. Branches and the working tree are not touched; a document then says what still has it, and what to do.',
    );
    if (!(await confirm(question, detail, l10n.t('Purge')))) {
      return;
    }
    const purged = await purgeHandoff(session.parts, note.id);
    await session.state.refresh();
    const content = `${purgedLines(l10n, purged).map(visible).join('\n\n')}\n`;
    await vscode.window.showTextDocument(
      await vscode.workspace.openTextDocument({ language: 'markdown', content }),
    );
  },
};
