import * as z from 'zod/mini';
import type { FromReader } from '../../webview/protocol/reader';

const fromReader = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('pickUp'), readBack: z.string().check(z.maxLength(16 * 1024)) }),
  z.strictObject({ type: z.literal('step'), step: z.string().check(z.maxLength(256)), done: z.boolean() }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({ type: z.literal('reopen') }),
  z.strictObject({ type: z.literal('withdraw') }),
  z.strictObject({ type: z.literal('terminal'), index: z.int().check(z.nonnegative()) }),
]);

/** A message of the reader, or undefined for anything that is not one: a webview is not trusted. */
export function parseFromReader(raw: unknown): FromReader | undefined {
  return fromReader.safeParse(raw).data;
}
