import { closeHandoff } from '../../app/reply';
import { command } from '../command';
import { replied } from '../reply';

/** Closes a handoff. */
export const close = command({
  name: 'close',
  usage: 'close ID [--json]',
  summary: 'Closes a handoff: nothing in it waits for anybody any more.',
  doing: 'Closing the handoff',
  required: ['id'],
  options: {},
  run: (context, _values, { id }) =>
    replied(
      context,
      id,
      (title) => `Closed: ${title}.`,
      (parts, { note }) => closeHandoff(parts, { id: note.id }),
    ),
});
