import type { Cursor, Departure } from '../domain/departure';
import type { Person } from '../domain/people';
import { isObject } from './jsonShape';

/** One mute, as its file says it. */
export type Mute = { readonly branch: string } | { readonly repository: true };

/** The cursor in a JSON value, or undefined where it is none. */
export function cursorFrom(json: unknown): Cursor | undefined {
  if (!isObject(json) || typeof json['branch'] !== 'string' || typeof json['seenAt'] !== 'string') {
    return undefined;
  }
  const { branch, seenAt } = json;
  return { branch, seenAt };
}

/** The departure in a JSON value, or undefined where it is none. */
export function departureFrom(json: unknown): Departure | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { from, to, at } = json;
  return typeof from === 'string' && typeof to === 'string' && typeof at === 'string'
    ? { from, to, at }
    : undefined;
}

/** The mute in a JSON value, or undefined where it is none. */
export function muteFrom(json: unknown): Mute | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { branch, repository } = json;
  return typeof branch === 'string' ? { branch } : repository === true ? { repository } : undefined;
}

/** The name and e-mail in a JSON value, or undefined where it has none. */
export function identityFrom(json: unknown): Person | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  const { name, email } = json;
  return typeof name === 'string' && typeof email === 'string' && name !== '' && email !== ''
    ? { name, email }
    : undefined;
}

/** The text in a JSON value, or undefined where it is none. */
export function textFrom(json: unknown): string | undefined {
  return typeof json === 'string' ? json : undefined;
}
