import type { AmendReply, Author, Handoff, HandoffContent } from './records';

/** The keys of a handoff that people write, in the order of the record. */
export const contentKeys = [
  'to',
  'state',
  'stateReason',
  'summary',
  'outcome',
  'background',
  'done',
  'tried',
  'doNotTouch',
  'verify',
  'next',
  'contingencies',
  'questions',
  'places',
  'decisions',
  'links',
  'openFiles',
] as const satisfies readonly (keyof HandoffContent)[];

/** The name of a field that can be amended. */
export type ContentKey = (typeof contentKeys)[number];

/** The part of a handoff that people write, without what the program filled in and keys of other versions. */
export function contentOf(note: HandoffContent): HandoffContent {
  const said = Object.entries(note).filter(([key]) => contentKeys.some((known) => known === key));
  return { ...(Object.fromEntries(said) as Partial<HandoffContent>), summary: note.summary };
}

/** What of a content is otherwise than before. */
export interface ContentChange {
  readonly changed: Partial<HandoffContent>;
  /** What is not said any more. */
  readonly removed: readonly ContentKey[];
}

/** That a handoff was amended: by whom and when last, and which fields in all. */
export interface Amended {
  readonly by: Author;
  readonly at: string;
  readonly fields: readonly ContentKey[];
}

/**
 * The fields in which two contents differ. A list counts as a whole: its order is part of what it says, and that
 * of the keys in its rows is not.
 */
export function contentChange(before: HandoffContent, after: HandoffContent): ContentChange {
  const changed = contentKeys.filter((key) => after[key] !== undefined && !isSame(after[key], before[key]));
  return {
    changed: Object.fromEntries(changed.map((key) => [key, after[key]])),
    removed: contentKeys.filter((key) => after[key] === undefined && before[key] !== undefined),
  };
}

function isSame(a: unknown, b: unknown): boolean {
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) {
    return a === b;
  }
  const [one, other] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return (
    one.length === other.size && one.every(([key, value]) => other.has(key) && isSame(value, other.get(key)))
  );
}

/**
 * The note as its author says it now, from amendments in causal order. `undefined` where there are none. Ids,
 * times and what the code was like are as they were written, and so are keys of other versions.
 */
export function amend(
  note: Handoff,
  amendments: readonly AmendReply[],
): { readonly note: Handoff; readonly amended: Amended } | undefined {
  const last = amendments.at(-1);
  if (!last) {
    return undefined;
  }
  const fields = new Set<ContentKey>();
  const now = new Map<string, unknown>(Object.entries(note));
  for (const amendment of amendments) {
    for (const key of contentKeys) {
      if (amendment[key] !== undefined) {
        now.set(key, amendment[key]);
        fields.add(key);
      } else if (key !== 'summary' && amendment.removed?.includes(key)) {
        now.delete(key);
        fields.add(key);
      }
    }
  }
  return {
    // Every field was of its type in a record that the schemas let through.
    note: Object.fromEntries(now) as unknown as Handoff,
    amended: { by: last.author, at: last.created, fields: contentKeys.filter((key) => fields.has(key)) },
  };
}
