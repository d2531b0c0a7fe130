import * as vscode from 'vscode';
import { findTidy, tidy as tidyFolders } from '../app/tidy';
import type { ToTidy } from '../domain/tidy';
import { visible } from '../domain/visible';
import { label } from '../editor/label';
import { withIdentity } from '../editor/identity';
import { tell } from '../editor/messages';
import type { Speech } from '../editor/speech';
import { branchName } from '../words/branchName';
import { firstLine } from '../words/firstLine';
import { goesText, leftText, nothingToTidyText, tidiedText } from '../words/tidied';
import type { Command } from './command';

/** Removes the folders of landed and withdrawn handoffs from the branch that is checked out, as picked. */
export const tidy: Command = {
  id: 'handoff.tidy',
  doing: ({ l10n }) => l10n.t('Tidying'),
  run: async ({ session, speech, log }) => {
    const { l10n } = speech;
    const found = await findTidy(session.parts);
    const left = found.left.map((folder) => leftText(l10n, folder));
    left.forEach((line) => log.info(visible(line)));
    if (found.remove.length === 0) {
      void tell('information', [nothingToTidyText(l10n), ...left.slice(0, mostNamed)].join(' '));
      return;
    }
    const picked = await pick(speech, found.branch, found.remove);
    if (picked.length === 0) {
      return;
    }
    const commit = await withIdentity({ session, speech, log }, () =>
      tidyFolders(session.parts, found, picked),
    );
    await session.state.refresh();
    void tell(
      'information',
      [tidiedText(l10n, picked.length, commit), ...left.slice(0, mostNamed)].join(' '),
    );
  },
};

/** A notification names so many of those that stay; the log has them all. */
const mostNamed = 3;

/** All are picked at first. Nothing where that was left. */
async function pick(
  { l10n }: Speech,
  branch: string,
  folders: readonly ToTidy[],
): Promise<readonly ToTidy[]> {
  const picked = await vscode.window.showQuickPick(
    folders.map((folder) => ({
      label: label(firstLine(folder.note.summary)),
      description: label([branchName(l10n, folder.note.branch), goesText(l10n, folder.reason)].join(' · ')),
      picked: true,
      folder,
    })),
    {
      title: l10n.t('Remove handoffs from the files of {0}, in one commit', visible(branch)),
      canPickMany: true,
      ignoreFocusOut: true,
    },
  );
  return (picked ?? []).map(({ folder }) => folder);
}
