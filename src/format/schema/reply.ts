import * as z from 'zod';
import type { Reply } from '../../domain/records';
import { author, filledText, instant, recordId, rowId, version } from './fields';

function reply<K extends Reply['kind'], S extends z.ZodRawShape>(kind: K, effect: string, shape: S) {
  return z
    .looseObject({
      version,
      id: recordId,
      handoff: recordId.describe('Id of the handoff that this is a reply to.'),
      kind: z.literal(kind).describe(effect),
      created: instant.describe('When it was written, ISO 8601 in UTC, in quotes.'),
      author,
      after: z
        .array(recordId)
        .default([])
        .describe('Ids of the replies that its author had seen: what it comes after.'),
      ...shape,
    })
    .describe(effect);
}

const pickup = reply('pickup', 'The author of this reply takes the work.', {
  readBack: filledText.describe('What they understood, in their own words.'),
  first: z.string().describe('What they do first.').exactOptional(),
  doubts: z.array(z.string()).describe('What is not clear to them: each becomes a question.').exactOptional(),
});

const step = reply('step', 'A step was done, or turned out not to be.', {
  step: rowId.describe('Id of the step in the handoff.'),
  done: z.boolean().default(true).describe('Whether it is done. Absent: it is.'),
});

const close = reply('close', 'The work is finished.', {
  outcome: z.string().describe('What came of it.').exactOptional(),
});

const reopen = reply('reopen', 'The work is open again.', {
  reason: z.string().describe('Why.').exactOptional(),
});

/** One schema for each kind of reply, version 1. Unknown keys are kept; unknown kinds are unreadable. */
export const replySchemas = { pickup, step, close, reopen } as const;

/** Any reply. */
export const replySchema = z.discriminatedUnion('kind', [pickup, step, close, reopen]);
