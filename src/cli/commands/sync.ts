import { countOnlyHere, onlyHereOf, type OnlyHere } from '../../app/onlyHere';
import type { Parts } from '../../app/parts';
import { goingBy, shareWaiting } from '../../app/shareWaiting';
import { stillOnRemotes } from '../../app/stillOnRemotes';
import { chooseSendAs, sync as exchange, type Synced } from '../../app/sync';
import type { LeftOnRemote } from '../../domain/purged';
import { isProblem } from '../../domain/problem';
import { failureText } from '../../words/gitFailures';
import { problemText } from '../../words/problems';
import { stillThereText } from '../../words/purged';
import { onlyHereText, waitsText } from '../../words/waiting';
import { command, type Context } from '../command';
import { describeFailure, Failure, WrongUse } from '../failure';
import { branchOf, readAll, type All } from '../read';
import { oneLine } from '../text/layout';
import { sharedLine } from '../text/sharedLine';

const doing = 'Syncing handoffs';

/**
 * Sends this clone's journal and fetches the others', after what waits has had its next chance to go on its
 * branch. Calling it is the consent to do so. What is still only here is said, also where sending fails.
 */
export const sync = command({
  name: 'sync',
  usage: 'sync [--as-branch | --as-ref] [--json]',
  summary: 'Sends your handoffs and replies to the remote, and fetches those of others.',
  doing,
  options: {
    'as-branch': {
      type: 'boolean',
      help: 'send yours as an ordinary branch below handoffs/ from now on; what was sent before stays where it is',
    },
    'as-ref': { type: 'boolean', help: 'send yours on a ref below refs/handoffs/ from now on, as at first' },
  },
  run: async (context, { 'as-branch': asBranch, 'as-ref': asRef }) => {
    if (asBranch && asRef) {
      throw new WrongUse('--as-branch and --as-ref cannot both be meant.');
    }
    const { parts, network } = await context.session();
    if (asBranch || asRef) {
      await chooseSendAs(parts, asBranch ? 'branch' : 'ref');
    }
    const { share } = await parts.settings();
    const { shared } = await shareWaiting(parts, goingBy(share, 'unknown'), true);
    const [head, before] = await Promise.all([parts.repository.head(), readAll(parts)]);
    const synced = await exchange(parts, network, branchOf(head, undefined)).catch(async (error: unknown) => {
      throw await withOnlyHere(withTheWayOut(error, context), parts, context);
    });
    const { remote, sent, notFetched } = synced;
    const after = await readAll(parts);
    const left = await stillOnRemotes(parts, await parts.records.read());
    const onlyHere = onlyHereOf(after.handoffs, await parts.clone.wishes());
    const newHandoffs = after.handoffs.length - before.handoffs.length;
    const newReplies = replies(after) - replies(before);
    const news = newHandoffs + newReplies === 0 ? 'nothing new' : newsText(newHandoffs, newReplies);
    return {
      json: {
        remote,
        sent,
        newHandoffs,
        newReplies,
        notFetched: notFetched.map((other) => other.remote),
        onlyHere: onlyHere.map(onlyHereShape),
        stillThere: left.map(({ ref }) => ref),
      },
      text: [
        `Synced with ${oneLine(remote, 60)}: ${sent ? 'yours are sent' : 'nothing to send'}, ${news}.`,
        ...(!sent && asBranch ? ['From now on they go as a branch.'] : []),
        ...shared.map(sharedLine),
        ...onlyHereLines(onlyHere, parts, context),
      ],
      notes: [...notFetchedNotes(synced, context), ...stillThereNotes(left, synced, context)],
      exitCode: notFetched.length === 0 ? 0 : 1,
    };
  },
});

/** The same failure, and what it leaves in this clone. */
async function withOnlyHere(error: unknown, parts: Parts, context: Context): Promise<Failure> {
  const { exitCode, text } = describeFailure(error, doing, context.l10n);
  const onlyHere = onlyHereOf((await readAll(parts)).handoffs, await parts.clone.wishes());
  return new Failure(exitCode, [text, ...onlyHereLines(onlyHere, parts, context)].join('\n'));
}

function onlyHereLines(
  all: readonly OnlyHere[],
  { repository }: Parts,
  { l10n }: Context,
): readonly string[] {
  const summary = onlyHereText(l10n, countOnlyHere(all));
  const lines = all.flatMap(({ id, branch, why }) =>
    why.reason === 'private' || why.reason === 'not-sent'
      ? []
      : [`  ${id}: ${oneLine(waitsText(l10n, { branch: branch ?? '', why }, repository.root), 260)}.`],
  );
  return [...(summary === undefined ? [] : [summary]), ...lines];
}

/** `reason` is the key of a reason to wait, `not-sent` or `private`; the rest tells more where there is more. */
function onlyHereShape({ id, branch, why }: OnlyHere): object {
  return { id, ...(branch === undefined ? {} : { branch }), ...why };
}

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

/** What a purge did not reach, each with what the remote said and what to do. */
function stillThereNotes(
  left: readonly LeftOnRemote[],
  { notReplaced }: Synced,
  { l10n }: Context,
): readonly string[] {
  return left.map((place) => {
    const failed = notReplaced.find(({ replacement }) => replacement.tracking === place.ref);
    return oneLine(stillThereText(l10n, place, failed?.said), 600);
  });
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
