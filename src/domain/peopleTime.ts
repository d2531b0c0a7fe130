/** Whose clock shows what, from all that is known of people: what they said, and where they last wrote. */
import { foldEmail } from './addresses';
import { isMe, type Me, type PersonEntry } from './people';
import type { Handoff } from './records';
import type { Week } from './time/hours';
import type { Schedule } from './time/work';
import { isTimeZone } from './time/zone';

/** Where somebody's clock stands, and when they work, as far as they said. */
export interface PersonTime {
  /** IANA name of a zone that this machine knows. */
  readonly timeZone: string;
  /** Absent where nobody said. For oneself its zone may be another one: who travels keeps their hours. */
  readonly schedule?: Schedule | undefined;
}

/** What somebody has set for themselves; it goes before what `people.yaml` says. */
export interface OwnTime {
  readonly timeZone?: string;
  readonly workingHours?: Week;
}

/** My own time. Without a setting my clock is this machine's, and my hours are those of `people.yaml`, in the zone there. */
export function myTime(
  me: Me | undefined,
  people: readonly PersonEntry[],
  own: OwnTime,
  machineZone: string,
): PersonTime {
  const entry = people.find(({ emails }) => emails.some((email) => isMe(me, email)));
  const timeZone = own.timeZone ?? machineZone;
  if (own.workingHours) {
    return { timeZone, schedule: { timeZone, hours: own.workingHours } };
  }
  const hours = entry?.workingHours;
  return hours
    ? { timeZone, schedule: { timeZone: own.timeZone ?? entry.timeZone ?? machineZone, hours } }
    : { timeZone };
}

/** The time of whoever has an address; undefined where nothing is known of it. */
export type TimeOf = (email: string) => PersonTime | undefined;

/**
 * The time of other people: as `people.yaml` says, else in the zone of their last handoff; undefined where
 * neither tells. Hours without any zone say nothing. `handoffs` are the newest first; each person is looked
 * for once.
 */
export function timesOf(
  people: readonly PersonEntry[],
  handoffs: readonly { readonly note: Pick<Handoff, 'author' | 'timeZone'> }[],
): TimeOf {
  const known = new Map<string, PersonTime | undefined>();
  return (email) => {
    const folded = foldEmail(email);
    if (!known.has(folded)) {
      known.set(folded, timeOf(folded, people, handoffs));
    }
    return known.get(folded);
  };
}

/**
 * The zone beside the reader's in which a due time is told: that of whoever is to do it, else that of its
 * author. Undefined where both are the reader, or nothing is known of them.
 */
export function zoneThere(
  owner: string | undefined,
  author: string,
  me: Me | undefined,
  of: TimeOf,
): string | undefined {
  const other = [owner, author].find((email) => email !== undefined && !isMe(me, email));
  return other === undefined ? undefined : of(other)?.timeZone;
}

function timeOf(
  email: string,
  people: readonly PersonEntry[],
  handoffs: readonly { readonly note: Pick<Handoff, 'author' | 'timeZone'> }[],
): PersonTime | undefined {
  const entry = entryOf(email, people);
  const theirs = new Set([email, ...(entry?.emails ?? [])].map(foldEmail));
  const timeZone =
    entry?.timeZone ??
    handoffs.find(
      ({ note }) =>
        note.timeZone !== undefined && theirs.has(foldEmail(note.author.email)) && isTimeZone(note.timeZone),
    )?.note.timeZone;
  if (timeZone === undefined) {
    return undefined;
  }
  const hours = entry?.workingHours;
  return { timeZone, ...(hours ? { schedule: { timeZone, hours } } : {}) };
}

/** What `people.yaml` says of the person with an address. */
function entryOf(email: string, people: readonly PersonEntry[]): PersonEntry | undefined {
  const folded = foldEmail(email);
  return people.find(({ emails }) => emails.some((own) => foldEmail(own) === folded));
}
