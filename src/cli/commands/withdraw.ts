import { withdraw as withdrawHandoff } from '../../app/withdraw';
import { command } from '../command';
import { notSecretBy, notSecretOption } from '../notSecret';
import { handoffOf, readAll } from '../read';
import { withdrawnShape } from '../shapes';
import { oneLine } from '../text/layout';

/** Hides a handoff of one's own everywhere. */
export const withdraw = command({
  name: 'withdraw',
  usage: 'withdraw ID [--reason TEXT] [--not-secret] [--json]',
  summary: 'Hides a handoff of yours everywhere; it stays in history. A note to yourself is deleted.',
  doing: 'Withdrawing the handoff',
  required: ['id'],
  options: {
    reason: { type: 'string', value: 'TEXT', help: 'why, for those who still look for it' },
    ...notSecretOption,
  },
  run: async (context, options, { id }) => {
    const { reason } = options;
    const { parts } = await context.session();
    const { note } = handoffOf(await readAll(parts), id);
    const reply = await withdrawHandoff(parts, { id: note.id, ...notSecretBy(options) }, { reason });
    const title = oneLine(note.branch ?? note.id, 60);
    if (!reply) {
      return { json: { id: note.id, status: 'deleted' }, text: [`Deleted: ${title}. Nobody else had it.`] };
    }
    const { author: by, created: at } = reply;
    const why = reply.reason === undefined ? {} : { reason: reply.reason };
    return {
      json: withdrawnShape(note, { by, at, ...why }),
      text: [
        `Withdrawn: ${title}. Others stop seeing it when they get this: send it with "handoff sync".`,
        'It stays in history. If it holds a secret, see "handoff purge --help".',
      ],
    };
  },
});
