import { pickUp } from '../../app/reply';
import { command, seeHelp } from '../command';
import { WrongUse } from '../failure';
import { notSecretBy, notSecretOption } from '../notSecret';
import { replied } from '../reply';

/** Picks a handoff up, with a read-back. */
export const pickup = command({
  name: 'pickup',
  usage: 'pickup ID --read-back TEXT [--not-secret] [--json]',
  summary: 'Picks a handoff up: says in one sentence what was understood and what comes first.',
  doing: 'Picking up the handoff',
  required: ['id'],
  options: {
    'read-back': { type: 'string', value: 'TEXT', help: 'what you understood, and what you do first' },
    ...notSecretOption,
  },
  run: (context, options, { id }) => {
    const { 'read-back': readBack } = options;
    if (readBack === undefined) {
      throw new WrongUse(`--read-back is missing. ${seeHelp('pickup')}`);
    }
    return replied(
      context,
      id,
      (title) => `Picked up: ${title}.`,
      (parts, { note }) => pickUp(parts, { id: note.id, ...notSecretBy(options) }, { readBack }),
    );
  },
});
