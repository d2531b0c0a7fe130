import * as z from 'zod/mini';
import { isTreeMap, type Tree } from './yamlTree';

const wholeNumber = /^(?:0|-?[1-9]\d{0,14})$/;

/**
 * Gives the scalars of a tree the types that a schema wants at their place: `"3"` a number where a number
 * belongs, `"true"` a boolean. What does not fit stays text, for the schema to complain about. Fields that
 * were given no value are left away; keys that the schema does not know stay as they are.
 */
export function typedBy(schema: z.core.$ZodType, tree: Tree): unknown {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodMiniObject) {
    return isTreeMap(tree) ? typedMap(inner, tree) : tree;
  }
  if (inner instanceof z.ZodMiniArray) {
    return Array.isArray(tree) ? tree.map((item: Tree) => typedBy(inner.def.element, item)) : tree;
  }
  if (inner instanceof z.ZodMiniTuple) {
    return Array.isArray(tree)
      ? tree.map((item: Tree, index) => typedBy(inner.def.items[index] ?? z.unknown(), item))
      : tree;
  }
  return typeof tree === 'string' ? typedScalar(inner, tree) : tree;
}

/** The schema inside the wrappers that say what an absent value means. */
export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodMiniExactOptional || schema instanceof z.ZodMiniDefault
    ? unwrap(schema.def.innerType)
    : schema;
}

function typedMap(schema: z.ZodMiniObject, map: Readonly<Record<string, Tree>>): Record<string, unknown> {
  const shape = schema.shape;
  const result: Record<string, unknown> = {};
  for (const [key, value] of Object.entries(map)) {
    const known = Object.hasOwn(shape, key) ? shape[key] : undefined;
    if (known === undefined) {
      result[key] = value;
    } else if (value !== null) {
      result[key] = typedBy(known, value);
    }
  }
  return result;
}

function typedScalar(schema: z.core.$ZodType, text: string): unknown {
  if (schema instanceof z.ZodMiniBoolean) {
    return text === 'true' ? true : text === 'false' ? false : text;
  }
  const numeric =
    schema instanceof z.ZodMiniNumber || (schema instanceof z.ZodMiniLiteral && schema.def.values[0] === 1);
  return numeric && wholeNumber.test(text) ? Number(text) : text;
}
