import { reopenHandoff } from '../../app/reply';
import { command } from '../command';
import { replied } from '../reply';

/** Takes the close of a handoff back. */
export const reopen = command({
  name: 'reopen',
  usage: 'reopen ID [--json]',
  summary: 'Opens a closed handoff again.',
  doing: 'Reopening the handoff',
  required: ['id'],
  options: {},
  run: (context, _values, { id }) =>
    replied(
      context,
      id,
      (title) => `Reopened: ${title}.`,
      (parts, { note }) => reopenHandoff(parts, { id: note.id }),
    ),
});
