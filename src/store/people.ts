import {
  foldEmail,
  isAmong,
  widen,
  type Aliases,
  type CommittedBy,
  type Me,
  type Person,
} from '../domain/people';
import type { Author, Handoff, StoredRecord } from '../domain/records';
import type { Found, Union } from '../domain/union';
import { whoCommitted } from '../git/committers';
import { listSettings, type Setting } from '../git/configuration';
import { gitIdentity } from '../git/identity';
import { contactOf, Mailmap } from '../git/mailmap';
import type { GitRepository } from '../git/repository';
import { handoffPath, recordsFolder } from './paths';
import type { RecordStore } from './recordStore';

/** Where the identity is that was asked for once, for those whose git has none. */
interface Remembered {
  identity(): Promise<Person | undefined>;
}

/** What is mine without any map, and the configuration that says where maps are. */
interface Asked {
  readonly mine: readonly Person[];
  readonly settings: readonly Setting[];
}

/** Which e-mails are one person's, and what the mailmap makes of a contact. */
interface Known {
  readonly union: Union;
  readonly aliases: Aliases;
  readonly mapped: ReadonlyMap<string, string>;
  /** Tells whether anything of it, the records aside, has changed. */
  readonly state: string;
}

/**
 * Who is whom: the app's port `People`. The mailmap and `people.yaml` come with the repository, so a
 * colleague can make one of my addresses theirs in them, or theirs mine. That decides only what is shown as
 * whose: what is written, to a record or a commit, is always the identity of git or of this clone.
 */
export class PeopleStore {
  readonly #repository: GitRepository;
  readonly #records: Pick<RecordStore, 'known'>;
  readonly #remembered: Remembered;
  readonly #mailmap: Mailmap;
  /** As of the last `me`, so that what follows it asks git for neither again. */
  #asked: Asked | undefined;
  #contacts:
    { readonly union: Union; readonly people: Aliases; readonly list: ReadonlySet<string> } | undefined;
  #committed: { readonly union: Union; readonly byHandoff: Map<string, Promise<CommittedBy>> } | undefined;
  /** Blobs whose author is known to have committed them. A commit does not change, but aliases do. */
  #vouched = { state: '', blobs: new Set<string>() };

  constructor(repository: GitRepository, records: Pick<RecordStore, 'known'>, remembered: Remembered) {
    this.#repository = repository;
    this.#records = records;
    this.#remembered = remembered;
    this.#mailmap = new Mailmap(repository.git, repository.root);
  }

