import { contentChange } from '../domain/amend';
import { finishContent } from '../domain/content';
import { ProblemError } from '../domain/problem';
import type { AmendReply, HandoffContent } from '../domain/records';
import { contentProblem } from './contentProblem';
import { isPrivate } from './handoffs';
import { keepRecord } from './keep';
import { replyStamp } from './newRecord';
import type { Parts } from './parts';
import type { ReplyTo } from './reply';
import { findOwn } from './withdraw';

/** A handoff's content as it was when somebody began to change it, and as they want it. */
export interface Amendment {
  readonly before: HandoffContent;
  readonly after: HandoffContent;
}

/**
 * Says of a handoff of one's own what is otherwise now. Only the fields that differ are written, so that what
 * was amended elsewhere in the meantime stays. Like every reply it travels in the journal: the file on the
 * branch is as it was written.
 * @throws ProblemError what `writeHandoff` says of a content; `nothing-changed`, `not-yours`, `not-surely-yours`,
 * `withdrawn`, `unknown-handoff`, `secrets`.
 */
export async function amendHandoff(
  parts: Pick<Parts, 'records' | 'people' | 'clock'>,
  to: ReplyTo,
  { before, after }: Amendment,
): Promise<AmendReply> {
  const finished = finishContent(after);
  if (!finished.ok) {
    throw contentProblem(finished.problems);
  }
  const { handoff, me, isByMapOnly } = await findOwn(parts, to.id, 'amend');
  if (isByMapOnly) {
    throw new ProblemError({
      kind: 'not-surely-yours',
      author: handoff.note.author.email,
      me: me.email,
    });
  }
  const began = finishContent(before);
  const { changed, removed } = contentChange(began.ok ? began.content : before, finished.content);
  if (Object.keys(changed).length === 0 && removed.length === 0) {
    throw new ProblemError({ kind: 'nothing-changed' });
  }
  const reply: AmendReply = {
    ...replyStamp(parts.clock, me, to.as ?? 'human', handoff),
    kind: 'amend',
    ...changed,
    ...(removed.length === 0 ? {} : { removed }),
  };
  await keepRecord(parts, reply, { share: isPrivate(handoff) ? 'local' : 'ref', notSecret: to.notSecret });
  return reply;
}
