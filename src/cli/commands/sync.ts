import { sync as exchange } from '../../app/sync';
import { command } from '../command';
import { branchOf, readAll, type All } from '../read';
import { oneLine } from '../text/layout';

/** Sends this clone's journal and fetches the others'. Calling it is the consent to do so. */
export const sync = command({
  name: 'sync',
  usage: 'sync [--json]',
  summary: 'Sends your handoffs and replies to the remote, and fetches those of others.',
  doing: 'Syncing handoffs',
  options: {},
  run: async (context) => {
    const { parts, network } = await context.session();
    const [head, before] = await Promise.all([parts.repository.head(), readAll(parts)]);
    const { remote, sent } = await exchange(parts, network, branchOf(head, undefined));
    const after = await readAll(parts);
    const newHandoffs = after.handoffs.length - before.handoffs.length;
    const newReplies = replies(after) - replies(before);
    const news = newHandoffs + newReplies === 0 ? 'nothing new' : newsText(newHandoffs, newReplies);
    return {
      json: { remote, sent, newHandoffs, newReplies },
      text: [`Synced with ${oneLine(remote, 60)}: ${sent ? 'yours are sent' : 'nothing to send'}, ${news}.`],
    };
  },
});

function replies({ handoffs }: All): number {
  return handoffs.reduce((sum, handoff) => sum + handoff.replies.length, 0);
}

function newsText(handoffs: number, answers: number): string {
  return [
    ...(handoffs > 0 ? [handoffs === 1 ? '1 new handoff' : `${String(handoffs)} new handoffs`] : []),
    ...(answers > 0 ? [answers === 1 ? '1 new reply' : `${String(answers)} new replies`] : []),
  ].join(' and ');
}
