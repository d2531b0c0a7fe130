import assert from 'node:assert/strict';
import type * as z from 'zod/mini';
import { contentKeys } from '../../../src/domain/amend';
import type {
  AmendReply,
  CloseReply,
  Handoff,
  HandoffContent,
  PickUpReply,
  ReopenReply,
  Reply,
  StepReply,
  WithdrawReply,
} from '../../../src/domain/records';
import { contentShape, handoffSchema } from '../../../src/format/schema/handoff';
import type { replySchemas } from '../../../src/format/schema/reply';

/** A type without index signatures and `readonly`, all the way down: what is left are the known fields. */
type Known<T> = T extends readonly unknown[]
  ? { -readonly [K in keyof T]: Known<T[K]> }
  : T extends object
    ? { -readonly [K in keyof T as string extends K ? never : K]: Known<T[K]> }
    : T;

/** `true` where both types are the same, optional keys included; `never` where they are not. */
// The type parameter has to be there on both sides: it defers the comparison, which makes it exact.
/* eslint-disable @typescript-eslint/no-unnecessary-type-parameters */
type Same<A, B> =
  (<T>() => T extends Known<A> ? 1 : 2) extends <T>() => T extends Known<B> ? 1 : 2 ? true : never;
/* eslint-enable */

type Replies = typeof replySchemas;

/** The compiler is the test: where schema and domain drift apart, `true` is not assignable. */
const same: readonly [
  Same<z.infer<typeof handoffSchema>, Handoff>,
  Same<z.infer<z.ZodMiniObject<typeof contentShape>>, HandoffContent>,
  Same<z.infer<Replies['pickup']>, PickUpReply>,
  Same<z.infer<Replies['step']>, StepReply>,
  Same<z.infer<Replies['close']>, CloseReply>,
  Same<z.infer<Replies['reopen']>, ReopenReply>,
  Same<z.infer<Replies['withdraw']>, WithdrawReply>,
  Same<z.infer<Replies['amend']>, AmendReply>,
  Same<keyof Replies, Reply['kind']>,
] = [true, true, true, true, true, true, true, true, true];

describe('the schemas', () => {
  it('have the same types as the domain', () => assert.ok(same.every(Boolean)));

  it('have every field that people write in a handoff, in the same order', () => {
    const written = Object.keys(handoffSchema.shape).filter((key) => Object.hasOwn(contentShape, key));
    assert.deepEqual(written, Object.keys(contentShape));
    assert.deepEqual(written, [...contentKeys]);
  });
});
