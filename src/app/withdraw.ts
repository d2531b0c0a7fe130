import { isMe } from '../domain/people';
import { ProblemError } from '../domain/problem';
import type { WithdrawReply } from '../domain/records';
import { findHandoff } from './findHandoff';
import { isPrivate, type HandoffView } from './handoffs';
import { replyStamp, whoAmI } from './newRecord';
import type { Parts } from './parts';
import type { ReplyTo } from './reply';

type WithdrawParts = Pick<Parts, 'records' | 'people' | 'clone' | 'clock'>;

/** The handoff that can be withdrawn by whoever sits here. Throws `not-yours`, `withdrawn`, `unknown-handoff`. */
export async function findOwn(parts: Pick<Parts, 'records' | 'people'>, id: string): Promise<HandoffView> {
  const [me, handoff] = await Promise.all([whoAmI(parts.people), findHandoff(parts, id)]);
  const { author } = handoff.note;
  if (!isMe(me, author.email)) {
    throw new ProblemError({ kind: 'not-yours', author: `${author.name} <${author.email}>` });
  }
  return handoff;
}

/**
 * Hides a handoff of mine everywhere, for everybody who gets the reply. It stays in history. A note to
 * oneself was shared with nobody, so that one is deleted, with the replies to it.
 * @returns the reply; undefined where the files were deleted.
 * @throws ProblemError as `findOwn` does.
 */
export async function withdraw(
  parts: WithdrawParts,
  to: ReplyTo,
  reason?: string,
): Promise<WithdrawReply | undefined> {
  const handoff = await findOwn(parts, to.id);
  if (isPrivate(handoff)) {
    await parts.records.deletePrivate(to.id);
    return undefined;
  }
  const stamp = replyStamp(parts.clock, await whoAmI(parts.people), to.as ?? 'human', handoff);
  // By the address that the note has: another one of mine would be somebody else to those who fold it.
  const { name, email } = handoff.note.author;
  const why = reason?.trim();
  const reply: WithdrawReply = {
    ...stamp,
    kind: 'withdraw',
    author: { ...stamp.author, name, email },
    ...(why ? { reason: why } : {}),
  };
  await parts.records.keep(reply, 'ref');
  // What waits for its branch must not get there now; where this fails, the reply itself keeps it away.
  await parts.clone.removeWish(to.id);
  return reply;
}
