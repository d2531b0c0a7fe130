import * as vscode from 'vscode';
import { findHandoff } from '../app/findHandoff';
import { tickStep } from '../app/reply';
import { exchangeIfChosen } from '../editor/exchange';
import { label } from '../editor/label';
import type { Command } from './command';
import { property, textProperty } from '../editor/untrusted';
import { handoffFor } from './target';

/** Ticks a step or takes the tick back: the one of the row, else one that is picked from a list. */
export const toggleStep: Command = {
  id: 'handoff.toggleStep',
  writes: true,
  doing: ({ l10n }) => l10n.t('Ticking a step'),
  run: async ({ session, speech, log }, argument) => {
    const handoff = await findHandoff(session.parts, await handoffFor(session, argument));
    const given = textProperty(argument, 'stepId');
    const step =
      given === undefined
        ? (
            await vscode.window.showQuickPick(
              handoff.steps.map((known) => ({
                label: `$(${known.done ? 'check' : 'circle-outline'}) ${label(known.text)}`,
                step: known,
              })),
              { title: speech.l10n.t('Tick a step, or take its tick back') },
            )
          )?.step
        : handoff.steps.find((known) => known.id === given);
    if (!step) {
      return;
    }
    // A row says what its box shows: somebody else's tick in the meantime must not turn it round.
    const asked = property(argument, 'done');
    const wanted = typeof asked === 'boolean' ? asked : !step.done;
    await tickStep(session.parts, { id: handoff.note.id }, step.id, wanted);
    await session.state.refresh();
    await exchangeIfChosen(session, log);
  },
};
