import type { Snapshot } from '../../app/repositoryState';
import { isMe } from '../../domain/people';
import { timesOf, zoneThere } from '../../domain/peopleTime';
import type { Handoff } from '../../domain/records';
import type { Speech } from '../../editor/speech';
import { dueText } from '../../words/due';
import { thereText } from '../../words/localTime';

/**
 * What time it is for the author and whether they work, now: "17:54 there, works now, until 18:00". Undefined
 * for one's own handoff, where nothing is known, and where it is the reader's time.
 */
export function authorsTime(
  { author }: Handoff,
  { me, mine, people, all }: Snapshot,
  { l10n, language }: Speech,
  now: Date,
): string | undefined {
  const theirs = isMe(me, author.email) ? undefined : timesOf(people, all)(author.email);
  const text = theirs && thereText(l10n, language, theirs, mine, now.getTime());
  return text === '' ? undefined : text;
}

/** Until when a step or an answer is wanted, on both clocks; none where that was not said. */
export function dueParts(
  { due, owner }: { readonly due?: string | undefined; readonly owner?: string | undefined },
  note: Handoff,
  { me, mine, people, all }: Snapshot,
  { l10n, language }: Speech,
  now: Date,
): readonly string[] {
  if (due === undefined) {
    return [];
  }
  const there = zoneThere(owner, note.author.email, me, timesOf(people, all));
  const sight = { now: now.getTime(), timeZone: mine.timeZone, there, writtenIn: note.timeZone };
  return [dueText(l10n, language, due, sight)];
}
