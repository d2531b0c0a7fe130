import * as z from 'zod/mini';
import { alwaysQuoted } from '../schema/fields';
import { unwrap } from '../typed';
import { blockText, inlineText, quotedText } from './scalar';

/** One value on its way into a file: on one line, as a literal block, or as lines of its own. */
type Written =
  | { readonly form: 'inline'; readonly text: string }
  | { readonly form: 'block'; readonly header: string; readonly lines: readonly string[] }
  | { readonly form: 'lines'; readonly lines: readonly string[] };

/**
 * Writes a map as YAML lines without indentation: the schema's keys in its order, then the keys that it
 * does not know in theirs. The same value always gives the same lines.
 */
export function mapLines(schema: z.core.$ZodType | undefined, map: object): string[] {
  const shape = schema instanceof z.ZodMiniObject ? schema.shape : {};
  const values: Readonly<Record<string, unknown>> = { ...map };
  const known = Object.keys(shape);
  const unknown = Object.keys(values).filter((key) => !Object.hasOwn(shape, key));
  return [...known, ...unknown]
    .filter((key) => values[key] !== undefined)
    .flatMap((key) => {
      const value = write(Object.hasOwn(shape, key) ? shape[key] : undefined, values[key]);
      const name = inlineText(key);
      return value.form === 'inline'
        ? [`${name}: ${value.text}`]
        : [value.form === 'block' ? `${name}: ${value.header}` : `${name}:`, ...value.lines.map(indented)];
    });
}

function write(schema: z.core.$ZodType | undefined, value: unknown): Written {
  const inner = schema && unwrap(schema);
  if (Array.isArray(value)) {
    const lines = value.flatMap((item, index) => itemLines(elementOf(inner, index), item));
    return lines.length === 0 ? { form: 'inline', text: '[]' } : { form: 'lines', lines };
  }
  if (typeof value === 'object' && value !== null) {
    const lines = mapLines(inner, value);
    return lines.length === 0 ? { form: 'inline', text: '{}' } : { form: 'lines', lines };
  }
  if (typeof value !== 'string') {
    return { form: 'inline', text: String(value) };
  }
  if (inner && alwaysQuoted.get(inner)) {
    return { form: 'inline', text: quotedText(value) };
  }
  const block = blockText(value);
  return block ? { form: 'block', ...block } : { form: 'inline', text: inlineText(value) };
}

function itemLines(schema: z.core.$ZodType | undefined, item: unknown): string[] {
  const value = write(schema, item);
  if (value.form === 'inline') {
    return [`- ${value.text}`];
  }
  if (value.form === 'block') {
    return [`- ${value.header}`, ...value.lines.map(indented)];
  }
  return value.lines.map((line, index) => (index === 0 ? `- ${line}` : indented(line)));
}

function elementOf(schema: z.core.$ZodType | undefined, index: number): z.core.$ZodType | undefined {
  if (schema instanceof z.ZodMiniArray) {
    return schema.def.element;
  }
  return schema instanceof z.ZodMiniTuple ? schema.def.items[index] : undefined;
}

/** Empty lines of a block stay empty: no trailing spaces for other tools to strip. */
function indented(line: string): string {
  return line === '' ? line : `  ${line}`;
}
