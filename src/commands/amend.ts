import { findOwn } from '../app/withdraw';
import type { Command } from './command';
import { handoffFor } from './target';

/** Opens the form on a handoff of one's own: what is changed there is saved as a reply. */
export const amend: Command = {
  id: 'handoff.amend',
  doing: ({ l10n }) => l10n.t('Amending the handoff'),
  run: async ({ session, screens }, argument) => {
    const { handoff } = await findOwn(session.parts, await handoffFor(session, argument), 'amend');
    const { id, branch, at } = handoff.note;
    const commit = branch === undefined ? { commit: at?.commit } : {};
    await screens.openForm(session, branch, { ...commit, amends: id });
  },
};
