import * as z from 'zod';
import { states, type HandoffContent } from '../../domain/records';
import { shareModes } from '../../domain/share';
import type { FromForm } from '../../webview/protocol';

const text = z.string().max(64 * 1024);
const short = z.string().max(4096);
const list = <T extends z.ZodType>(row: T) => z.array(row).max(500);

/** What the form can edit. What it does not know, it cannot send. */
const content = z.strictObject({
  to: list(short).optional(),
  state: z.enum(states).optional(),
  stateReason: text.optional(),
  summary: text,
  done: list(text).optional(),
  verify: list(z.strictObject({ run: text, expect: text.optional() })).optional(),
  next: list(
    z.strictObject({
      id: short,
      text,
      owner: short.optional(),
      due: short.optional(),
      place: short.optional(),
    }),
  ).optional(),
  questions: list(
    z.strictObject({ id: short, text, to: short.optional(), due: short.optional() }),
  ).optional(),
});
const share = z.enum(shareModes);

const fromForm = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('draft'), seq: z.int(), content, share }),
  z.strictObject({ type: z.literal('save'), content, share, push: z.boolean() }),
  z.strictObject({
    type: z.literal('gap'),
    does: z.strictObject({ kind: z.enum(['push', 'show-changes']) }),
  }),
]);

/** A message of the form, or undefined for anything that is not one: a webview is not trusted. */
export function parseFromForm(raw: unknown): FromForm | undefined {
  const parsed = fromForm.safeParse(raw);
  return parsed.success ? withoutUndefined(parsed.data) : undefined;
}

/** Zod says "or undefined" where a key may be absent; JSON has no undefined, so the keys are absent. */
function withoutUndefined(data: z.infer<typeof fromForm>): FromForm {
  return data as FromForm & { readonly content?: HandoffContent };
}
