import * as z from 'zod/mini';
import type { HandoffContent } from '../domain/records';
import { reasonOf } from './reason';
import { maybe } from './schema/fields';
import { inputShape } from './schema/input';
import { readSource, refuse, type Refusal } from './sourceText';
import { typedBy } from './typed';
import { isTreeMap, readTree, type Tree, type TreeMap } from './yamlTree';

export type ParsedInput<T = HandoffContent> = { readonly ok: true; readonly content: T } | Refusal;

/** Lists whose rows may be written as one plain text, and the field that the text stands for. */
const shortRows: Readonly<Record<string, string>> = { next: 'text', questions: 'text', verify: 'run' };
/** Lists whose rows get their ids when the handoff is saved (`finishContent`). */
const numberedRows: ReadonlySet<string> = new Set(['next', 'questions']);

const inputSchema = z.strictObject(inputShape);

const amendSchema = z.strictObject({ ...inputShape, summary: maybe(inputShape.summary) });

/**
 * Reads the content of a handoff from YAML or JSON, as people and agents give it to `handoff write
 * --file`: the fields that people write, steps and questions as objects or plain text, ids optional
 * (`''` until the handoff is saved). The limits are those of a record. A field that there is not is
 * refused, because in something typed for this command it is a slip. Never throws for what the text holds.
 */
export function parseHandoffInput(text: string | Uint8Array): ParsedInput {
  return parseInput(inputSchema, text);
}

/** As `parseHandoffInput`, for `handoff amend --file`: only what is to be otherwise, so no field is required. */
export function parseAmendInput(text: string | Uint8Array): ParsedInput<Partial<HandoffContent>> {
  return parseInput(amendSchema, text);
}

function parseInput<T>(schema: z.ZodMiniType<T>, text: string | Uint8Array): ParsedInput<T> {
  const source = readSource(text);
  if (!source.ok) {
    return source;
  }
  const read = readTree(source.text);
  if (!read.ok) {
    return read;
  }
  const tree = withWholeRows(read.tree);
  const result = schema.safeParse(typedBy(schema, tree));
  if (result.success) {
    return { ok: true, content: result.data };
  }
  const [issue] = result.error.issues;
  return issue
    ? refuse(reasonOf(issue, tree), read.lineOf(issue.path))
    : refuse('expected a handoff, found something else');
}

/** Puts plain texts into rows, and gives steps and questions an empty id where they have none. */
export function withWholeRows(tree: TreeMap): TreeMap {
  return Object.fromEntries(
    Object.entries(tree).map(([key, value]) => [
      key,
      Array.isArray(value) ? value.map((row: Tree) => wholeRow(key, row)) : value,
    ]),
  );
}

function wholeRow(list: string, row: Tree): Tree {
  const field = shortRows[list];
  const whole = typeof row === 'string' && field !== undefined ? { [field]: row } : row;
  return isTreeMap(whole) && numberedRows.has(list) ? { id: '', ...whole } : whole;
}
