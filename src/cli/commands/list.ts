import type { HandoffView } from '../../app/handoffs';
import { atOnce } from '../../app/parts';
import { foldEmail } from '../../domain/addresses';
import { isFor, isMe, type Me } from '../../domain/people';
import { neverFetched } from '../../app/remotes';
import { timesFor } from '../../app/times';
import { command } from '../command';
import { branchOf, readAll } from '../read';
import { listRow } from '../shapes';
import { oneLine } from '../text/layout';
import { listLines } from '../text/listText';

/** Lists the handoffs of all branches, newest first. */
export const list = command({
  name: 'list',
  usage: 'list [--branch B] [--for EMAIL] [--all] [--json]',
  summary: 'Lists what is open or picked up, over all branches.',
  doing: 'Listing handoffs',
  options: {
    branch: { type: 'string', value: 'B', help: 'only those on this branch' },
    for: { type: 'string', value: 'EMAIL', help: 'only those that wait for this person' },
    all: { type: 'boolean', help: 'also what is closed' },
  },
  run: async (context, { branch, for: email, all }) => {
    const parts = atOnce((await context.session()).parts);
    const [head, { handoffs, unreadable }, me] = await Promise.all([
      parts.repository.head(),
      readAll(parts),
      parts.people.me(),
      // Only needed below; asked for in this turn it shares its process.
      parts.settings(),
    ]);
    const { remote } = await neverFetched(parts, branchOf(head, undefined));
    const found = handoffs.filter(
      (handoff) =>
        (all === true || handoff.status !== 'closed') &&
        (branch === undefined || handoff.note.branch === branch) &&
        (email === undefined || waitsFor(handoff, personOf(email, me))),
    );
    const times = await timesFor(parts, me, handoffs);
    const notes = [
      ...(remote === undefined
        ? []
        : [
            `The handoffs of others were never fetched from ${oneLine(remote, 60)} to this clone. "handoff sync" fetches them and sends yours.`,
          ]),
      ...(found.length === 0
        ? ['No handoff found. Those of others come with "handoff sync" and "git fetch".']
        : []),
      ...(unreadable.length > 0
        ? [
            `Cannot be read and not listed: ${String(unreadable.length)}. "handoff check" tells which, and why.`,
          ]
        : []),
    ];
    return {
      json: found.map(listRow),
      text: found.flatMap((handoff, index) => [
        ...(index > 0 ? [''] : []),
        ...listLines(handoff, me, context, times),
      ]),
      notes,
      exitCode: found.length === 0 ? 1 : 0,
    };
  },
});

/** Named in it; or it is for whoever comes next, and that is not its own author. */
function waitsFor({ note }: HandoffView, person: Me): boolean {
  const isOpenToAll = !note.to || note.to.length === 0;
  return isFor(person, note.to) && !(isOpenToAll && isMe(person, note.author.email));
}

/** For one's own e-mail all of one's e-mails count. */
function personOf(email: string, me: Me | undefined): Me {
  const own = new Set([foldEmail(email)]);
  return me && isMe(me, email) ? me : { name: email, email, emails: own, own };
}
