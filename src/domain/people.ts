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

/** True where the e-mail is one of mine; nobody is me where git does not know who is there. */
export function isMe(me: Me | undefined, email: string): boolean {
  return me?.emails.has(foldEmail(email)) ?? false;
}

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
