import * as z from 'zod/mini';
import type { StoredRecord } from '../domain/records';
import { handoffSchema } from './schema/handoff';
import { replySchemas } from './schema/reply';
import { unwrap } from './typed';
import { maxDepth, maxKeys, maxNodes } from './yamlGuard';
import { forbiddenKeys, isTreeMap, maxKeyLength } from './yamlTree';

/** What is left of a record's values while one is looked at. */
interface Left {
  nodes: number;
}

type Fits = (value: unknown, depth: number, left: Left) => boolean;

const fitsHandoff = fitOf(handoffSchema);
const fitsReply = new Map<unknown, Fits>(
  Object.entries(replySchemas).map(([kind, schema]) => [kind, fitOf(schema)]),
);

/**
 * The record in a JSON value that was `parseRecord`'s result once, or undefined where it cannot be: the
 * same schemas, limits and forbidden keys hold, since whoever prepares a git directory can prepare what
 * was kept in it. Made from the schemas themselves, because running those takes eight times as long and
 * all records of all branches go through here at every start (docs/decisions/0010).
 */
export function checkRecord(json: unknown): StoredRecord | undefined {
  if (!isTreeMap(json)) {
    return undefined;
  }
  const isReply = Object.hasOwn(json, 'kind') || Object.hasOwn(json, 'handoff');
  const fits = isReply ? fitsReply.get(json['kind']) : fitsHandoff;
  // What fits a schema is what the schema would have given.
  return fits?.(json, 1, { nodes: maxNodes }) ? (json as unknown as StoredRecord) : undefined;
}

function fitOf(schema: z.core.$ZodType): Fits {
  const inner = unwrap(schema);
  const fits = shapeOf(inner) ?? leafOf(inner);
  if (!fits) {
    // Numbers, and forms of schema that nobody has used yet: the schema itself says.
    return (value, depth, left) => freely(value, depth, left, true) && isValid(inner, value);
  }
  const checks = (inner._zod.def.checks ?? []).flatMap(({ _zod }) => checkOf(_zod));
  return checks.length === 0
    ? fits
    : (value, depth, left) => fits(value, depth, left) && checks.every((check) => check(value));
}

/** A check of a schema as a function; none for a description. */
function checkOf(check: z.core.$ZodCheckInternals<never>): readonly ((value: unknown) => boolean)[] {
  if (check.def.check === 'describe') {
    return [];
  }
  const pattern = patternOf(check.def);
  if (pattern) {
    return [(value) => pattern.test(value as string)];
  }
  return [
    (value) => {
      const payload: z.core.ParsePayload<never> = { value: value as never, issues: [] };
      return !(check.check(payload) instanceof Promise) && payload.issues.length === 0;
    },
  ];
}

/** The pattern that is all there is to a format. */
function patternOf(def: object): RegExp | undefined {
  const { format, pattern } = def as { readonly format?: unknown; readonly pattern?: unknown };
  const plain = (format === 'regex' || format === 'datetime') && pattern instanceof RegExp;
  return plain && !pattern.global && !pattern.sticky ? pattern : undefined;
}

function isValid(schema: z.core.$ZodType, value: unknown): boolean {
  const result = schema._zod.run({ value, issues: [] }, {});
  return !(result instanceof Promise) && result.issues.length === 0;
}

function shapeOf(schema: z.core.$ZodType): Fits | undefined {
  if (schema instanceof z.ZodMiniObject) {
    return mapOf(schema.shape);
  }
  if (schema instanceof z.ZodMiniArray) {
    const item = fitOf(schema.def.element);
    return (value, depth, left) =>
      isList(value, depth, left) && value.every((one) => item(one, depth + 1, left));
  }
  return undefined;
}

function leafOf(schema: z.core.$ZodType): Fits | undefined {
  const { values, def } = schema._zod;
  if (values) {
    return (value, _depth, left) => (left.nodes -= 1) >= 0 && values.has(value as z.core.util.Primitive);
  }
  if (!(schema instanceof z.ZodMiniString)) {
    return undefined;
  }
  if (!('check' in def)) {
    return (value, _depth, left) => (left.nodes -= 1) >= 0 && typeof value === 'string';
  }
  const pattern = patternOf(def);
  return (
    pattern &&
    ((value, _depth, left) => (left.nodes -= 1) >= 0 && typeof value === 'string' && pattern.test(value))
  );
}

function mapOf(shape: Readonly<Record<string, z.core.$ZodType>>): Fits {
  const fields = new Map(Object.entries(shape).map(([key, schema]) => [key, fitOf(schema)]));
  const required = Object.keys(shape).filter((key) => !(shape[key] instanceof z.ZodMiniExactOptional));
  return (value, depth, left) => {
    if (!isMap(value, depth, left)) {
      return false;
    }
    let keys = 0;
    for (const key in value) {
      keys += 1;
      if (keys > maxKeys || !(fields.get(key) ?? unknownField(key))(value[key], depth + 1, left)) {
        return false;
      }
    }
    for (const key of required) {
      if (value[key] === undefined) {
        return false;
      }
    }
    return true;
  };
}

/** A key that no schema knows: what the reader would have made of it, texts and lists and maps of such. */
function unknownField(key: string): Fits {
  return isAllowedKey(key) ? freely : () => false;
}

function freely(value: unknown, depth: number, left: Left, typed = false): boolean {
  if (Array.isArray(value)) {
    return isList(value, depth, left) && value.every((one) => freely(one, depth + 1, left, typed));
  }
  if (isTreeMap(value)) {
    return (
      isMap(value, depth, left) &&
      everyEntry(value, (key, one) => isAllowedKey(key) && freely(one, depth + 1, left, typed))
    );
  }
  left.nodes -= 1;
  return left.nodes >= 0 && (typed || typeof value === 'string' || value === null);
}

function isList(value: unknown, depth: number, left: Left): value is readonly unknown[] {
  left.nodes -= 1;
  return Array.isArray(value) && depth <= maxDepth && value.length <= left.nodes;
}

function isMap(value: unknown, depth: number, left: Left): value is Readonly<Record<string, unknown>> {
  left.nodes -= 1;
  return isTreeMap(value) && depth <= maxDepth;
}

function everyEntry(
  map: Readonly<Record<string, unknown>>,
  fits: (key: string, value: unknown) => boolean,
): boolean {
  let keys = 0;
  // Of plain JSON, so that only own keys are enumerable. A list of them first would be a third of the cost.
  for (const key in map) {
    keys += 1;
    if (keys > maxKeys || !fits(key, map[key])) {
      return false;
    }
  }
  return true;
}

function isAllowedKey(key: string): boolean {
  return key.length <= maxKeyLength && !forbiddenKeys.has(key);
}
