import * as z from 'zod/mini';
import { idPattern } from '../../domain/ids';
import { oneLine } from '../../domain/content';

/**
 * Schemas of texts that the writer always puts into double quotes: read by a tool with YAML's usual
 * schema, a plain hash or date becomes a number or a date (FAULTS F4: 5.6 % of short hashes).
 */
export const alwaysQuoted = z.registry<{ readonly because: string }>();

/** Id of a record, as `newId` makes it. */
export const recordId = z
  .string()
  .check(
    z.regex(idPattern, 'an id such as "20261122T175403Z-asousa-k3f9a2"'),
    z.describe('UTC time, author and six random characters, such as "20261122T175403Z-asousa-k3f9a2".'),
  )
  .register(alwaysQuoted, { because: 'id' });

/** Id of a step, a question or a place: unique within its own list, and what replies point to. */
export const rowId = z
  .string()
  .check(
    z.minLength(1, 'an id such as "s1"'),
    z.describe('Short name that replies point to, such as "s1". Unique in this list.'),
  )
  .register(alwaysQuoted, { because: 'id' });

/** Full object id, SHA-1 or SHA-256. Hex only, so that it is never an option or a revision expression. */
export const objectId = z
  .string()
  .check(
    z.regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/, 'a full object id of 40 or 64 hex digits'),
    z.describe('Full object id, 40 or 64 hex digits, in quotes.'),
  )
  .register(alwaysQuoted, { because: 'hash' });

/** Instant in UTC. */
export const instant = z.iso
  .datetime('a time in UTC such as "2026-11-22T17:54:03.000Z"')
  .check(z.describe('Time in UTC, ISO 8601, such as "2026-11-22T17:54:03.000Z", in quotes.'))
  .register(alwaysQuoted, { because: 'date' });

/** Day or time by which something is wanted, as its author wrote it. */
export const due = z
  .string()
  .check(z.describe('Until when, such as "2026-11-30".'))
  .register(alwaysQuoted, { because: 'date' });

/** Text that says something: at least one character that is not space. */
export const filledText = z.string().check(z.regex(/\S/, 'text'));

/** An e-mail address, as far as it can be told from other texts. */
export const email = z
  .string()
  .check(z.regex(/^[^\s@<>]+@[^\s@<>]+$/, 'an e-mail address such as "ana@example.com"'));

/** A command to run: exactly what the eye sees, so no line break and no control character. */
export const runnable = z
  .string()
  .check(z.regex(/\S/, 'a command'), z.regex(oneLine, 'a command of one line without control characters'));

/** Who wrote a record. */
export const author = z
  .looseObject({
    name: described(z.string(), 'Name, as git has it.'),
    email: described(z.string(), 'E-mail, as git has it.'),
    kind: described(z.enum(['human', 'agent']), 'Who typed it: a person, or a coding agent.'),
  })
  .check(z.describe('Who wrote this record.'));

/** Format version of a record. A newer one is refused with a sentence of its own before this is looked at. */
export const version = described(z.literal(1), 'Version of this format: 1.');

/** A list whose rows have an id each: two of one id could not be told apart by replies, and the fold would hide one. */
export function withUniqueIds<T extends z.ZodMiniObject<{ id: typeof rowId }>>(row: T): z.ZodMiniArray<T> {
  const unique = z.superRefine<readonly { readonly id: string }[]>((rows, context) => {
    const seen = new Set<string>();
    rows.forEach(({ id }, index) => {
      if (seen.has(id)) {
        context.addIssue({ code: 'custom', path: [index, 'id'], message: 'an id that no row before it has' });
      }
      seen.add(id);
    });
  });
  return z.array(row).check(unique);
}

/** The same schema with the sentence that an editor shows on hover. */
export function described<T extends z.ZodMiniType>(schema: T, text: string): T {
  return schema.check(z.describe(text));
}

/** A field that may be absent, but not empty of a value. */
export function maybe<T extends z.ZodMiniType>(schema: T, text?: string): z.ZodMiniExactOptional<T> {
  return z.exactOptional(text === undefined ? schema : described(schema, text));
}
