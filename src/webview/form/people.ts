import type { PersonModel } from '../protocol/form';

/** `Name <mail>` as mail programs copy it. */
const withName = /<([^<>]+)>\s*$/;
const address = /^[^\s@<>]+@[^\s@<>]+$/;

/**
 * The e-mail address meant by what was typed: a known person's address or name in any case, or any
 * address at all. Undefined where it is neither.
 */
export function emailOf(typed: string, people: readonly PersonModel[]): string | undefined {
  const text = (withName.exec(typed)?.[1] ?? typed).trim();
  const folded = text.toLowerCase();
  const known =
    people.find((person) => person.email.toLowerCase() === folded) ??
    people.find((person) => person.name.toLowerCase() === folded);
  return known?.email ?? (address.test(text) ? text : undefined);
}

/** The person with this address, or one of whom no more is known than that. */
export function personOf(email: string, people: readonly PersonModel[]): PersonModel {
  const folded = email.toLowerCase();
  const known = people.find((person) => person.email.toLowerCase() === folded);
  return known ?? { email, name: email, hint: '', time: '', overlap: '' };
}
