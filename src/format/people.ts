import type { PersonEntry, PersonRow } from '../domain/people';
import { parseHours } from '../domain/time/hours';
import { reasonOf } from './reason';
import { personSchema } from './schema/people';
import { readSource, refuse, type Refusal } from './sourceText';
import { typedBy } from './typed';
import { isTreeMap, kindOf, readTree, type ReadTree, type Tree } from './yamlTree';

/** What a `people.yaml` says, and what in it says nothing. */
export interface PeopleList {
  /** The persons that could be read, in their order. */
  readonly people: readonly PersonEntry[];
  /** Whom or what in it could not be read, by English reasons with lines. */
  readonly problems: readonly Refusal[];
  /** Its text, without a byte-order mark. */
  readonly source: string;
}

export type ParsedPeople = { readonly ok: true; readonly value: PeopleList } | Refusal;

/**
 * Reads `people.yaml`: who works here, whose the e-mails in it are, and when they work. Never throws for what
 * a file may hold, and has the same limits as a record. A person with a mistake is left out, or only the
 * field with the mistake where the rest still says who it is: the others lose nothing by it.
 */
export function parsePeople(source: string | Uint8Array): ParsedPeople {
  const text = readSource(source);
  if (!text.ok) {
    return text;
  }
  const read = readTree(text.text);
  if (!read.ok) {
    return read;
  }
  const list = read.tree['people'];
  if (!Array.isArray(list)) {
    return refuse(`people: expected a list, found ${kindOf(list)}`, read.lineOf(['people']));
  }
  const people: PersonEntry[] = [];
  const problems: Refusal[] = [];
  list.forEach((item: Tree, index) => {
    const { row, issues } = readPerson(item, read, index);
    problems.push(...issues);
    if (row) {
      people.push(entryOf(row));
    }
  });
  return { ok: true, value: { people, problems, source: text.text } };
}

/** One person of the list; without a row where they cannot be told from others. */
export function readPerson(
  item: Tree,
  { tree, lineOf }: Pick<ReadTree, 'tree' | 'lineOf'>,
  index: number,
): { readonly row?: PersonRow; readonly issues: readonly Refusal[] } {
  const first = personSchema.safeParse(typedBy(personSchema, item));
  if (first.success) {
    return { row: rowOf(first.data), issues: [] };
  }
  const issues = first.error.issues.map((issue) => {
    const path = ['people', index, ...issue.path];
    return { key: issue.path[0], refusal: refuse(reasonOf({ ...issue, path }, tree), lineOf(path)) };
  });
  const wrong = new Set(issues.map(({ key }) => key));
  const rest =
    isTreeMap(item) && !wrong.has('name') && !wrong.has('emails')
      ? personSchema.safeParse(
          typedBy(personSchema, Object.fromEntries(Object.entries(item).filter(([key]) => !wrong.has(key)))),
        )
      : undefined;
  return {
    ...(rest?.success ? { row: rowOf(rest.data) } : {}),
    issues: issues.map(({ refusal }) => refusal),
  };
}

function rowOf({ name, emails, timeZone, workingHours, channel }: PersonRow): PersonRow {
  return {
    name,
    emails,
    ...(timeZone === undefined ? {} : { timeZone }),
    ...(workingHours === undefined ? {} : { workingHours }),
    ...(channel === undefined ? {} : { channel }),
  };
}

function entryOf({ workingHours = '', ...row }: PersonRow): PersonEntry {
  const hours = parseHours(workingHours);
  return { ...row, ...(hours.ok ? { workingHours: hours.week } : {}) };
}
