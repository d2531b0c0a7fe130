import { reopenHandoff } from '../app/reply';
import { exchangeIfChosen } from '../editor/exchange';
import type { Command } from './command';
import { handoffFor } from './target';

/** Opens a closed handoff again. */
export const reopen: Command = {
  id: 'handoff.reopen',
  writes: true,
  doing: ({ l10n }) => l10n.t('Reopening the handoff'),
  run: async ({ session, log }, argument) => {
    await reopenHandoff(session.parts, { id: await handoffFor(session, argument) });
    await session.state.refresh();
    await exchangeIfChosen(session, log);
  },
};
