import { closeHandoff } from '../app/reply';
import { exchangeIfChosen } from '../editor/exchange';
import type { Command } from './command';
import { handoffFor } from './target';

/** Closes a handoff; `reopen` takes it back. */
export const close: Command = {
  id: 'handoff.close',
  writes: true,
  doing: ({ l10n }) => l10n.t('Closing the handoff'),
  run: async ({ session, log }, argument) => {
    await closeHandoff(session.parts, { id: await handoffFor(session, argument) });
    await session.state.refresh();
    await exchangeIfChosen(session, log);
  },
};
