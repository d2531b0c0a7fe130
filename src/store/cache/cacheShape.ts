import type { TreeEntry } from '../../git/tree';
import { checkRecord } from '../../format/recordCheck';
import type { Content } from '../foundFile';

/**
 * What a commit has at `.handoffs`: the id of a tree, null for nothing, false for what is no folder.
 */
export type AtRecords = string | null | false;

/** As long as a reason may be: it quotes at most a few short pieces of a file. */
const longestReason = 1000;

/** How a content is kept: a record as it is, a reason as a list. */
export function contentJson(content: Content): unknown {
  if (content.ok) {
    return content.record;
  }
  return content.line === undefined ? [content.reason] : [content.reason, content.line];
}

/** The content in a JSON value, if a file could have given it. */
export function contentFrom(json: unknown): Content | undefined {
  if (!Array.isArray(json)) {
    const record = checkRecord(json);
    return record && { ok: true, record };
  }
  const [reason, line, ...more] = json as readonly unknown[];
  if (typeof reason !== 'string' || reason === '' || reason.length > longestReason || more.length > 0) {
    return undefined;
  }
  if (line === undefined) {
    return { ok: false, reason };
  }
  return typeof line === 'number' && Number.isSafeInteger(line) && line > 0
    ? { ok: false, reason, line }
    : undefined;
}

/** How a tree is kept: mode, name and id, one after the other. */
export function treeJson(entries: readonly TreeEntry[]): unknown {
  return entries.flatMap(({ mode, bytes, id }) => [mode, bytes, id]);
}

/** The entries in a JSON value, if a tree could have them. `idLength` in hex digits. */
export function treeFrom(json: unknown, idLength: number): readonly TreeEntry[] | undefined {
  if (!Array.isArray(json) || json.length % 3 !== 0) {
    return undefined;
  }
  const list = json as readonly unknown[];
  const entries: TreeEntry[] = [];
  for (let at = 0; at < list.length; at += 3) {
    const [mode, bytes, id] = [list[at], list[at + 1], list[at + 2]];
    if (typeof mode !== 'string' || !/^[0-7]{5,6}$/.test(mode) || !isObjectId(id, idLength)) {
      return undefined;
    }
    if (typeof bytes !== 'string' || !/^[\u0001-\u00ff]+$/.test(bytes)) {
      return undefined;
    }
    entries.push({ mode, bytes, id });
  }
  return entries;
}

/** What a commit has at `.handoffs`, if the JSON value says so. */
export function atRecordsFrom(json: unknown, idLength: number): AtRecords | undefined {
  return json === null || json === false || isObjectId(json, idLength) ? json : undefined;
}

function isObjectId(value: unknown, length: number): value is string {
  return typeof value === 'string' && value.length === length && /^[0-9a-f]+$/.test(value);
}
