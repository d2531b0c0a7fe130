import type {
  Contingency,
  HandoffContent,
  HandoffState,
  Link,
  Question,
  Step,
  Verification,
} from '../../domain/records';
import { withoutKeys } from '../../domain/withoutKeys';
import { dueOfInput, inputOfDue } from './dueInput';
import type { Row } from './rowEditing';

/** The lists of the form that can say "none, on purpose". */
export const listKeys = [
  'questions',
  'next',
  'verify',
  'contingencies',
  'doNotTouch',
  'tried',
  'done',
  'links',
] as const;

export type ListKey = (typeof listKeys)[number];

/** The entries of each list. */
export interface ListEntries {
  readonly questions: Question;
  readonly next: Step;
  readonly verify: Verification;
  readonly contingencies: Contingency;
  readonly doNotTouch: string;
  readonly tried: string;
  readonly done: string;
  readonly links: Link;
}

/** What the fields of the form hold. Rows without text are not among them. */
export interface FormValues {
  readonly to: readonly string[];
  readonly state: HandoffState | undefined;
  readonly stateReason: string;
  readonly summary: string;
  readonly outcome: string;
  readonly background: string;
  readonly lists: { readonly [K in ListKey]: readonly Row<ListEntries[K]>[] };
  /** Lists of which it was said that there is nothing. */
  readonly none: ReadonlySet<ListKey>;
}

type Rows<T> = readonly Omit<Row<T>, 'key'>[];

/**
 * The content as typed so far, on top of what the form was opened with: keys and parts of entries that
 * have no field here come through unchanged. An emptied list says nothing again (the key goes), unless
 * it was said that there is nothing.
 */
export function contentOf(base: HandoffContent, values: FormValues): HandoffContent {
  const { to, state, stateReason, outcome, background, lists } = values;
  const list = <K extends ListKey, T>(key: K, entries: readonly T[]): Partial<Record<K, readonly T[]>> =>
    entries.length > 0 || values.none.has(key) ? ({ [key]: entries } as Record<K, readonly T[]>) : {};
  return {
    ...withoutFields(base),
    summary: values.summary,
    ...(state === undefined ? {} : { state }),
    ...said('stateReason', stateReason),
    ...said('outcome', outcome),
    ...said('background', background),
    ...(to.length === 0 && base.to?.length !== 0 ? {} : { to }),
    ...list(
      'questions',
      lists.questions.map((row) => numbered(row, 'to')),
    ),
    ...list(
      'next',
      lists.next.map((row) => numbered(row, 'owner')),
    ),
    ...list('verify', lists.verify.map(verificationOf)),
    ...list('contingencies', lists.contingencies.map(contingencyOf)),
    ...list('doNotTouch', lists.doNotTouch.map(textOf)),
    ...list('tried', lists.tried.map(textOf)),
    ...list('done', lists.done.map(textOf)),
    ...list('links', lists.links.map(linkOf)),
  };
}

/** The lists of a content that say that there is nothing. */
export function noneOf(content: HandoffContent): ReadonlySet<ListKey> {
  return new Set(listKeys.filter((key) => content[key]?.length === 0));
}

/** The rows of every list of a content. */
export function rowsOf(content: HandoffContent): { readonly [K in ListKey]: Rows<ListEntries[K]> } {
  return {
    questions: rows(content.questions, ({ text, to, due }) => [text, to ?? '', inputOfDue(due)]),
    next: rows(content.next, ({ text, owner, due }) => [text, owner ?? '', inputOfDue(due)]),
    verify: rows(content.verify, ({ run, expect }) => [run, expect ?? '']),
    contingencies: rows(content.contingencies, (row) => [row.if, row.then, row.ask ?? '']),
    doNotTouch: rows(content.doNotTouch, (text) => [text]),
    tried: rows(content.tried, (text) => [text]),
    done: rows(content.done, (text) => [text]),
    links: rows(content.links, ({ url, title }) => [url, title ?? '']),
  };
}

function rows<T>(entries: readonly T[] | undefined, values: (entry: T) => readonly string[]): Rows<T> {
  return (entries ?? []).map((item) => ({ values: values(item), item }));
}

/** The keys that have no field in the form. */
function withoutFields(base: HandoffContent): Partial<HandoffContent> {
  const shown: readonly string[] = ['to', 'state', 'stateReason', 'outcome', 'background', ...listKeys];
  return withoutKeys(base, shown);
}

/** A new row gets its id when it is saved: see domain/content. */
function numbered<T extends Question | Step>(
  { values, item }: Row<T>,
  who: 'to' | 'owner',
): (T | { readonly id: '' }) & { readonly text: string } {
  const [text = '', person = '', due = ''] = values;
  return {
    ...withoutKeys(item ?? { id: '' }, [who, 'due']),
    text,
    ...said(who, person.trim()),
    ...said('due', dueOfInput(due, item?.due)),
  };
}

function verificationOf({ values }: Row<Verification>): Verification {
  const [run = '', expect = ''] = values;
  return { run, ...said('expect', expect) };
}

function contingencyOf({ values, item }: Row<Contingency>): Contingency {
  const [when = '', then = '', ask = ''] = values;
  return { ...withoutKeys(item ?? {}, ['ask']), if: when, then, ...said('ask', ask) };
}

function linkOf({ values, item }: Row<Link>): Link {
  const [url = '', title = ''] = values;
  return { ...withoutKeys(item ?? {}, ['title']), url, ...said('title', title) };
}

function textOf({ values }: Row<string>): string {
  return values[0] ?? '';
}

function said<K extends string>(key: K, text: string): Partial<Record<K, string>> {
  return text === '' ? {} : ({ [key]: text } as Record<K, string>);
}
