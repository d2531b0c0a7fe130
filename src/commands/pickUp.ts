import { pickUp as pickUpHandoff } from '../app/reply';
import { askText, textIsUsed } from '../editor/askText';
import { exchangeIfChosen } from '../editor/exchange';
import { mention } from '../editor/messages';
import { unlessSecret } from '../editor/secretQuestion';
import type { Command } from './command';
import { handoffFor } from './target';

/** Asks for the read-back in one sentence, and picks the handoff up. */
export const pickUp: Command = {
  id: 'handoff.pickUp',
  writes: true,
  doing: ({ l10n }) => l10n.t('Picking up the handoff'),
  run: async (context, argument) => {
    const { session, speech, log } = context;
    const id = await handoffFor(session, argument);
    const { l10n } = speech;
    const about = `pickUp ${id}`;
    const readBack = await askText(
      about,
      {
        title: l10n.t('Pick Up Handoff'),
        prompt: l10n.t('In one sentence: what do you understand, and what do you do first?'),
      },
      (text) =>
        text.trim() === ''
          ? l10n.t('One sentence is enough. It tells the author that it arrived.')
          : undefined,
    );
    if (readBack === undefined) {
      return;
    }
    const done = await unlessSecret((notSecret) =>
      pickUpHandoff(session.parts, { id, notSecret }, { readBack }),
    );
    if (done === 'edit') {
      return pickUp.run(context, argument);
    }
    if (done === 'left') {
      return;
    }
    textIsUsed(about);
    await session.parts.clone.markAnnounced(id);
    await session.state.refresh();
    mention(l10n.t('Picked up. The author sees your sentence after the next sync.'));
    await exchangeIfChosen(session, log);
  },
};
