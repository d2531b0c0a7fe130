import * as z from 'zod/mini';
import { states } from '../../domain/records';
import { shareModes } from '../../domain/share';
import type { FromForm } from '../../webview/protocol/form';

/** Far beyond what a record may hold: a draft that is too long to be saved must still be kept. */
const text = z.string().check(z.maxLength(1_000_000));
const short = z.string().check(z.maxLength(4096));
const list = <T extends z.ZodMiniType>(row: T) => z.array(row).check(z.maxLength(500));

/** What the form can edit. What it does not know, it cannot send. */
const content = z.strictObject({
  to: z.exactOptional(list(short)),
  state: z.exactOptional(z.enum(states)),
  stateReason: z.exactOptional(text),
  summary: text,
  outcome: z.exactOptional(text),
  background: z.exactOptional(text),
  done: z.exactOptional(list(text)),
  tried: z.exactOptional(list(text)),
  doNotTouch: z.exactOptional(list(text)),
  contingencies: z.exactOptional(list(z.strictObject({ if: text, then: text, ask: z.exactOptional(short) }))),
  links: z.exactOptional(list(z.strictObject({ url: text, title: z.exactOptional(text) }))),
  verify: z.exactOptional(list(z.strictObject({ run: text, expect: z.exactOptional(text) }))),
  next: z.exactOptional(
    list(
      z.strictObject({
        id: short,
        text,
        owner: z.exactOptional(short),
        due: z.exactOptional(short),
        place: z.exactOptional(short),
      }),
    ),
  ),
  questions: z.exactOptional(
    list(z.strictObject({ id: short, text, to: z.exactOptional(short), due: z.exactOptional(short) })),
  ),
});
const share = z.enum(shareModes);

const fromForm = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('ready') }),
  z.strictObject({ type: z.literal('draft'), seq: z.int(), content, share, attributes: z.boolean() }),
  z.strictObject({
    type: z.literal('save'),
    content,
    share,
    push: z.boolean(),
    attributes: z.boolean(),
    notSecret: list(short),
  }),
  z.strictObject({
    type: z.literal('gap'),
    does: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.enum(['push', 'show-changes', 'show-stashes']) }),
      z.strictObject({ kind: z.enum(['dismiss', 'restore']), id: short }),
    ]),
  }),
]);

/** A message of the form, or undefined for anything that is not one: a webview is not trusted. */
export function parseFromForm(raw: unknown): FromForm | undefined {
  return fromForm.safeParse(raw).data;
}
