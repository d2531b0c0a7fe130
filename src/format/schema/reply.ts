import * as z from 'zod/mini';
import type { Reply } from '../../domain/records';
import { contentShape } from './handoff';
import { author, described, filledText, instant, maybe, recordId, rowId, version } from './fields';

function reply<K extends Reply['kind'], S extends z.core.$ZodShape>(kind: K, effect: string, shape: S) {
  return z
    .looseObject({
      version,
      id: recordId,
      handoff: described(recordId, 'Id of the handoff that this is a reply to.'),
      kind: described(z.literal(kind), effect),
      created: described(instant, 'When it was written, ISO 8601 in UTC, in quotes.'),
      author,
      after: described(
        z._default(z.array(recordId), []),
        'Ids of the replies that its author had seen: what it comes after.',
      ),
      ...shape,
    })
    .check(z.describe(effect));
}

const pickup = reply('pickup', 'The author of this reply takes the work.', {
  readBack: described(filledText, 'What they understood, in their own words.'),
  first: maybe(z.string(), 'What they do first.'),
  doubts: maybe(z.array(z.string()), 'What is not clear to them: each becomes a question.'),
});

const step = reply('step', 'A step was done, or turned out not to be.', {
  step: described(rowId, 'Id of the step in the handoff.'),
  done: described(z._default(z.boolean(), true), 'Whether it is done. Absent: it is.'),
});

const close = reply('close', 'The work is finished.', {
  outcome: maybe(z.string(), 'What came of it.'),
});

const reopen = reply('reopen', 'The work is open again.', {
  reason: maybe(z.string(), 'Why.'),
});

const withdraw = reply('withdraw', 'The handoff is hidden; by its own author only.', {
  reason: maybe(z.string(), 'Why.'),
});

const { summary, ...otherContent } = contentShape;

const amend = reply('amend', 'What its author says otherwise now; by the handoff’s own author only.', {
  ...otherContent,
  summary: maybe(summary),
  removed: maybe(
    z.array(z.string()),
    'Names of fields about which nothing is said any more, such as "outcome".',
  ),
});

/** One schema for each kind of reply, version 1. Unknown keys are kept; unknown kinds are unreadable. */
export const replySchemas = { pickup, step, close, reopen, withdraw, amend } as const;

/** Any reply. */
export const replySchema = z.discriminatedUnion('kind', [pickup, step, close, reopen, withdraw, amend]);
