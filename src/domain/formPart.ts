import type { HandoffContent } from './records';
import { withoutKeys } from './withoutKeys';

/** What of a handoff's content a form can show and change; of an entry in a list these keys. */
const plain: readonly string[] = [
  ...['to', 'state', 'stateReason', 'summary', 'outcome', 'background'],
  ...['done', 'tried', 'doNotTouch'],
];
const rows: Readonly<Record<string, readonly string[]>> = {
  verify: ['run', 'expect'],
  next: ['id', 'text', 'owner', 'due', 'place'],
  questions: ['id', 'text', 'to', 'due'],
  contingencies: ['if', 'then', 'ask'],
  links: ['url', 'title'],
};

type Row = Readonly<Record<string, unknown>>;

/** The part of a content that goes into a form. */
export function formPart(content: HandoffContent): HandoffContent {
  const kept = Object.entries(content).flatMap(([key, value]): (readonly [string, unknown])[] => {
    const known = Object.hasOwn(rows, key) ? rows[key] : undefined;
    if (known) {
      const part = (row: Row): Row =>
        Object.fromEntries(Object.entries(row).filter(([name]) => known.includes(name)));
      return [[key, (value as readonly Row[]).map(part)]];
    }
    return plain.includes(key) ? [[key, value]] : [];
  });
  return { ...Object.fromEntries(kept), summary: content.summary };
}

/**
 * What came out of a form, with what did not go into it: keys that the form does not show, and of entries
 * that are still there the parts that it does not know. Another version may have written them.
 */
export function withTheRest(typed: HandoffContent, before: HandoffContent): HandoffContent {
  const shown = [...plain, ...Object.keys(rows)];
  const rest = withoutKeys(before, shown);
  const lists = Object.keys(rows).flatMap((key): (readonly [string, readonly Row[]])[] => {
    const [now, then] = [typed, before].map(
      (content) => (content as unknown as Row)[key] as readonly Row[] | undefined,
    );
    const known = rows[key] ?? [];
    // What was emptied in the form stays empty: only keys that it does not know come back.
    return now && then
      ? [[key, now.map((row) => ({ ...withoutKeys(sameRow(row, then) ?? {}, known), ...row }))]]
      : [];
  });
  return { ...rest, ...typed, ...Object.fromEntries(lists) };
}

/** A new entry has an empty id: then its text tells which it is, as far as it is still the same. */
function sameRow(row: Row, others: readonly Row[]): Row | undefined {
  const names = row['id'] === '' ? ['id', 'text'] : ['id', 'run', 'if', 'url'];
  return others.find((other) => names.every((name) => other[name] === row[name]));
}
