/** Identity: who is "me", and which author is whom. Comparison is by e-mail, case-folded. */

export interface Person {
  readonly name: string;
  readonly email: string;
}

/** Everything that is known about the person at this keyboard. */
export interface Me extends Person {
  /** Every e-mail that is mine, case-folded; contains `email`'s own folded form. */
  readonly emails: ReadonlySet<string>;
}

/** E-mails compare case-folded: no mail provider in use tells `Ana@` from `ana@`. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** True where the e-mail is one of mine; nobody is me where nobody said who is there. */
export function isMe(me: Me | undefined, email: string): boolean {
  return me !== undefined && isAmong(me.emails, email);
}

/** Lists of e-mails that are one person's each, as `.mailmap` and `people.yaml` say. */
export type Aliases = readonly (readonly string[])[];

/**
 * Every e-mail, case-folded, that is of the same person as one of these: whatever list one of them is in,
 * the others in it are theirs too, and so on.
 */
export function widen(emails: readonly string[], aliases: Aliases): ReadonlySet<string> {
  const all = new Set(emails.map(foldEmail).filter((email) => email !== ''));
  let left = aliases;
  for (let before = -1; before !== all.size;) {
    before = all.size;
    const theirs = left.filter((list) => list.some((email) => isAmong(all, email)));
    left = left.filter((list) => !theirs.includes(list));
    theirs.flat().forEach((email) => all.add(foldEmail(email)));
  }
  return all;
}

/** True where the e-mail, or another form of the same noreply address, is in the set (of folded ones). */
export function isAmong(emails: ReadonlySet<string>, email: string): boolean {
  const folded = foldEmail(email);
  const account = noreplyAccount(folded);
  return (
    emails.has(folded) ||
    (account !== undefined && [...emails].some((other) => isSameAccount(noreplyAccount(other), account)))
  );
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

/** Two different ids are two accounts: a login that was given up can be taken by somebody else. */
function isSameAccount(a: NoreplyAccount | undefined, b: NoreplyAccount): boolean {
  return (
    a?.host === b.host && a.login === b.login && (a.id === undefined || b.id === undefined || a.id === b.id)
  );
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
