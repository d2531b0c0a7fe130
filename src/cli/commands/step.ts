import { tickStep } from '../../app/reply';
import { command } from '../command';
import { replied } from '../reply';

/** Ticks a step, or takes the tick back. */
export const step = command({
  name: 'step',
  usage: 'step ID STEP [--undo] [--json]',
  summary: 'Ticks a step, or takes the tick back.',
  doing: 'Ticking a step',
  required: ['id', 'step'],
  options: { undo: { type: 'boolean', help: 'takes the tick back' } },
  run: (context, { undo }, { id, step: stepId }) =>
    replied(
      context,
      id,
      (title) => `Step ${stepId} is ${undo === true ? 'not done' : 'done'}, on ${title}.`,
      (parts, { note }) => tickStep(parts, { id: note.id }, stepId, undo !== true),
    ),
});
