/**
 * Names of records and folders. An id is `<UTC basic time>-<author slug>-<6 random base32>`, such as
 * `20261122T175403Z-asousa-k3f9a2`: it sorts by time, can be read aloud, and is a legal file name on
 * every system.
 */

/** The form of an id, for whoever describes it to another tool (JSON Schema). */
export const idPattern = /^\d{8}T\d{6}Z-[\p{L}\p{N}-]{1,60}-[a-z0-9]{6}$/u;
const base32 = 'abcdefghijklmnopqrstuvwxyz234567';

/** Makes a new id. `random` holds at least 6 random bytes. */
export function newId(now: Date, authorName: string, random: Uint8Array): string {
  const time = now.toISOString().replace(/[-:]|\.\d{3}/g, '');
  const tail = Array.from(random.slice(0, 6), (byte) => base32[byte % 32]).join('');
  return `${time}-${authorSlug(authorName)}-${tail}`;
}

/** True for text of the form that `newId` makes. Anything else is no id and names no file. */
export function isId(text: string): boolean {
  return idPattern.test(text);
}

/** `Ana Maria Sousa` -> `amsousa`: initials and the last name, as people abbreviate themselves. */
function authorSlug(name: string): string {
  const parts = slug(name).split('-').filter(Boolean);
  const last = parts.pop();
  if (last === undefined) {
    return 'someone';
  }
  const initials = parts.map((part) => [...part][0] ?? '').join('');
  return [...(initials + last)].slice(0, 20).join('');
}

/**
 * A name for people to recognise in a file listing: Unicode letters and digits in lower case, every
 * other run of characters one `-`, at most 60 characters. Two branches may share it: what counts is
 * the branch inside the record.
 */
export function slug(text: string): string {
  const dashed = text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-+|-+$/g, '');
  return [...dashed].slice(0, 60).join('').replace(/-+$/, '');
}
