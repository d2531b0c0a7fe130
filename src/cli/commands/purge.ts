import { purge as purgeHandoff } from '../../app/purge';
import { purgedLines } from '../../words/purged';
import { command } from '../command';
import { anyHandoffOf, readAll } from '../read';

/** Takes a handoff out of everything that is this clone's own, and says what else has it. */
export const purge = command({
  name: 'purge',
  usage: 'purge ID [--json]',
  summary:
    'For a leak: rewrites your journal without a handoff and your replies to it, and names what still has it.',
  doing: 'Purging the handoff',
  required: ['id'],
  options: {},
  run: async (context, _values, { id }) => {
    const { parts } = await context.session();
    const { note } = anyHandoffOf(await readAll(parts), id);
    const purged = await purgeHandoff(parts, note.id);
    return { json: purged, text: purgedLines(context.l10n, purged) };
  },
});
