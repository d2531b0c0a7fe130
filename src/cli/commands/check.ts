import { command } from '../command';
import { readAll } from '../read';
import { unreadableShape } from '../shapes';
import { unreadableLine } from '../text/checkText';

/** Checks that every record of the repository can be read. */
export const check = command({
  name: 'check',
  usage: 'check [--json]',
  summary: 'Checks that every record can be read.',
  doing: 'Checking the records',
  options: {},
  run: async (context) => {
    const { parts } = await context.session();
    const { handoffs, unreadable } = await readAll(parts);
    const replies = handoffs.reduce((sum, handoff) => sum + handoff.replies.length, 0);
    const ok = unreadable.length === 0;
    return {
      json: { ok, handoffs: handoffs.length, replies, unreadable: unreadable.map(unreadableShape) },
      text: ok
        ? [`Every record can be read. Handoffs: ${String(handoffs.length)}, replies: ${String(replies)}.`]
        : unreadable.map((record) => unreadableLine(record).replace(/\s+/g, ' ')),
      notes: ok
        ? []
        : [
            `Cannot be read: ${String(unreadable.length)}. Handoff never changes such files; mend them by hand.`,
          ],
      exitCode: ok ? 0 : 1,
    };
  },
});
