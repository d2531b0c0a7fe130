import { foldEmail } from './addresses';
import type { QuestionState } from './fold';
import { isMe, type Me } from './people';
import type { Handoff } from './records';

/**
 * The e-mails of those who are to answer a question: the one that it names; else, for one of the author's,
 * those the handoff is for (none is whoever comes next), and for anybody else's (a doubt) the author.
 */
export function askedOf({ to, askedBy }: QuestionState, note: Handoff): readonly string[] {
  if (to !== undefined) {
    return [to];
  }
  const isAuthors = foldEmail(askedBy.email) === foldEmail(note.author.email);
  return isAuthors ? (note.to ?? []) : [note.author.email];
}

/** True where the answer is mine to give: it is asked of me, or of whoever comes next, and not by me. */
export function isAskedOfMe(question: QuestionState, note: Handoff, me: Me | undefined): boolean {
  const whom = askedOf(question, note);
  const isMine = whom.length === 0 || whom.some((email) => isMe(me, email));
  return isMine && !isMe(me, question.askedBy.email);
}
