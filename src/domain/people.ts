/** Identity: who is "me", and which author is whom. Comparison is by e-mail, case-folded. */
import { isAmong } from './addresses';
import type { Week } from './time/hours';

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** One person as `people.yaml` has them, word for word. */
export interface PersonRow {
  readonly name: string;
  /** Compare them folded. The first is where they are written to. */
  readonly emails: readonly string[];
  readonly timeZone?: string;
  readonly workingHours?: string;
  readonly channel?: string;
}

/** What `people.yaml` says of one person, as far as it makes sense. */
export interface PersonEntry {
  readonly name: string;
  /** As in `PersonRow`. */
  readonly emails: readonly string[];
  /** IANA name of a zone that this machine knows. */
  readonly timeZone?: string;
  readonly workingHours?: Week;
  /** Where to reach them, in their words. */
  readonly channel?: string;
}

/** Everything that is known about the person at this keyboard. */
export interface Me extends Person {
  /** Every e-mail that is mine, case-folded, by whatever map; contains all of `own`. */
  readonly emails: ReadonlySet<string>;
  /** Those that are mine without any map that comes with the repository, case-folded; contains `email`. */
  readonly own: ReadonlySet<string>;
}

/**
 * For what is shown: true where the e-mail is one of mine, also where only the repository's own `.mailmap` or
 * `people.yaml` says so. Nobody is me where nobody said who is there. Never enough to write: see `mayActAs`.
 */
export function isMe(me: Me | undefined, email: string): boolean {
  return me !== undefined && isAmong(me.emails, email);
}

/**
 * For what is written: true where I may act as the author of a record. Its address is one that this machine
 * knows as mine (git's identity, `user.email`, what was remembered here, or their noreply forms), or this
 * clone wrote the record itself. What the repository says of me has no say: a colleague can write that.
 */
export function mayActAs(me: Me, email: string, wroteItHere: boolean): boolean {
  return wroteItHere || isAmong(me.own, email);
}

/** Who is whom for whoever reads here. It decides what they see, and nothing that leaves this clone. */
export interface WhoIsWho {
  /** True where the two are one person as this clone sees it. */
  isSame(one: Person, other: Person): boolean;
  /** Full names of the refs here that only this clone writes, or wrote; none while it has written nothing. */
  readonly ownJournals: readonly string[];
}

/**
 * Of some records, by their ids, those that somebody else has committed, and who: every commit known to
 * have brought the record is by another person than its author. What is not here is vouched for or unknown.
 */
export type CommittedBy = ReadonlyMap<string, Person>;

/** A handoff is for me when I am named, or when nobody is. */
export function isFor(me: Me, to: readonly string[] | undefined): boolean {
  return !to || to.length === 0 || to.some((email) => isMe(me, email));
}

/** `Ana Maria Sousa` -> `A. Sousa`, as it is shown where space is short. One-word names stay whole. */
export function shortName(name: string): string {
  const parts = name.trim().split(/\s+/u);
  const last = parts[parts.length - 1] ?? name;
  const first = parts[0];
  return parts.length < 2 || !first ? name.trim() : `${[...first][0] ?? ''}. ${last}`;
}