  /** See the port. @throws GitError, FileError */
  async me(): Promise<Me | undefined> {
    const identity = (await gitIdentity(this.#repository.git)) ?? (await this.#remembered.identity());
    if (!identity) {
      return undefined;
    }
    const settings = await listSettings(this.#repository.git);
    const configured = settings.findLast(({ key }) => key === 'user.email')?.value ?? identity.email;
    const mine = [identity, { name: identity.name, email: configured }];
    this.#asked = { mine, settings };
    const known = await this.#known(this.#asked);
    const emails = mine.flatMap((person) => addressesOf(person, known));
    return { name: identity.name, email: identity.email, emails: widen(emails, known.aliases) };
  }

  /** See the port. Git is asked only about records of which it is not known that their author committed them. */
  async committers(handoffId: string): Promise<CommittedBy> {
    this.#asked ??= { mine: [], settings: await listSettings(this.#repository.git) };
    const known = await this.#known(this.#asked);
    const { union, state } = known;
    if (this.#committed?.union !== union || this.#vouched.state !== state) {
      this.#committed = { union, byHandoff: new Map() };
    }
    if (this.#vouched.state !== state) {
      this.#vouched = { state, blobs: new Set() };
    }
    const { byHandoff } = this.#committed;
    const asked = byHandoff.get(handoffId) ?? this.#committers(handoffId, known);
    byHandoff.set(handoffId, asked);
    try {
      return await asked;
    } catch (error) {
      byHandoff.delete(handoffId);
      throw error;
    }
  }

  async #committers(handoffId: string, known: Known): Promise<CommittedBy> {
    const { handoffs, replies } = known.union;
    const note = handoffs.find(({ record }) => record.id === handoffId);
    const open = [
      ...(note ? [note] : []),
      ...replies.filter(({ record }) => record.handoff === handoffId),
    ].filter(({ blob }) => blob !== undefined && !this.#vouched.blobs.has(blob));
    const refs = refsOf(open);
    const [first] = open.map(({ record }) => Date.parse(record.created)).sort((a, b) => a - b);
    if (refs.length === 0 || first === undefined) {
      return new Map();
    }
    const { git, commonDir } = this.#repository;
    const since = new Date(first - clocksApartMs).toISOString();
    const authors = await whoCommitted(git, commonDir, {
      refs,
      folders: foldersOf(open, note?.record),
      since,
    });
    const others = new Map<string, Person>();
    for (const { record, blob = '' } of open) {
      const theirs = widen(addressesOf(record.author, known), known.aliases);
      const commits = authors?.get(blob) ?? [];
      const firstCommit = commits.at(-1);
      if (commits.some(({ email }) => isAmong(theirs, email))) {
        this.#vouched.blobs.add(blob);
      } else if (firstCommit) {
        others.set(record.id, firstCommit);
      }
    }
    return others;
  }

  async #known({ mine, settings }: Asked): Promise<Known> {
    const { union, people } = await this.#records.known();
    if (this.#contacts?.union !== union || this.#contacts.people !== people) {
      this.#contacts = { union, people, list: contactsOf(union, people) };
    }
    const contacts = new Set([...asContacts(mine), ...this.#contacts.list]);
    const { emails: mapped, state } = await this.#mailmap.mapped(contacts, settings);
    const aliases = [...people, ...(mapped.size === 0 ? [] : mailmapAliases(contacts, mapped))];
    return { union, mapped, aliases, state: JSON.stringify([state, aliases]) };
  }
}

/** A commit can be older than the record that it brings by this much, by two clocks. */
const clocksApartMs = 24 * 60 * 60 * 1000;

/** Where these files are, and where we would have put them: somebody may have moved the folder. */
function foldersOf(found: readonly Found<StoredRecord>[], note: Handoff | undefined): readonly string[] {
  const paths = [...found.map(({ path = '' }) => path), ...(note ? [handoffPath(note)] : [])];
  const ours = paths.filter((path) => path.startsWith(`${recordsFolder}/`));
  return [...new Set(ours.map((path) => path.slice(0, path.lastIndexOf('/'))))];
}

/** Journals first: every record is there once, by who wrote it. */
function refsOf(found: readonly Found<StoredRecord>[]): readonly string[] {
  const refs = new Set(found.flatMap(({ where }) => where).filter((place) => place.startsWith('refs/')));
  const isJournal = (ref: string): boolean => ref.startsWith('refs/handoffs');
  return [...[...refs].filter(isJournal), ...[...refs].filter((ref) => !isJournal(ref))];
}

function addressesOf(person: Person, { mapped }: Known): readonly string[] {
  const email = mapped.get(contactOf(person) ?? '');
  return [person.email, ...(email === undefined ? [] : [email])];
}

function asContacts(
  people: readonly { readonly name?: string; readonly email: string }[],
): readonly string[] {
  return people.map(contactOf).filter((contact) => contact !== undefined);
}

/** Everybody who occurs in the records or in `people.yaml`, by name and e-mail, or by e-mail alone. */
function contactsOf({ handoffs, replies }: Union, people: Aliases): ReadonlySet<string> {
  const authors: readonly Author[] = [...handoffs, ...replies].map(({ record }) => record.author);
  const named = handoffs.flatMap(({ record }) => [
    ...(record.to ?? []),
    ...(record.next ?? []).map(({ owner }) => owner),
    ...(record.questions ?? []).map(({ to }) => to),
  ]);
  const emails = [...named, ...people.flat()].filter((email) => email !== undefined);
  return new Set([...asContacts(authors), ...asContacts(emails.map((email) => ({ email })))]);
}

/**
 * The addresses that the mailmap joins. An address that several people write with (a shared machine, `Name
 * <e-mail>` forms in the map) is joined only where the map says the same of all of them.
 */
function mailmapAliases(contacts: ReadonlySet<string>, mapped: ReadonlyMap<string, string>): Aliases {
  const standsFor = new Map<string, Set<string>>();
  const bare = new Map<string, string>();
  for (const contact of contacts) {
    const own = foldEmail(contact.slice(contact.lastIndexOf('<') + 1, -1));
    const email = foldEmail(mapped.get(contact) ?? own);
    if (contact.startsWith('<')) {
      bare.set(own, email);
    } else {
      standsFor.set(own, (standsFor.get(own) ?? new Set()).add(email));
    }
  }
  for (const [own, email] of bare) {
    if (!standsFor.has(own)) {
      standsFor.set(own, new Set([email]));
    }
  }
  return [...standsFor].flatMap(([own, [email, ...others]]) =>
    email === undefined || email === own || others.length > 0 ? [] : [[own, email]],
  );
}
