/** E-mails compare case-folded: no mail provider in use tells `Ana@` from `ana@`. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** Lists of e-mails that are one person's each, as `.mailmap` and `people.yaml` say. */
export type Aliases = readonly (readonly string[])[];

/**
 * Every e-mail, case-folded, that is of the same person as one of these: whatever list one of them is in,
 * the others in it are theirs too, and so on. The lists are sorted out once, in linear time: a repository
 * brings them and can make them as long and as tangled as it likes.
 */
export function widen(emails: readonly string[], aliases: Aliases): ReadonlySet<string> {
  const all = new Set(emails.map(foldEmail).filter((email) => email !== ''));
  const { members } = groupsIn(aliases);
  for (const group of new Set([...all].flatMap((email) => groupsOf(email, aliases)))) {
    members[group]?.forEach((email) => all.add(email));
  }
  return all;
}

/** True where the lists, or the forms of a noreply address, make two e-mails one person's. */
export function areJoined(one: string, other: string, aliases: Aliases): boolean {
  const [a, b] = [foldEmail(one), foldEmail(other)];
  if (a === '' || b === '') {
    return false;
  }
  if (isAmong(new Set([a]), b)) {
    return true;
  }
  const theirs = new Set(groupsOf(b, aliases));
  return theirs.size > 0 && groupsOf(a, aliases).some((group) => theirs.has(group));
}

/** True where the e-mail, or another form of the same noreply address, is in the set (of folded ones). */
export function isAmong(emails: ReadonlySet<string>, email: string): boolean {
  const folded = foldEmail(email);
  if (emails.has(folded) || !noreplyAccount(folded)) {
    return emails.has(folded);
  }
  const keys = keysIn.get(emails) ?? new Set([...emails].flatMap(keysOf));
  keysIn.set(emails, keys);
  return sought(folded).some((key) => keys.has(key));
}

/** What a set of e-mails is found by: looked at once, as every record asks. */
const keysIn = new WeakMap<ReadonlySet<string>, ReadonlySet<string>>();

/** Persons, as the e-mails make them that lists have in common. */
interface Groups {
  /** The groups that have an e-mail with this key (see `keysOf`). */
  readonly byKey: ReadonlyMap<string, readonly number[]>;
  readonly members: readonly (readonly string[])[];
}

const groupsByLists = new WeakMap<Aliases, Groups>();

function groupsIn(aliases: Aliases): Groups {
  const groups = groupsByLists.get(aliases) ?? group(aliases);
  groupsByLists.set(aliases, groups);
  return groups;
}

function groupsOf(folded: string, aliases: Aliases): readonly number[] {
  const { byKey } = groupsIn(aliases);
  return sought(folded).flatMap((key) => byKey.get(key) ?? []);
}

/** Walks from list to list; no list and no key is gone through twice. */
function group(aliases: Aliases): Groups {
  const lists = aliases.map((list) => list.map(foldEmail).filter((email) => email !== ''));
  const withKey = new Map<string, number[]>();
  lists.forEach((list, index) => list.flatMap(keysOf).forEach((key) => push(withKey, key, index)));
  const groupOf = new Map<number, number>();
  const members: string[][] = [];
  const gone = new Set<string>();
  for (const start of lists.keys()) {
    const open = groupOf.has(start) ? [] : [start];
    const emails: string[] = [];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (groupOf.has(index)) {
        continue;
      }
      groupOf.set(index, members.length);
      for (const email of lists[index] ?? []) {
        emails.push(email);
        for (const key of sought(email).filter((one) => !gone.has(one))) {
          gone.add(key);
          withKey.get(key)?.forEach((next) => open.push(next));
        }
      }
    }
    if (groupOf.get(start) === members.length) {
      members.push([...new Set(emails)]);
    }
  }
  const byKey = new Map(
    [...withKey].map(([key, indexes]) => [key, [...new Set(indexes.flatMap((at) => groupOf.get(at) ?? []))]]),
  );
  return { byKey, members };
}

function push(map: Map<string, number[]>, key: string, value: number): void {
  const list = map.get(key);
  if (list) {
    list.push(value);
  } else {
    map.set(key, [value]);
  }
}

interface NoreplyAccount {
  readonly host: string;
  readonly login: string;
  readonly id?: string;
}

/**
 * The account behind an address that a host hands out to those who keep their own from commits. GitHub:
 * `ID+USERNAME@users.noreply.github.com`, for accounts older than July 2017 `USERNAME@...` (docs.github.com,
 * "Setting your commit email address"). GitLab: `ID-USERNAME@users.noreply.gitlab.com` (docs.gitlab.com,
 * "User account: use an automatically generated private commit email"). No other host is guessed at.
 */
function noreplyAccount(folded: string): NoreplyAccount | undefined {
  const [, id, login, host] =
    /^(?:(\d+)\+)?([^@+]+)@(users\.noreply\.github\.com)$/.exec(folded) ??
    /^(?:(\d+)-)?([^@]+)@(users\.noreply\.gitlab\.com)$/.exec(folded) ??
    [];
  return login === undefined || host === undefined
    ? undefined
    : { host, login, ...(id === undefined ? {} : { id }) };
}

/** What an e-mail is found by: itself, and its account, by any id and by its own. */
function keysOf(folded: string): readonly string[] {
  const account = noreplyAccount(folded);
  return account ? [folded, keyOf(account, 'any'), keyOf(account, account.id ?? 'none')] : [folded];
}

/**
 * The keys of whatever is the same as an e-mail. Two different ids are two accounts: a login that was given
 * up can be taken by somebody else.
 */
function sought(folded: string): readonly string[] {
  const account = noreplyAccount(folded);
  if (!account) {
    return [folded];
  }
  const { id } = account;
  return id === undefined ? [keyOf(account, 'any')] : [keyOf(account, id), keyOf(account, 'none')];
}

/** The line break keeps it apart from every e-mail. */
function keyOf({ login, host }: NoreplyAccount, id: string): string {
  return `${login}@${host}\n${id}`;
}
