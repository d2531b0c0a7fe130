import type * as z from 'zod/mini';
import { isReply, type Reply, type StoredRecord } from '../domain/records';
import { reasonOf } from './reason';
import { handoffSchema } from './schema/handoff';
import { replySchemas } from './schema/reply';
import { readSource, refuse, type Refusal } from './sourceText';
import { typedBy } from './typed';
import { mapLines } from './write/map';
import { kindOf, readTree, type ReadTree, type TreeMap } from './yamlTree';

export type ParsedRecord = { readonly ok: true; readonly record: StoredRecord } | Refusal;

/** Thrown by `writeRecord` for a record that no reader would take back; `message` says what is wrong. */
export class UnwritableRecordError extends Error {
  override readonly name = 'UnwritableRecordError';
}

/**
 * Reads a record file, version 1. Never throws for what a file may hold: what cannot be read comes back
 * as a reason in English, and a 1-based line where there is one. Keys that this version does not know
 * stay in the record, so that `writeRecord` writes them back.
 */
export function parseRecord(source: string | Uint8Array): ParsedRecord {
  const text = readSource(source);
  if (!text.ok) {
    return text;
  }
  const read = readTree(text.text);
  if (!read.ok) {
    return read;
  }
  const version = refuseVersion(read);
  if (version) {
    return version;
  }
  const schema = schemaFor(read.tree);
  if (typeof schema === 'string') {
    return refuse(schema, read.lineOf(['kind']));
  }
  const result = schema.safeParse(typedBy(schema, read.tree));
  if (result.success) {
    return { ok: true, record: result.data };
  }
  const [issue] = result.error.issues;
  return issue
    ? refuse(reasonOf(issue, read.tree), read.lineOf(issue.path))
    : refuse('expected a record, found something else');
}

/**
 * Writes a record as YAML: the same record always gives the same bytes, in UTF-8 with LF. What comes out
 * was read back before it is given: throws an `UnwritableRecordError` where `parseRecord` would refuse it
 * (over 64 KiB, a field of the wrong form), so that nothing is ever saved that nobody can read.
 */
export function writeRecord(record: StoredRecord): string {
  const text = `${mapLines(isReply(record) ? replySchemas[record.kind] : handoffSchema, record).join('\n')}\n`;
  const back = parseRecord(text);
  if (!back.ok) {
    throw new UnwritableRecordError(back.reason);
  }
  return text;
}

function refuseVersion({ tree, lineOf }: ReadTree): Refusal | undefined {
  const version = tree['version'];
  const line = lineOf(['version']);
  if (version === '1') {
    return undefined;
  }
  return typeof version === 'string' && /^[1-9]\d{0,8}$/.test(version)
    ? refuse(`written by a newer Handoff (version ${version}; this one reads version 1)`, line)
    : refuse(`version: expected 1, found ${kindOf(version)}`, line);
}

/** A reply names its kind and the handoff it answers; a handoff has neither. */
function schemaFor(tree: TreeMap): z.ZodMiniType<StoredRecord> | string {
  if (!('kind' in tree) && !('handoff' in tree)) {
    return handoffSchema;
  }
  const kind = tree['kind'];
  if (typeof kind !== 'string') {
    return `kind: expected the kind of reply, found ${kindOf(kind)}`;
  }
  return isKind(kind) ? replySchemas[kind] : `unknown kind '${kind.slice(0, 40)}'`;
}

function isKind(kind: string): kind is Reply['kind'] {
  return Object.hasOwn(replySchemas, kind);
}
