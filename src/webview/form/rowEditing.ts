/** One row of a list: what is typed in its fields, and the entry it came from, whose other keys stay. */
export interface Row<T> {
  /** Stays the same while the row is edited and moved. */
  readonly key: number;
  readonly values: readonly string[];
  readonly item?: T;
}

/**
 * A list of rows as it is edited with the keyboard. There is always an empty row at the end to type into.
 * Plain data, so that the rules can be tested without a page.
 */
export interface Rows<T> {
  readonly rows: readonly Row<T>[];
  readonly fields: number;
  readonly nextKey: number;
}

/** What a key did: the rows after it, and the field that has the focus then (undefined: where it was). */
export interface Edited<T> {
  readonly rows: Rows<T>;
  readonly focus?: Focus;
}

export interface Focus {
  readonly key: number;
  readonly field: number;
}

/** Rows with these contents, and the empty one. */
export function makeRows<T>(fields: number, entries: readonly Omit<Row<T>, 'key'>[]): Rows<T> {
  const rows = entries.map((entry, key) => ({ ...entry, key }));
  return withEmptyEnd({ rows, fields, nextKey: rows.length });
}

/** Text was typed into a field. */
export function typeInto<T>(rows: Rows<T>, at: Focus, value: string): Rows<T> {
  const changed = rows.rows.map((row) =>
    row.key === at.key
      ? { ...row, values: row.values.map((old, field) => (field === at.field ? value : old)) }
      : row,
  );
  return withEmptyEnd({ ...rows, rows: changed });
}

/** Enter: on to an empty row below, made where there is none. In an empty row there is nothing to add. */
export function enter<T>(rows: Rows<T>, key: number): Edited<T> {
  const index = indexOf(rows, key);
  const row = rows.rows[index];
  const below = rows.rows[index + 1];
  if (row === undefined || (isEmpty(row) && below === undefined)) {
    return { rows };
  }
  if (isEmpty(row) || (below !== undefined && isEmpty(below))) {
    return { rows, focus: { key: (below ?? row).key, field: 0 } };
  }
  const added = emptyRow(rows);
  const list = rows.rows.toSpliced(index + 1, 0, added);
  return { rows: { ...rows, rows: list, nextKey: rows.nextKey + 1 }, focus: { key: added.key, field: 0 } };
}

/** Marks of a list in Markdown or plain text, which a row does not need: `- [ ] `, `* `, `1. `. */
const listMark = /^\s*(?:[-*+•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?/;

/**
 * Several lines were pasted into the first field of a row: each becomes a row of its own, without the marks
 * of a list, so that no two steps are glued together and no two commands become a third one. The first
 * joins what is in the field already.
 */
export function pasteLines<T>(
  rows: Rows<T>,
  key: number,
  before: string,
  text: string,
  after: string,
): Edited<T> {
  const lines = text
    .split(/\r\n?|\n/)
    .map((line) => line.replace(listMark, '').trim())
    .filter((line) => line !== '');
  const values = lines.map((line, index) =>
    [index === 0 ? before : '', line, index === lines.length - 1 ? after : ''].join(''),
  );
  const [first = before + after, ...others] = values;
  const typed = typeInto(rows, { key, field: 0 }, first);
  const added = others.map((value, index): Row<T> => ({
    ...emptyRow({ ...typed, nextKey: typed.nextKey + index }),
    values: Array.from({ length: typed.fields }, (_, field) => (field === 0 ? value : '')),
  }));
  const list = typed.rows.toSpliced(indexOf(typed, key) + 1, 0, ...added);
  const focus = { key: added.at(-1)?.key ?? key, field: 0 };
  return { rows: withEmptyEnd({ ...typed, rows: list, nextKey: typed.nextKey + added.length }), focus };
}

/** Backspace in an empty field: one field back; in an empty row, the row goes (the last one stays). */
export function backspace<T>(rows: Rows<T>, at: Focus): Edited<T> {
  const index = indexOf(rows, at.key);
  const row = rows.rows[index];
  if (row?.values[at.field] !== '') {
    return { rows };
  }
  if (at.field > 0) {
    return { rows, focus: { key: at.key, field: at.field - 1 } };
  }
  const above = rows.rows[index - 1];
  if (!isEmpty(row) || above === undefined) {
    return { rows };
  }
  return { rows: without(rows, at.key), focus: { key: above.key, field: rows.fields - 1 } };
}

/** The row goes, with what is in it; the focus goes to the one that takes its place. */
export function removeRow<T>(rows: Rows<T>, key: number): Edited<T> {
  const index = indexOf(rows, key);
  const left = without(rows, key);
  const next = left.rows[Math.max(0, index)] ?? left.rows.at(-1);
  return next === undefined ? { rows: left } : { rows: left, focus: { key: next.key, field: 0 } };
}

/** Alt+Up and Alt+Down: the row changes places with its neighbour. The empty one at the end stays there. */
export function moveRow<T>(rows: Rows<T>, at: Focus, by: 1 | -1): Edited<T> {
  const from = indexOf(rows, at.key);
  const to = from + by;
  const [row, neighbour] = [rows.rows[from], rows.rows[to]];
  const last = rows.rows.length - 1;
  if (row === undefined || neighbour === undefined || from === last || to === last) {
    return { rows };
  }
  return { rows: { ...rows, rows: rows.rows.with(from, neighbour).with(to, row) }, focus: at };
}

/** The rows that say something. */
export function filledRows<T>(rows: Rows<T>): readonly Row<T>[] {
  return rows.rows.filter((row) => !isEmpty(row));
}

function isEmpty<T>(row: Row<T>): boolean {
  return row.values.every((value) => value.trim() === '');
}

function indexOf<T>(rows: Rows<T>, key: number): number {
  return rows.rows.findIndex((row) => row.key === key);
}

function without<T>(rows: Rows<T>, key: number): Rows<T> {
  return withEmptyEnd({ ...rows, rows: rows.rows.filter((row) => row.key !== key) });
}

function emptyRow<T>(rows: Rows<T>): Row<T> {
  return { key: rows.nextKey, values: Array.from({ length: rows.fields }, () => '') };
}

function withEmptyEnd<T>(rows: Rows<T>): Rows<T> {
  const last = rows.rows.at(-1);
  if (last !== undefined && isEmpty(last)) {
    return rows;
  }
  return { ...rows, rows: [...rows.rows, emptyRow(rows)], nextKey: rows.nextKey + 1 };
}
