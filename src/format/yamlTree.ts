import { Composer, isMap, isScalar, isSeq, type CST, type Document } from 'yaml';
import { lineAt, refuse, type Refusal } from './sourceText';
import { guardYaml } from './yamlGuard';

/**
 * A record before its fields have types: every scalar is text (FAULTS F4: plain hashes must not become
 * numbers), and null stands for a plain `null`, `~` or nothing at all.
 */
export type Tree = string | null | readonly Tree[] | { readonly [key: string]: Tree };

export type TreeMap = Readonly<Record<string, Tree>>;

export interface ReadTree {
  readonly ok: true;
  readonly tree: TreeMap;
  /** What it was read from: nodes with their places in the text. */
  readonly document: Document.Parsed;
  /** 1-based line of the value at a path, or of the nearest one around it that there is. */
  readonly lineOf: (path: readonly PropertyKey[]) => number;
}

/** Names by which plain assignment reaches a prototype instead of a key. Merge keys are nobody's field. */
export const forbiddenKeys: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype', '<<']);
/** YAML takes keys of up to 1,024 characters on one line, and escapes may need six for each. */
export const maxKeyLength = 128;

/**
 * Reads one YAML map from text that `readSource` gave. Runs the guard first and composes only what is
 * within the limits, so that the recursion below and in the composer is at most 16 deep.
 */
export function readTree(text: string): ReadTree | Refusal {
  const guarded = guardYaml(text);
  if (!guarded.ok) {
    return guarded;
  }
  const document = compose(guarded.tokens, text.length);
  const [error] = document?.errors ?? [];
  if (!document || error) {
    return refuse(
      `expected YAML, found an error in it: ${error?.message ?? 'no document'}`,
      error && lineAt(text, error.pos[0]),
    );
  }
  try {
    const tree = toTree(document.contents, text);
    return isTreeMap(tree)
      ? { ok: true, tree, document, lineOf: (path) => lineOf(document, text, path) }
      : refuse(`expected keys with values, found ${kindOf(tree)}`, 1);
  } catch (thrown) {
    if (thrown instanceof TreeError) {
      return thrown.refusal;
    }
    throw thrown;
  }
}

/** True for a map of keys, in contrast to a list, a text or nothing. */
export function isTreeMap(tree: unknown): tree is TreeMap {
  return typeof tree === 'object' && tree !== null && !Array.isArray(tree);
}

/** What a value is, in words for a reason: `"abc"`, `a list`, `nothing`. */
export function kindOf(tree: unknown): string {
  if (tree === undefined || tree === null || tree === '') {
    return 'nothing';
  }
  if (typeof tree === 'string') {
    return JSON.stringify(tree.length > 40 ? `${tree.slice(0, 40)}…` : tree);
  }
  if (typeof tree === 'number' || typeof tree === 'boolean') {
    return String(tree);
  }
  return Array.isArray(tree) ? 'a list' : 'a map of keys';
}

/**
 * The composer makes an error object for every fault, thousands in a hostile text, of which the first is
 * told. Nearly all of their cost is stack traces (190 ms against 8 ms for 30,000), so it makes none.
 */
function compose(tokens: readonly CST.Token[], end: number): Document.Parsed | undefined {
  const composer = new Composer({
    schema: 'failsafe',
    version: '1.2',
    logLevel: 'silent',
    prettyErrors: false,
    uniqueKeys: false,
  });
  const { stackTraceLimit } = Error;
  try {
    Error.stackTraceLimit = 0;
    const [document] = composer.compose(tokens, true, end);
    return document;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
}

class TreeError extends Error {
  constructor(readonly refusal: Refusal) {
    super(refusal.reason);
  }
}

function toTree(node: unknown, text: string): Tree {
  if (isScalar(node)) {
    const value = String(node.value);
    return node.type === 'PLAIN' && /^(?:|~|null|Null|NULL)$/.test(value) ? null : value;
  }
  if (isSeq(node)) {
    return node.items.map((item) => toTree(item, text));
  }
  if (!isMap(node)) {
    return null;
  }
  const map: Record<string, Tree> = {};
  for (const { key, value } of node.items) {
    const name = keyName(key, text);
    if (Object.hasOwn(map, name)) {
      fail(`expected every key once, found ${JSON.stringify(name)} twice`, key, text);
    }
    map[name] = toTree(value, text);
  }
  return map;
}

function keyName(key: unknown, text: string): string {
  if (!isScalar(key)) {
    return fail('expected text as a key, found a list or a map', key, text);
  }
  const name = String(key.value);
  if (forbiddenKeys.has(name)) {
    return fail(`expected a field name, found the key "${name}", which is not allowed`, key, text);
  }
  if (name.length > maxKeyLength) {
    return fail(`expected keys of at most ${maxKeyLength} characters, found a longer one`, key, text);
  }
  return name;
}

function fail(reason: string, node: unknown, text: string): never {
  const offset = startOf(node);
  throw new TreeError(refuse(reason, offset === undefined ? undefined : lineAt(text, offset)));
}

function lineOf(document: Document.Parsed, text: string, path: readonly PropertyKey[]): number {
  for (let length = path.length; length > 0; length -= 1) {
    const offset = startOf(document.getIn(path.slice(0, length), true));
    if (offset !== undefined) {
      return lineAt(text, offset);
    }
  }
  return 1;
}

function startOf(node: unknown): number | undefined {
  return isScalar(node) || isSeq(node) || isMap(node) ? node.range?.[0] : undefined;
}
