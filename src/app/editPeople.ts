import { foldEmail } from '../domain/addresses';
import { isMe, type PersonRow } from '../domain/people';
import { timesOf } from '../domain/peopleTime';
import { formatHours } from '../domain/time/hours';
import type { Unreadable } from '../domain/union';
import { readHandoffs } from './findHandoff';
import { myZone } from './myZone';
import type { Session } from './session';

/** Somebody whose entry in `people.yaml` can be changed or made. */
export interface PersonToEdit {
  /** As they are in the file; undefined for whoever is not. */
  readonly before: PersonRow | undefined;
  /** What editing begins with. */
  readonly row: PersonRow;
  readonly isMe: boolean;
}

/** Everybody there is to edit. */
export interface PeopleToEdit {
  /** Myself first, then those in the file, then those who only wrote handoffs. */
  readonly people: readonly PersonToEdit[];
  /** Why the file as a whole cannot be read. */
  readonly unreadable?: Unreadable;
}

/**
 * Gathers whom there is to edit. Whoever is not in the file begins with what is known of them: I with the
 * identity of git, my zone and the hours that I have set; others with the zone of their last handoff.
 */
export async function peopleToEdit({
  parts,
  peopleFile,
}: Pick<Session, 'parts' | 'peopleFile'>): Promise<PeopleToEdit> {
  const [{ rows, unreadable }, me, handoffs, listed, zone, settings] = await Promise.all([
    peopleFile.rows(),
    parts.people.me(),
    readHandoffs(parts),
    parts.people.listed(),
    myZone(parts),
    parts.settings(),
  ]);
  const inFile = rows.map((row): PersonToEdit => {
    return { before: row, row, isMe: row.emails.some((email) => isMe(me, email)) };
  });
  const hours = settings.workingHours && formatHours(settings.workingHours);
  const myself: PersonToEdit | undefined = me && {
    before: undefined,
    row: {
      ...{ name: me.name, emails: [me.email], timeZone: zone },
      ...(hours === undefined ? {} : { workingHours: hours }),
    },
    isMe: true,
  };
  const mine = inFile.filter((person) => person.isMe);
  const known = new Set(rows.flatMap(({ emails }) => emails.map(foldEmail)));
  const timeOf = timesOf(listed, handoffs);
  const authors = new Map(handoffs.map(({ note }) => [foldEmail(note.author.email), note.author]));
  const others = [...authors]
    .filter(([email]) => !known.has(email) && !isMe(me, email))
    .map(([, { name, email }]): PersonToEdit => {
      const there = timeOf(email);
      const row = { name, emails: [email], ...(there ? { timeZone: there.timeZone } : {}) };
      return { before: undefined, row, isMe: false };
    });
  return {
    people: [
      ...(mine.length > 0 ? mine : myself ? [myself] : []),
      ...inFile.filter((person) => !person.isMe),
      ...others,
    ],
    ...(unreadable ? { unreadable } : {}),
  };
}

/** True where two rows say the same. */
export function isSameRow(one: PersonRow | undefined, other: PersonRow): boolean {
  const parts = (row: PersonRow): string =>
    JSON.stringify(
      [row.name, row.emails, row.timeZone, row.workingHours, row.channel].map((part) => part ?? null),
    );
  return one !== undefined && parts(one) === parts(other);
}
