import type { Command } from './command';
import { branchFor } from './target';

/** Asks for a handoff of one line on the branch given, else on the one that is checked out, and saves it. */
export const writeOneLine: Command = {
  id: 'handoff.writeOneLine',
  doing: ({ l10n }) => l10n.t('Writing a one-line handoff'),
  run: async ({ session, screens }, argument) => {
    await screens.askOneLine(session, await branchFor(session, argument));
  },
};
