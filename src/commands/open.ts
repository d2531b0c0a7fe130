import type { Command } from './command';
import { handoffFor } from './target';

/** Shows the brief of a handoff. */
export const open: Command = {
  id: 'handoff.open',
  doing: ({ l10n }) => l10n.t('Showing the handoff'),
  run: async ({ session, screens }, argument) => {
    const id = await handoffFor(session, argument);
    await screens.openBrief(session, id);
    await session.parts.clone.markAnnounced(id);
  },
};
