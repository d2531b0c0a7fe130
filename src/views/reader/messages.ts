import * as z from 'zod';
import type { FromReader } from '../../webview/protocol';

const fromReader = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('pickUp'), readBack: z.string().max(16 * 1024) }),
  z.strictObject({ type: z.literal('step'), step: z.string().max(256), done: z.boolean() }),
  z.strictObject({ type: z.literal('close') }),
  z.strictObject({ type: z.literal('reopen') }),
  z.strictObject({ type: z.literal('terminal'), index: z.int().min(0) }),
]);

/** A message of the reader, or undefined for anything that is not one: a webview is not trusted. */
export function parseFromReader(raw: unknown): FromReader | undefined {
  return fromReader.safeParse(raw).data;
}
