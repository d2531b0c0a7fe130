import { why as explain } from '../../app/departures';
import { reasonText } from '../../words/departures';
import { command } from '../command';
import { oneLine } from '../text/layout';

/** Says what the departure policy makes of the branch that was left last. */
export const why = command({
  name: 'why',
  usage: 'why [--json]',
  summary: 'Tells whether leaving the last branch is worth a question, and why.',
  doing: 'Explaining the departure',
  options: {},
  run: async (context) => {
    const { parts } = await context.session();
    const { outcome, departure, facts } = await explain(parts, (await parts.settings()).prompt);
    const { decision, reason } = outcome;
    const left = departure ? ` when you left ${oneLine(departure.from, 60)}` : '';
    return {
      json: {
        decision,
        reason,
        from: departure?.from ?? null,
        to: facts?.to ?? null,
        at: departure?.at ?? null,
        facts: facts ?? null,
      },
      text: [
        `${decision === 'ask' ? 'Asked' : 'Quiet'}${left}, because ${oneLine(reasonText(context.l10n, outcome, facts), 200)}.`,
      ],
    };
  },
});
