/** Whom it is for, and who is asked. */
import { foldEmail, isAmong } from '../addresses';
import { isMe } from '../people';
import type { HandoffContent } from '../records';
import { advice } from './advice';
import type { Finding, Rule } from './gap';
import { excerpt } from './texts';

export const peopleRules: readonly Rule[] = [
  advice('question-without-addressee', ({ questions = [], to = [] }) => {
    const open = questions.filter(
      (question) => question.text.trim() !== '' && (question.to ?? '').trim() === '',
    );
    const row = questions.findIndex((question) => question === open[0]);
    // Of one recipient everybody knows who is asked.
    return row >= 0 && to.length !== 1
      ? [
          {
            about: open.map(({ text }) => text.trim()).join('\n'),
            detail: { count: open.length },
            fix:
              to.length === 0 ? { kind: 'focus', field: 'to' } : { kind: 'focus', field: 'questions', row },
          },
        ]
      : [];
  }),
  advice('asked-not-addressed', ({ to = [], questions = [], next = [] }, { me }) => {
    const addressed = new Set(to.map(foldEmail));
    const named = [...questions.map((question) => question.to), ...next.map((step) => step.owner)]
      .filter((email) => email !== undefined)
      .filter((email) => email.includes('@') && !isMe(me, email) && !isAmong(addressed, email));
    const missing = [...new Set(named.map(foldEmail))];
    // For whoever comes next it is for them as well.
    return to.length === 0
      ? []
      : missing.map((email) => ({
          about: email,
          detail: { name: email },
          fix: { kind: 'fill-in', fill: { field: 'to', add: [email] } },
        }));
  }),
  advice('no-question', ({ questions = [] }) =>
    questions.map(({ text }, row) =>
      isStatement(text)
        ? {
            about: text.trim(),
            detail: { name: excerpt(text) },
            fix: { kind: 'focus', field: 'questions', row },
          }
        : undefined,
    ),
  ),
  advice('only-to-me', (handoff, { me }) =>
    me && everybody(handoff).length > 0 && everybody(handoff).every((email) => isMe(me, email)) ? [toMe] : [],
  ),
  advice('unknown-recipient', (handoff, { known, me }) =>
    known.size === 0
      ? []
      : everybody(handoff)
          .filter((email) => !isMe(me, email) && !isAmong(known, email))
          .map((email) => ({
            about: foldEmail(email),
            detail: { name: email.trim() },
            fix: { kind: 'focus', field: 'to' },
          })),
  ),
];

const toMe: Finding = { fix: { kind: 'focus', field: 'to' } };

function everybody({ to = [] }: HandoffContent): readonly string[] {
  return to.filter((email) => email.trim() !== '');
}

/** Words that ask, or ask somebody to decide, in languages that end a question with a question mark. */
const asks =
  /\b(?:who|whom|whose|what|when|where|why|which|how|whether|if|should|shall|may|might|can|could|would|will|do|does|did|is|are|was|were|has|have|please|decide|confirm|tell|check|ask|need to know|wer|wen|wem|was|wann|wo|warum|wieso|weshalb|welche[rsmn]?|wie|ob|soll\w*|darf|kann|können|bitte|entscheide\w*|qui|quoi|que|quand|où|pourquoi|comment|quel\w*|est-ce|faut-il|qué|quién|cuándo|dónde|cómo|cuál|puede|quem|quando|onde|como|qual|pode|chi|che|dove|perché|come|quale)\b/iu;

/** Only for letters of which it is known; a text of a few characters is not judged. */
function isStatement(text: string): boolean {
  const plain = text.trim();
  const isLatin =
    /\p{Script=Latin}{3}/u.test(plain) &&
    !/[^\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u.test(plain);
  return isLatin && !/[?？؟]/u.test(plain) && !asks.test(plain);
}
