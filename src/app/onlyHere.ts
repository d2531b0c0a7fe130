import type { WhyNotYet, Wish } from '../domain/share';
import { isPrivate, type HandoffView } from './handoffs';

/** A handoff that others do not have, or not where they look for it, and why. */
export interface OnlyHere {
  readonly id: string;
  readonly branch: string | undefined;
  readonly why: WhyNotYet | { readonly reason: 'not-sent' } | { readonly reason: 'private' };
}

/**
 * What is only in this clone, in the order of the handoffs given: notes to oneself, what no remote has (the
 * note or a reply to it), and what waits for its branch. A handoff can be here for two reasons.
 */
export function onlyHereOf(all: readonly HandoffView[], waiting: readonly Wish[]): readonly OnlyHere[] {
  const wishes = new Map(waiting.map((wish) => [wish.id, wish]));
  return all.flatMap((handoff): readonly OnlyHere[] => {
    const { id, branch } = handoff.note;
    if (isPrivate(handoff)) {
      return [{ id, branch, why: { reason: 'private' } }];
    }
    const wish = wishes.get(id);
    const unsent: OnlyHere = { id, branch, why: { reason: 'not-sent' } };
    return [
      ...(wish?.why ? [{ id, branch: wish.branch, why: wish.why }] : []),
      ...(handoff.onlyHere > 0 ? [unsent] : []),
    ];
  });
}

/** How many handoffs are only here, by the reason. */
export function countOnlyHere(all: readonly OnlyHere[]): {
  readonly unsent: number;
  readonly waiting: number;
  readonly notes: number;
} {
  const unsent = all.filter(({ why }) => why.reason === 'not-sent').length;
  const notes = all.filter(({ why }) => why.reason === 'private').length;
  return { unsent, notes, waiting: all.length - unsent - notes };
}
