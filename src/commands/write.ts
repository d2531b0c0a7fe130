import type { Command } from './command';
import { branchFor } from './target';

/** Opens the form for the branch that is checked out, or for the one given. */
export const write: Command = {
  id: 'handoff.write',
  doing: ({ l10n }) => l10n.t('Opening the handoff form'),
  run: async ({ session, screens }, argument) => screens.openForm(await branchFor(session, argument)),
};
