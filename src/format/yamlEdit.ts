/**
 * Small changes of a YAML text by the places of its nodes. The library writes a document anew in its own
 * style; what people have written by hand keeps theirs, to the byte.
 */
import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';
import type { TextEdit } from './textEdit';
import { inlineText, quotedText } from './write/scalar';

/** The value of a key, and where it stands; undefined where there is no such key. */
export function pairOf(map: YAMLMap, key: string): Pair | undefined {
  return map.items.find((pair) => isScalar(pair.key) && pair.key.value === key);
}

/** Sets a key to a text: in its place where it is there, else after the last of `before` that is there. */
export function setText(
  edit: TextEdit,
  map: YAMLMap,
  key: string,
  text: string,
  before: readonly string[],
): void {
  const pair = pairOf(map, key);
  if (pair) {
    replaceScalar(edit, pair.value, scalar(text, map.flow === true));
    return;
  }
  const anchor = before.map((name) => pairOf(map, name)).findLast((found) => found !== undefined);
  const end = endOf(anchor?.value) ?? endOf(anchor?.key) ?? 0;
  if (map.flow) {
    edit.replace(end, end, `, ${key}: ${scalar(text, true)}`);
  } else {
    edit.addLines(end, [`${columnOf(edit, map)}${key}: ${scalar(text, false)}`]);
  }
}

/** Takes a key out with its value, and with what stands behind it on its line. */
export function removeKey(edit: TextEdit, map: YAMLMap, key: string): void {
  const at = map.items.findIndex((pair) => isScalar(pair.key) && pair.key.value === key);
  const pair = map.items[at];
  const start = startOf(pair?.key);
  if (!pair || start === undefined) {
    return;
  }
  const end = endOf(pair.value) ?? start;
  const next = startOf(map.items[at + 1]?.key);
  const previous = map.items[at - 1];
  if (map.flow && previous) {
    edit.replace(endOf(previous.value) ?? endOf(previous.key) ?? start, end, '');
  } else if (next !== undefined && (map.flow || !isFirstOnLine(edit, start))) {
    edit.replace(start, next, '');
  } else {
    edit.removeLines(start, end);
  }
}

/** Makes a list of texts another one: what stays keeps its place, its style and its comments. */
export function setList(
  edit: TextEdit,
  list: YAMLSeq,
  before: readonly string[],
  after: readonly string[],
): void {
  const kept = before.filter((text) => after.includes(text));
  if (isSame(before, after.slice(0, before.length))) {
    addItems(edit, list, after.slice(before.length));
  } else if (isSame(kept, after)) {
    removeItems(edit, list, before, after);
  } else {
    after.slice(0, before.length).forEach((text, at) => {
      if (text !== before[at]) {
        replaceScalar(edit, list.items[at], scalar(text, list.flow === true));
      }
    });
    addItems(edit, list, after.slice(before.length));
    removeItems(edit, list, before, before.slice(0, after.length));
  }
}

/** Adds an item of several lines (without indentation) to the end of a block list. */
export function addBlock(edit: TextEdit, list: YAMLSeq, lines: readonly string[]): void {
  const dash = dashOf(edit, list);
  edit.addLines(
    endOf(list) ?? 0,
    lines.map((line, index) => `${dash}${index === 0 ? '- ' : '  '}${line}`),
  );
}

/** A text as a scalar on one line; in a flow collection in quotes where a comma or a bracket would end it. */
export function scalar(text: string, isInFlow: boolean): string {
  return isInFlow && /[,[\]{}]/.test(text) ? quotedText(text) : inlineText(text);
}

/** Where a node ends, without what follows it; undefined for none. */
export function endOf(node: unknown): number | undefined {
  if (isMap(node) && !node.flow) {
    const last = node.items.at(-1);
    return endOf(last?.value) ?? endOf(last?.key);
  }
  if (isSeq(node) && !node.flow) {
    return endOf(node.items.at(-1));
  }
  return isNode(node) ? node.range?.[1] : undefined;
}

function addItems(edit: TextEdit, list: YAMLSeq, texts: readonly string[]): void {
  const end = endOf(list.items.at(-1));
  for (const text of texts) {
    if (!list.flow) {
      addBlock(edit, list, [scalar(text, false)]);
    } else if (end !== undefined) {
      edit.replace(end, end, `, ${scalar(text, true)}`);
    }
  }
}

function removeItems(
  edit: TextEdit,
  list: YAMLSeq,
  before: readonly string[],
  after: readonly string[],
): void {
  const left = [...after];
  const gone = before.map((text) => {
    const isKept = left[0] === text;
    if (isKept) {
      left.shift();
    }
    return !isKept;
  });
  list.items.forEach((item, at) => {
    const [start, end] = [startOf(item), endOf(item)];
    if (!gone[at] || start === undefined || end === undefined) {
      return;
    }
    const firstKept = gone.indexOf(false);
    if (!list.flow) {
      edit.removeLines(start, end);
    } else if (at < firstKept) {
      edit.replace(start, startOf(list.items[at + 1]) ?? end, '');
    } else {
      edit.replace(endOf(list.items[at - 1]) ?? start, end, '');
    }
  });
}

/** What stands for nothing has its place right behind the colon. */
function replaceScalar(edit: TextEdit, node: unknown, text: string): void {
  const [from, to] = [startOf(node), endOf(node)];
  if (from === undefined || to === undefined) {
    return;
  }
  const isBlock = isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');
  const end = isBlock ? edit.text.slice(from, to).trimEnd().length + from : to;
  edit.replace(from, end, from === to ? ` ${text}` : text);
}

function startOf(node: unknown): number | undefined {
  return isNode(node) ? node.range?.[0] : undefined;
}

function isNode(node: unknown): node is Node {
  return isScalar(node) || isMap(node) || isSeq(node);
}

/** Spaces as many as there are before the keys of a block map. */
function columnOf(edit: TextEdit, map: YAMLMap): string {
  const start = startOf(map.items[0]?.key) ?? 0;
  return ' '.repeat(start - edit.lineStart(start));
}

/** Spaces as many as there are before the dashes of a block list. */
function dashOf(edit: TextEdit, list: YAMLSeq): string {
  const start = list.range?.[0] ?? 0;
  return ' '.repeat(start - edit.lineStart(start));
}

function isFirstOnLine(edit: TextEdit, offset: number): boolean {
  return edit.text.slice(edit.lineStart(offset), offset).trim() === '';
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((text, at) => text === other[at]);
}
