import * as vscode from 'vscode';
import type { HandoffView } from '../app/handoffs';
import { findToPurge, purge as purgeHandoff } from '../app/purge';
import type { Session } from '../app/session';
import { compareText } from '../domain/order';
import { visible } from '../domain/visible';
import { label } from '../editor/label';
import { confirm } from '../editor/messages';
import type { Speech } from '../editor/speech';
import { textProperty } from '../editor/untrusted';
import { branchName } from '../words/branchName';
import { firstLine } from '../words/firstLine';
import { purgeDetail, purgedLines } from '../words/purged';
import { ago } from '../words/time';
import type { Command } from './command';

/**
 * For a leak: purges the handoff of the row, else the one that is picked (it never guesses), once that is
 * confirmed, and opens a document that says what still has it.
 */
export const purge: Command = {
  id: 'handoff.purge',
  doing: ({ l10n }) => l10n.t('Purging the handoff'),
  run: async ({ session, screens, speech }, argument) => {
    const { l10n, language } = speech;
    const given = textProperty(argument, 'handoffId');
    const found = given === undefined ? await pick(session, speech) : await findToPurge(session.parts, given);
    if (!found) {
      return;
    }
    const { note } = found;
    const question = l10n.t(
      'Purge “{0}”, the handoff on {1} by {2}, {3}?',
      firstLine(note.summary),
      branchName(l10n, note.branch),
      note.author.name,
      ago(l10n, language, note.created, session.parts.clock.now()),
    );
    const detail = purgeDetail(l10n);
    const [show, go] = [l10n.t('Show Handoff'), l10n.t('Purge')];
    const answer = await confirm(question, detail, show, go);
    if (answer === show) {
      await screens.openBrief(session, note.id);
    }
    if (answer !== go) {
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

/** Any handoff of the repository, withdrawn ones too, the newest first. */
async function pick(session: Session, { l10n, language }: Speech): Promise<HandoffView | undefined> {
  const { all, withdrawn } = await session.state.refresh();
  const now = session.parts.clock.now();
  const items = [...all, ...withdrawn]
    .sort((one, other) => compareText(other.note.created, one.note.created))
    .map((handoff) => {
      const { summary, branch, author, created } = handoff.note;
      const facts = [branchName(l10n, branch), author.name, ago(l10n, language, created, now)];
      return {
        label: label(firstLine(summary)),
        description: label([...facts, ...(handoff.withdrawn ? [l10n.t('withdrawn')] : [])].join(' · ')),
        handoff,
      };
    });
  const picked = await vscode.window.showQuickPick(items, {
    title: l10n.t('Purge which handoff?'),
    placeHolder: items.length === 0 ? l10n.t('This repository has no handoffs.') : '',
    matchOnDescription: true,
  });
  return picked?.handoff;
}
