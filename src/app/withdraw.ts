import { isMe, mayActAs, type Me } from '../domain/people';
import { ProblemError } from '../domain/problem';
import type { WithdrawReply } from '../domain/records';
import { findHandoff } from './findHandoff';
import { isPrivate, type HandoffView } from './handoffs';
import { keepRecord } from './keep';
import { replyStamp, whoAmI } from './newRecord';
import type { Parts } from './parts';
import type { ReplyTo } from './reply';

type WithdrawParts = Pick<Parts, 'records' | 'people' | 'clone' | 'clock'>;

/** A handoff of one's own, and how it is known to be that. */
export interface Own {
  readonly handoff: HandoffView;
  readonly me: Me;
  /** True where only the repository's own map of people says so: then the user is asked first. */
  readonly isByMapOnly: boolean;
}

/** The handoff that can be withdrawn (or amended) by whoever sits here. Throws `not-yours`, `withdrawn`, `unknown-handoff`. */
export async function findOwn(
  parts: Pick<Parts, 'records' | 'people'>,
  id: string,
  what: 'withdraw' | 'amend' = 'withdraw',
): Promise<Own> {
  const [me, handoff] = await Promise.all([whoAmI(parts.people), findHandoff(parts, id)]);
  const { author } = handoff.note;
  const isByMapOnly = !mayActAs(me, author.email, await isWrittenHere(parts.people, handoff));
  if (isByMapOnly && !isMe(me, author.email)) {
    throw new ProblemError({ kind: 'not-yours', author: `${author.name} <${author.email}>`, what });
  }
  return { handoff, me, isByMapOnly };
}

/** True for a note in this clone's own journal or private files: nobody else writes there. */
export async function isWrittenHere(
  people: Pick<Parts['people'], 'whoIsWho'>,
  { where }: Pick<HandoffView, 'where'>,
): Promise<boolean> {
  const { ownJournals } = await people.whoIsWho();
  return where.some((place) => place === 'private' || ownJournals.includes(place));
}

/** What is said with a withdrawal. */
interface Said {
  readonly reason?: string | undefined;
  /** The user has seen both addresses and says that both are theirs. */
  readonly isMine?: boolean;
}

/**
 * Hides a handoff of mine everywhere, for everybody who gets the reply. It stays in history. A note to
 * oneself was shared with nobody, so that one is deleted, with the replies to it.
 * @returns the reply; undefined where the files were deleted.
 * @throws ProblemError as `findOwn` does, and `not-surely-yours`.
 */
export async function withdraw(
  parts: WithdrawParts,
  to: ReplyTo,
  { reason, isMine = false }: Said = {},
): Promise<WithdrawReply | undefined> {
  const { handoff, me, isByMapOnly } = await findOwn(parts, to.id);
  if (isByMapOnly && !isMine) {
    throw new ProblemError({
      kind: 'not-surely-yours',
      author: handoff.note.author.email,
      me: me.email,
    });
  }
  if (isPrivate(handoff)) {
    await parts.records.deletePrivate(to.id);
    return undefined;
  }
  return keepWithdrawal(parts, me, handoff, { ...to, reason });
}

/**
 * Writes the withdrawal, as who I am and never as the note's author: where the addresses differ, others
 * hide the handoff as far as they too see one person in them.
 */
export async function keepWithdrawal(
  parts: Pick<WithdrawParts, 'records' | 'clone' | 'clock'>,
  me: Me,
  handoff: HandoffView,
  { as = 'human', notSecret, reason }: Pick<ReplyTo, 'as' | 'notSecret'> & Pick<Said, 'reason'>,
): Promise<WithdrawReply> {
  const why = reason?.trim();
  const reply: WithdrawReply = {
    ...replyStamp(parts.clock, me, as, handoff),
    kind: 'withdraw',
    ...(why ? { reason: why } : {}),
  };
  await keepRecord(parts, reply, { share: 'ref', notSecret });
  // What waits for its branch must not get there now; where this fails, the reply itself keeps it away.
  await parts.clone.removeWish(handoff.note.id);
  return reply;
}
