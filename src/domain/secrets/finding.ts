import type { StoredRecord } from '../records';
import type { SecretWhat } from './rule';
import { scanText } from './scan';

/**
 * A secret in a record, told without telling it: this may be shown, kept and sent to a page, and it is never
 * logged all the same.
 */
export interface SecretFinding {
  readonly kind: string;
  readonly what: SecretWhat;
  /** Whose it is, by its proper name. */
  readonly of?: string;
  /** The key of the record that it stands in, such as `summary` or `next`. */
  readonly field: string;
  /** Of a list: which entry, counted from 1. */
  readonly row?: number;
  /** The line of that text, counted from 1. */
  readonly line: number;
  /** Its first characters, at most four and never more than a quarter of it. */
  readonly begins: string;
  /** In UTF-16 code units. */
  readonly length: number;
  /** Stands for the secret wherever it is found again, so that a decision about it holds. */
  readonly mark: string;
}

/** What the user has looked at and called no secret: by their marks, or whatever is found. */
export type NotSecret = readonly string[] | 'all';

/** Keys that the program fills in: names, times and object ids, and what git says of the files. */
const stamped: ReadonlySet<string> = new Set([
  'version',
  'id',
  'handoff',
  'kind',
  'created',
  'author',
  'after',
  'branch',
  'timeZone',
  'at',
  'previous',
]);

/** Looks for secrets in everything that a person wrote in a record, keys of other versions too. */
export function scanRecord(record: StoredRecord): readonly SecretFinding[] {
  return Object.entries(record)
    .filter(([key]) => !stamped.has(key))
    .flatMap(([field, value]: readonly [string, unknown]) =>
      Array.isArray(value)
        ? value.flatMap((entry: unknown, index) => textsIn(entry).flatMap(findingsIn(field, index + 1)))
        : textsIn(value).flatMap(findingsIn(field)),
    );
}

/** Those of the findings that nobody has decided on. */
export function undecided(
  findings: readonly SecretFinding[],
  notSecret: NotSecret,
): readonly SecretFinding[] {
  return notSecret === 'all' ? [] : findings.filter(({ mark }) => !notSecret.includes(mark));
}

function textsIn(value: unknown): readonly string[] {
  if (typeof value === 'string') {
    return [value];
  }
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsIn) : [];
}

function findingsIn(field: string, row?: number): (text: string) => readonly SecretFinding[] {
  return (text) =>
    scanText(text).map(({ kind, what, of, start, length }) => {
      const secret = text.slice(start, start + length);
      return {
        kind,
        what,
        ...(of === undefined ? {} : { of }),
        field,
        ...(row === undefined ? {} : { row }),
        line: text.slice(0, start).split('\n').length,
        begins: secret.slice(0, Math.min(4, Math.floor(length / 4))),
        length,
        mark: markOf(`${kind} ${secret}`),
      };
    });
}

/** Sixteen hex digits (FNV-1a, 64 bit): enough to tell the few secrets of one note apart, and it says nothing of them. */
function markOf(text: string): string {
  let hash = 0xcbf29ce484222325n;
  for (let at = 0; at < text.length; at += 1) {
    hash = BigInt.asUintN(64, (hash ^ BigInt(text.charCodeAt(at))) * 0x100000001b3n);
  }
  return hash.toString(16).padStart(16, '0');
}
