import { chooseSendAs, sync as exchange, type Synced } from '../../app/sync';
import { isProblem } from '../../domain/problem';
import { failureText } from '../../words/gitFailures';
import { problemText } from '../../words/problems';
import { command, type Context } from '../command';
import { Failure, WrongUse } from '../failure';
import { branchOf, readAll, type All } from '../read';
import { oneLine } from '../text/layout';

/** Sends this clone's journal and fetches the others'. Calling it is the consent to do so. */
export const sync = command({
  name: 'sync',
  usage: 'sync [--as-branch | --as-ref] [--json]',
  summary: 'Sends your handoffs and replies to the remote, and fetches those of others.',
  doing: 'Syncing handoffs',
  options: {
    'as-branch': {
      type: 'boolean',
      help: 'send yours as an ordinary branch below handoffs/, now and from now on; it may start CI',
    },
    'as-ref': { type: 'boolean', help: 'send yours on a ref below refs/handoffs/ again, as at first' },
  },
  run: async (context, { 'as-branch': asBranch, 'as-ref': asRef }) => {
    if (asBranch && asRef) {
      throw new WrongUse('--as-branch and --as-ref cannot both be meant.');
    }
    const { parts, network } = await context.session();
    if (asBranch || asRef) {
      await chooseSendAs(parts, asBranch ? 'branch' : 'ref');
    }
    const [head, before] = await Promise.all([parts.repository.head(), readAll(parts)]);
    const synced = await exchange(parts, network, branchOf(head, undefined)).catch((error: unknown) => {
      throw withTheWayOut(error, context);
    });
    const { remote, sent, notFetched } = synced;
    const after = await readAll(parts);
    const newHandoffs = after.handoffs.length - before.handoffs.length;
    const newReplies = replies(after) - replies(before);
    const news = newHandoffs + newReplies === 0 ? 'nothing new' : newsText(newHandoffs, newReplies);
    return {
      json: { remote, sent, newHandoffs, newReplies, notFetched: notFetched.map((other) => other.remote) },
      text: [`Synced with ${oneLine(remote, 60)}: ${sent ? 'yours are sent' : 'nothing to send'}, ${news}.`],
      notes: notFetchedNotes(synced, context),
      exitCode: notFetched.length === 0 ? 0 : 1,
    };
  },
});

/** A remote that takes no refs like ours can be sent a branch: how that is said belongs to the command line. */
function withTheWayOut(error: unknown, { l10n }: Context): unknown {
  return isProblem(error) && error.problem.kind === 'refs-refused' && error.problem.sentAs === 'ref'
    ? new Failure(
        1,
        `${problemText(l10n, error.problem)}\n"handoff sync --as-branch" sends them as an ordinary branch below handoffs/ from now on; it may start CI there.`,
      )
    : error;
}

function notFetchedNotes({ notFetched }: Synced, { l10n }: Context): readonly string[] {
  return notFetched.map(
    ({ remote, error }) => `Not fetched from ${oneLine(remote, 60)}: ${failureText(l10n, error)}`,
  );
}

function replies({ handoffs }: All): number {
  return handoffs.reduce((sum, handoff) => sum + handoff.replies.length, 0);
}

function newsText(handoffs: number, answers: number): string {
  return [
    ...(handoffs > 0 ? [handoffs === 1 ? '1 new handoff' : `${String(handoffs)} new handoffs`] : []),
    ...(answers > 0 ? [answers === 1 ? '1 new reply' : `${String(answers)} new replies`] : []),
  ].join(' and ');
}
