import { findTidy, tidy as tidyFolders } from '../../app/tidy';
import { goesText, leftText, nothingToTidyText, tidiedText } from '../../words/tidied';
import { command } from '../command';
import { oneLine } from '../text/layout';

/** Removes the folders of landed and withdrawn handoffs from the branch that is checked out. */
export const tidy = command({
  name: 'tidy',
  usage: 'tidy [--dry-run] [--json]',
  summary: 'Removes the folders of landed and withdrawn handoffs from this branch, in one commit.',
  doing: 'Tidying',
  options: { 'dry-run': { type: 'boolean', help: 'only say what would be removed' } },
  run: async (context, values) => {
    const { l10n } = context;
    const { parts } = await context.session();
    const found = await findTidy(parts);
    const { remove, left } = found;
    const isDone = remove.length > 0 && values['dry-run'] !== true;
    const commit = isDone ? await tidyFolders(parts, found, remove) : undefined;
    const removed = remove.map(({ note, reason }) => ({ id: note.id, branch: note.branch ?? null, reason }));
    const verb = isDone ? 'Removed' : 'Would remove';
    return {
      json: { removed, commit: commit ?? null, left },
      text: [
        ...remove.map(
          ({ path, note, reason }) =>
            `${verb}: ${path} (${oneLine(note.branch ?? 'no branch', 60)}, ${goesText(l10n, reason)})`,
        ),
        ...(remove.length === 0 ? [nothingToTidyText(l10n)] : []),
        ...(commit === undefined ? [] : [tidiedText(l10n, remove.length, commit)]),
        ...left.map((folder) => leftText(l10n, folder)),
      ],
    };
  },
});
