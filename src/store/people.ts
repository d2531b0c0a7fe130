import { foldEmail, areJoined, widen, type Aliases } from '../domain/addresses';
import type { CommittedBy, Me, Person, PersonEntry, WhoIsWho } from '../domain/people';
import type { Author, Handoff, StoredRecord } from '../domain/records';
import type { Found, Union } from '../domain/union';
import { whoCommitted, type Bringing } from '../git/committers';
import { lastValue, type ConfigValue } from '../git/configuration';
import { KnownIdentity } from '../git/identity';
import { contactOf, Mailmap } from '../git/mailmap';
import type { GitRepository } from '../git/repository';
import { handoffPath, recordsFolder } from './paths';
import type { RecordStore } from './recordStore';

/** Where the identity is that was asked for once, for those whose git has none. */
interface Remembered {
  identity(): Promise<Person | undefined>;
}

type Journal = Pick<RecordStore, 'known' | 'ownJournals'>;

/** What is mine without any map, and the configuration that says where maps are. */
interface Asked {
  readonly mine: readonly Person[];
  readonly settings: readonly ConfigValue[];
}

/** Which e-mails are one person's, and what the mailmap makes of a contact. */
interface Known {
  readonly union: Union;
  /** As `people.yaml` says. */
  readonly people: readonly PersonEntry[];
  readonly aliases: Aliases;
  readonly mapped: ReadonlyMap<string, string>;
}

/** What the last answer was made of, so that a refresh that finds nothing new has nothing to do. */
interface Basis {
  readonly union: Union;
  readonly people: readonly PersonEntry[];
  readonly mine: string;
  readonly contacts: ReadonlySet<string>;
}

/**
 * Who is whom: the app's port `People`. The mailmap and `people.yaml` come with the repository, so a
 * colleague can make one of my addresses theirs in them, or theirs mine. That decides only what is shown as
 * whose: what is written, to a record or a commit, is always the identity of git or of this clone.
 */
