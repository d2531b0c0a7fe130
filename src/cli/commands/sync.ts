import { countOnlyHere, onlyHereOf, type OnlyHere } from '../../app/onlyHere';
import type { Parts } from '../../app/parts';
import { shareWaiting } from '../../app/shareWaiting';
import { sync as exchange } from '../../app/sync';
import { onlyHereText, whyNotYetText } from '../../words/waiting';
import { command, type Context } from '../command';
import { describeFailure, Failure } from '../failure';
import { branchOf, readAll, type All } from '../read';
import { oneLine } from '../text/layout';

const doing = 'Syncing handoffs';

/**
 * Sends this clone's journal and fetches the others', after what waits has had its next chance to go on its
 * branch. Calling it is the consent to do so. What is still only here is said, also where sending fails.
 */
export const sync = command({
  name: 'sync',
  usage: 'sync [--json]',
  summary: 'Sends your handoffs and replies to the remote, and fetches those of others.',
  doing,
  options: {},
  run: async (context) => {
    const { parts, network } = await context.session();
    const { shared } = await shareWaiting(parts, 'unknown', true);
    const [head, before] = await Promise.all([parts.repository.head(), readAll(parts)]);
    const { remote, sent } = await exchange(parts, network, branchOf(head, undefined)).catch(
      async (error: unknown) => {
        throw await withOnlyHere(error, parts, context);
      },
    );
    const after = await readAll(parts);
    const onlyHere = onlyHereOf(after.handoffs, await parts.clone.wishes());
    const newHandoffs = after.handoffs.length - before.handoffs.length;
    const newReplies = replies(after) - replies(before);
    const news = newHandoffs + newReplies === 0 ? 'nothing new' : newsText(newHandoffs, newReplies);
    return {
      json: { remote, sent, newHandoffs, newReplies, onlyHere: onlyHere.map(onlyHereShape) },
      text: [
        `Synced with ${oneLine(remote, 60)}: ${sent ? 'yours are sent' : 'nothing to send'}, ${news}.`,
        ...shared.map(({ id, branch }) => `${id} waited, and is on ${oneLine(branch ?? '', 60)} now.`),
        ...onlyHereLines(onlyHere, parts, context),
      ],
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
      : [
          `  ${id} waits for ${oneLine(branch ?? '', 60)}: ${oneLine(whyNotYetText(l10n, why, repository.root), 200)}.`,
        ],
  );
  return [...(summary === undefined ? [] : [summary]), ...lines];
}

/** `reason` is the key of a reason to wait, `not-sent` or `private`; the rest tells more where there is more. */
function onlyHereShape({ id, branch, why }: OnlyHere): object {
  return { id, ...(branch === undefined ? {} : { branch }), ...why };
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
