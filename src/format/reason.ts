import type * as z from 'zod/mini';
import { kindOf, type Tree } from './yamlTree';

/**
 * Says one problem that a schema found as a sentence: where, what was expected, what was found. `found`
 * is the value as it was read, before it was given types.
 */
export function reasonOf(issue: z.core.$ZodIssue, root: Tree): string {
  const found = valueAt(root, issue.path);
  const where = pathText(issue.path);
  if (issue.code === 'unrecognized_keys') {
    const [key] = issue.keys;
    return `${where}expected only known fields, found "${String(key)}"`;
  }
  return `${where}expected ${expected(issue)}, found ${kindOf(found)}`;
}

function expected(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') {
    return typeName(issue.expected);
  }
  if (issue.code === 'invalid_value') {
    const [first, ...others] = issue.values.map(String);
    return others.length === 0 ? JSON.stringify(first) : `one of ${[first, ...others].join(', ')}`;
  }
  if (issue.code === 'too_small' && typeof issue.minimum === 'number' && issue.origin === 'number') {
    return `a whole number of at least ${String(issue.inclusive ? issue.minimum : issue.minimum + 1)}`;
  }
  return issue.message;
}

function typeName(type: string): string {
  const names: Readonly<Record<string, string>> = {
    string: 'text',
    int: 'a whole number',
    number: 'a whole number',
    boolean: 'true or false',
    array: 'a list',
    tuple: 'a list of two numbers',
    object: 'keys with values',
  };
  return names[type] ?? type;
}

/** `next[0].text: `, as people write it; nothing at the top. */
function pathText(path: readonly PropertyKey[]): string {
  const text = path.map((part) => (typeof part === 'number' ? `[${String(part)}]` : `.${String(part)}`));
  return path.length === 0 ? '' : `${text.join('').replace(/^\./, '')}: `;
}

function valueAt(root: Tree, path: readonly PropertyKey[]): unknown {
  let value: unknown = root;
  for (const part of path) {
    value =
      typeof value === 'object' && value !== null && Object.hasOwn(value, part)
        ? (value as Record<PropertyKey, unknown>)[part]
        : undefined;
  }
  return value;
}
