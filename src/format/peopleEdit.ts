import { isMap, isSeq } from 'yaml';
import type { PersonRow } from '../domain/people';
import { readPerson } from './people';
import { readSource, refuse, type Refusal } from './sourceText';
import { TextEdit } from './textEdit';
import { mapLines } from './write/map';
import { addBlock, endOf, pairOf, removeKey, scalar, setList, setText } from './yamlEdit';
import { isTreeMap, readTree, type ReadTree, type Tree } from './yamlTree';

/** What a new file begins with. */
const heading = [
  '# Who works here: what Handoff says of the time and the working hours of a person, and whose an e-mail is.',
  '# Written by hand, or with "Handoff: Edit People…".',
];

const fields = ['name', 'emails', 'timeZone', 'workingHours', 'channel'] as const;
const byteOrderMark = '\ufeff';

/** The persons in a `people.yaml` that can be read, word for word as they are written there. */
export function peopleRows(source: string): readonly PersonRow[] {
  const text = readSource(source);
  const read = text.ok ? readTree(text.text) : text;
  return read.ok ? rowsIn(read).flatMap((row) => row ?? []) : [];
}

/**
 * Changes one person of a `people.yaml`, or adds them where `before` is undefined; `source` is undefined
 * where there is no file. Everything else stays as it is, to the byte: comments, order, unknown keys, line
 * ends. Refuses what it cannot change for sure, and a person who is not there as `before` any more.
 */
export function editPeople(
  source: string | undefined,
  before: PersonRow | undefined,
  after: PersonRow,
): { readonly ok: true; readonly text: string } | Refusal {
  if (source === undefined || source.replace(byteOrderMark, '').trim() === '') {
    return { ok: true, text: [...heading, ...newList(after), ''].join('\n') };
  }
  const text = readSource(source);
  if (!text.ok) {
    return text;
  }
  const read = readTree(text.text);
  if (!read.ok) {
    // A file of comments alone holds nothing, and that is no mistake.
    const isEmpty = text.text.split('\n').every((line) => /^\s*(?:#|$)/.test(line));
    return isEmpty ? { ok: true, text: withList(source, after) } : read;
  }
  const edit = new TextEdit(text.text);
  const refusal = before ? change(edit, read, before, after) : add(edit, read, after);
  if (refusal) {
    return refusal;
  }
  const done = edit.done();
  return isAsWanted(done, read, before, after)
    ? { ok: true, text: (source.startsWith(byteOrderMark) ? byteOrderMark : '') + done }
    : refuse('it is written in a way that only a person can change safely: open it and change it by hand');
}

function change(edit: TextEdit, read: ReadTree, before: PersonRow, after: PersonRow): Refusal | undefined {
  const list = read.document.get('people', true);
  const map: unknown = isSeq(list) ? list.items[indexOf(read, before)] : undefined;
  if (!isMap(map)) {
    return refuse('the person is not there any more as they were: somebody has changed the file meanwhile');
  }
  for (const [at, key] of fields.entries()) {
    if (key === 'emails') {
      const emails = map.get('emails', true);
      if (isSeq(emails)) {
        setList(edit, emails, before.emails, after.emails);
      }
      continue;
    }
    const value = after[key];
    if (value === undefined && before[key] !== undefined) {
      removeKey(edit, map, key);
    } else if (value !== undefined && value !== before[key]) {
      setText(edit, map, key, value, fields.slice(0, at));
    }
  }
  return undefined;
}

function add(edit: TextEdit, { document, tree }: ReadTree, row: PersonRow): Refusal | undefined {
  const list = document.get('people', true);
  const pair = isMap(document.contents) ? pairOf(document.contents, 'people') : undefined;
  if (!pair) {
    edit.addLines(edit.text.length, newList(row));
  } else if (isSeq(list) && list.items.length > 0) {
    if (list.flow) {
      const end = endOf(list.items.at(-1)) ?? 0;
      edit.replace(end, end, `, ${inFlow(row)}`);
    } else {
      addBlock(edit, list, mapLines(undefined, Object.fromEntries(valuesOf(row))));
    }
  } else if (isSeq(list) || tree['people'] === null) {
    const [from, to] = [pair.value, pair.key].map((node) => endOf(node)).reverse();
    // From the colon on: "people:" and "people: []" are the same.
    edit.replace((from ?? 0) + 1, Math.max(to ?? 0, (from ?? 0) + 1), edit.below(newList(row).slice(1)));
  }
  return undefined;
}

function withList(source: string, row: PersonRow): string {
  const edit = new TextEdit(source);
  edit.addLines(source.length, newList(row));
  return edit.done();
}

/** `people:` and one person below it, as lines. */
function newList(row: PersonRow): readonly string[] {
  return mapLines(undefined, { people: [Object.fromEntries(valuesOf(row))] });
}

function valuesOf(row: PersonRow): readonly (readonly [string, string | readonly string[]])[] {
  return fields.flatMap((key) => (row[key] === undefined ? [] : [[key, row[key]] as const]));
}

function inFlow(row: PersonRow): string {
  const parts = valuesOf(row).map(([key, value]) =>
    typeof value === 'string'
      ? `${key}: ${scalar(value, true)}`
      : `${key}: [${value.map((item) => scalar(item, true)).join(', ')}]`,
  );
  return `{${parts.join(', ')}}`;
}

function rowsIn(read: ReadTree): readonly (PersonRow | undefined)[] {
  const list = read.tree['people'];
  return Array.isArray(list) ? list.map((item: Tree, index) => readPerson(item, read, index).row) : [];
}

function indexOf(read: ReadTree, row: PersonRow): number {
  return rowsIn(read).findIndex(
    (other) => other && JSON.stringify(inOrder(other)) === JSON.stringify(inOrder(row)),
  );
}

function inOrder(row: PersonRow): unknown {
  return fields.map((key) => row[key] ?? null);
}

/** Reads what was made, so that no odd file comes out as something else than was asked for. */
function isAsWanted(text: string, old: ReadTree, before: PersonRow | undefined, after: PersonRow): boolean {
  const read = readTree(text);
  if (!read.ok) {
    return false;
  }
  const list = old.tree['people'];
  const items: readonly Tree[] = Array.isArray(list) ? list : [];
  const at = before ? indexOf(old, before) : items.length;
  const item = items[at];
  const isLeft = (key: string): boolean =>
    fields.every((field) => field !== key || before?.[field] === undefined);
  const left = isTreeMap(item) ? Object.entries(item).filter(([key]) => isLeft(key)) : [];
  const person = Object.fromEntries([...left, ...valuesOf(after)]);
  const wanted = { ...old.tree, people: [...items.slice(0, at), person, ...items.slice(at + 1)] };
  return sorted(read.tree) === sorted(wanted);
}

function sorted(tree: unknown): string {
  return JSON.stringify(tree, (_, value: unknown) =>
    isTreeMap(value) ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1))) : value,
  );
}