export class PeopleStore {
  readonly #repository: GitRepository;
  readonly #records: Journal;
  readonly #remembered: Remembered;
  readonly #identity: KnownIdentity;
  readonly #mailmap: Mailmap;
  /** As of the last `me`, so that what follows it asks git for neither again. */
  #asked: Asked | undefined;
  #basis: Basis | undefined;
  #known: Known | undefined;
  #emails: { readonly aliases: Aliases; readonly key: string; readonly all: ReadonlySet<string> } | undefined;
  #committed: { readonly known: Known; readonly byHandoff: Map<string, Promise<CommittedBy>> } | undefined;
  /** Blobs whose author is known to have committed them. A commit does not change, but aliases do. */
  #vouched: Pick<Known, 'aliases' | 'mapped'> & { readonly blobs: Set<string> } = {
    ...{ aliases: nobody, mapped: new Map() },
    blobs: new Set(),
  };

  constructor(repository: GitRepository, records: Journal, remembered: Remembered) {
    this.#repository = repository;
    this.#records = records;
    this.#remembered = remembered;
    this.#identity = new KnownIdentity(repository.git);
    this.#mailmap = new Mailmap(repository.git, repository.root);
  }

  /** See the port. @throws GitError, FileError */
  async me(): Promise<Me | undefined> {
    const settings = await this.#repository.reads.settings();
    const identity = (await this.#identity.of(settings)) ?? (await this.#remembered.identity());
    if (!identity) {
      return undefined;
    }
    const configured = lastValue(settings, 'user.email') ?? identity.email;
    const mine = [identity, { name: identity.name, email: configured }];
    this.#asked = { mine, settings };
    const known = await this.#look(this.#asked);
    const emails = mine.flatMap((person) => addressesOf(person, known));
    const key = emails.join('\n');
    if (this.#emails?.aliases !== known.aliases || this.#emails.key !== key) {
      this.#emails = { aliases: known.aliases, key, all: widen(emails, known.aliases) };
    }
    const own = new Set(mine.map(({ email }) => foldEmail(email)));
    return { name: identity.name, email: identity.email, emails: this.#emails.all, own };
  }

  /** See the port. Git is asked only about records of which it is not known that their author committed them. */
  async committers(handoffId: string): Promise<CommittedBy> {
    this.#asked ??= { mine: [], settings: await this.#repository.reads.settings() };
    const known = await this.#look(this.#asked);
    if (this.#committed?.known !== known) {
      this.#committed = { known, byHandoff: new Map() };
    }
    // Another map names the authors of commits otherwise, also where it joins nobody in the records.
    if (this.#vouched.aliases !== known.aliases || this.#vouched.mapped !== known.mapped) {
      const { aliases, mapped } = known;
      this.#vouched = { aliases, mapped, blobs: new Set() };
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

  /** See the port. @throws GitError, FileError */
  async whoIsWho(): Promise<WhoIsWho> {
    this.#asked ??= { mine: [], settings: await this.#repository.reads.settings() };
    const [known, ownJournals] = await Promise.all([this.#look(this.#asked), this.#records.ownJournals()]);
    return { isSame: (one, other) => isSame(one, addressesOf(other, known), known), ownJournals };
  }

  /** See the port. @throws GitError, FileError */
  async listed(): Promise<readonly PersonEntry[]> {
    return (await this.#records.known()).people;
  }

  async #committers(handoffId: string, known: Known): Promise<CommittedBy> {
    const { handoffs, replies } = known.union;
    const note = handoffs.find(({ record }) => record.id === handoffId);
    const open = [
      ...(note ? [note] : []),
      ...replies.filter(({ record }) => record.handoff === handoffId),
    ].filter(({ blob }) => blob !== undefined && !this.#vouched.blobs.has(blob));
    const refs = refsOf(open);
    if (refs.length === 0) {
      return new Map();
    }
    const authors = await this.#authorsOf(open, { refs, folders: foldersOf(open, note?.record) });
    const others = new Map<string, Person>();
    for (const { record, blob = '' } of open) {
      const commits = authors?.get(blob) ?? [];
      const firstCommit = commits.at(-1);
      if (
        isSame(
          record.author,
          commits.map(({ email }) => email),
          known,
        )
      ) {
        this.#vouched.blobs.add(blob);
      } else if (firstCommit) {
        others.set(record.id, firstCommit);
      }
    }
    return others;
  }

  /**
   * The commits of these files. Times are what somebody wrote, in the record and in the commit: one that says
   * 2099, or 2001, hides nothing, as what is not found since then is looked for in all of history.
   */
  async #authorsOf(
    open: readonly Found<StoredRecord>[],
    where: Omit<Bringing, 'since'>,
  ): Promise<ReadonlyMap<string, readonly Person[]> | undefined> {
    const { git, commonDir } = this.#repository;
    const first = Math.min(...open.map(({ record }) => Date.parse(record.created)));
    const since = first > Date.now() ? undefined : new Date(first - clocksApartMs).toISOString();
    const authors = await whoCommitted(git, commonDir, { ...where, since });
    const isFound = ({ blob = '', where: places }: Found<StoredRecord>): boolean =>
      authors?.has(blob) === true || !places.some((place) => place.startsWith('refs/'));
    return since === undefined || !authors || open.every(isFound)
      ? authors
      : ((await whoCommitted(git, commonDir, { ...where, since: undefined })) ?? authors);
  }

  async #look({ mine, settings }: Asked): Promise<Known> {
    const { union, people } = await this.#records.known();
    const basis = basisOf(this.#basis, { union, people, mine });
    this.#basis = basis;
    const mapped = await this.#mailmap.mapped(basis.contacts, settings);
    const last = this.#known;
    if (last?.union === union && last.people === people && last.mapped === mapped) {
      return last;
    }
    const made = [
      ...people.map(({ emails }) => emails),
      ...(mapped.size === 0 ? [] : mailmapAliases(basis.contacts, mapped)),
    ];
    // The same people in other records are the same object, so what was made of them stays good.
    const aliases = last && isEqual(last.aliases, made) ? last.aliases : made;
    this.#known = { union, people, mapped, aliases };
    return this.#known;
  }
}

const nobody: Aliases = [];

/** So many contacts are looked up at most: a record can name anybody, and any number of them. */
const mostContacts = 2000;

/** The same contacts are the same set, whatever else is new. */
function basisOf(
  last: Basis | undefined,
  { union, people, mine }: Pick<Basis, 'union' | 'people'> & Pick<Asked, 'mine'>,
): Basis {
  const me = JSON.stringify(mine);
  if (last?.union === union && last.people === people && last.mine === me) {
    return last;
  }
  const all = [...new Set([...asContacts(mine), ...contactsOf(union, people)])].slice(0, mostContacts);
  const contacts = last && isEqual([...last.contacts], all) ? last.contacts : new Set(all);
  return { union, people, mine: me, contacts };
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** True where one of these addresses is a person's, as it stands for them or by what the maps join. */
function isSame(person: Person, addresses: readonly string[], known: Known): boolean {
  return addressesOf(person, known).some((own) =>
    addresses.some((other) => areJoined(own, other, known.aliases)),
  );
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

/** Everybody who occurs in the records or in `people.yaml`, by name and e-mail, or by e-mail alone: writers first. */
function contactsOf({ handoffs, replies }: Union, people: readonly PersonEntry[]): ReadonlySet<string> {
  const authors: readonly Author[] = [...handoffs, ...replies].map(({ record }) => record.author);
  const named = handoffs.flatMap(({ record }) => [
    ...(record.to ?? []),
    ...(record.next ?? []).map(({ owner }) => owner),
    ...(record.questions ?? []).map(({ to }) => to),
  ]);
  const emails = [...people.flatMap((person) => person.emails), ...named].filter(
    (email) => email !== undefined,
  );
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
