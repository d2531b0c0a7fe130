import { isBuiltin } from 'node:module';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix, relative } from 'node:path';
import * as ts from 'typescript';

/** What each layer of `src` may import of the others. The roots at the top may import anything below. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  domain: [],
  format: ['domain'],
  words: ['domain'],
  git: ['domain'],
  store: ['domain', 'format', 'git'],
  app: ['domain'],
  editor: ['domain', 'words', 'app'],
  views: ['domain', 'words', 'app', 'editor', 'webview/protocol'],
  commands: ['domain', 'words', 'app', 'editor'],
  webview: ['domain'],
  cli: ['domain', 'words', 'app', 'format', 'compose.ts'],
  'compose.ts': ['domain', 'format', 'git', 'store', 'app'],
  'engine.ts': ['compose.ts', 'app', 'editor', 'views', 'commands'],
  'extension.ts': ['domain', 'words', 'app', 'editor', 'views', 'commands', 'engine.ts'],
};

/** Where a package may be imported; one that is not named here may be imported nowhere. */
const packages: Readonly<Record<string, readonly string[]>> = {
  vscode: ['extension.ts', 'editor', 'views', 'commands'],
  'simple-git': ['git'],
  yaml: ['format'],
  zod: ['format', 'views'],
  'markdown-it': ['webview'],
  dompurify: ['webview'],
};

/** Which of Node's modules a layer may import; a layer that is not named here may import none. */
const nodeModules: Readonly<Record<string, readonly string[]>> = {
  git: ['child_process', 'events', 'fs/promises', 'path', 'readline', 'timers/promises'],
  store: ['crypto', 'fs', 'fs/promises', 'os', 'path'],
  editor: ['crypto', 'fs/promises', 'path'],
  views: ['crypto'],
  cli: ['crypto', 'fs', 'fs/promises', 'os', 'path', 'util'],
};

/** The imports of every file: paths relative to `root` for our own, package names for the rest. */
export type Imports = ReadonlyMap<string, readonly string[]>;

/** Reads the imports of every TypeScript file below a folder, types and dynamic imports included. */
export function importsOf(root: string): Imports {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'));
  return new Map(
    files.map((file) => {
      const { importedFiles } = ts.preProcessFile(readFileSync(join(root, file), 'utf8'), true, true);
      return [file, importedFiles.map(({ fileName }) => resolve(root, file, fileName))];
    }),
  );
}

function resolve(root: string, from: string, specifier: string): string {
  if (!specifier.startsWith('.')) {
    return specifier;
  }
  const path = join(root, dirname(from), specifier);
  const file =
    [`${path}.ts`, join(path, 'index.ts'), path].find((candidate) => existsSync(candidate)) ?? path;
  return relative(root, file).replaceAll('\\', '/');
}

/** Every import that breaks a rule, as a sentence. */
export function violationsOf(imports: Imports): readonly string[] {
  return [...imports].flatMap(([file, targets]) =>
    targets
      .filter((target) => !isAllowed(file, target, imports))
      .map((target) => `${file} must not import ${target}`),
  );
}

function isAllowed(file: string, target: string, imports: Imports): boolean {
  const layer = layerOf(file);
  if (!imports.has(target)) {
    if (isBuiltin(target)) {
      return (nodeModules[layer] ?? []).includes(target.replace(/^node:/, ''));
    }
    const name = target.startsWith('@') ? target : (target.split('/')[0] ?? target);
    return (packages[name] ?? []).includes(layer);
  }
  const may = allowed[layer] ?? [];
  return (
    layerOf(target) === layer ||
    may.includes(layerOf(target)) ||
    may.includes(target) ||
    may.includes(posix.dirname(target))
  );
}

function layerOf(file: string): string {
  return file.split(posix.sep)[0] ?? file;
}

/** Names with which code reaches the network without an import, in a browser or in Node. */
const networkGlobals = new Set([
  'fetch',
  'XMLHttpRequest',
  'WebSocket',
  'WebTransport',
  'EventSource',
  'RTCPeerConnection',
  'sendBeacon',
  'importScripts',
]);

/** Objects whose members are globals, or lead to one of the names above. */
const globalObjects = new Set([
  'globalThis',
  'window',
  'self',
  'global',
  'navigator',
  'document',
  'top',
  'parent',
]);

/**
 * Every use of one of these names in a TypeScript text, as a sentence: only git may reach the network. A member
 * of an object of our own may be called so (`network.fetch`); a variable may not, as it would hide a global.
 */
export function networkUses(file: string, text: string): readonly string[] {
  const found: string[] = [];
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const name = ts.isIdentifier(node) || ts.isStringLiteralLike(node) ? node.text : '';
    if (networkGlobals.has(name) && reaches(node)) {
      const { line } = source.getLineAndCharacterOfPosition(node.getStart(source));
      found.push(`${file}:${String(line + 1)} must not use ${name}`);
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** True for a name that stands for itself, or for a member of a global object. */
function reaches(node: ts.Node): boolean {
  const { parent } = node;
  if (ts.isPropertyAccessExpression(parent) && parent.name === node) {
    return isGlobal(parent.expression);
  }
  if (ts.isStringLiteralLike(node)) {
    return ts.isElementAccessExpression(parent) && isGlobal(parent.expression);
  }
  // `const { fetch: other } = globalThis` names it as a property, and only there.
  if (ts.isBindingElement(parent)) {
    return true;
  }
  const isMember =
    (ts.isPropertyAssignment(parent) ||
      ts.isPropertySignature(parent) ||
      ts.isPropertyDeclaration(parent) ||
      ts.isMethodDeclaration(parent) ||
      ts.isMethodSignature(parent)) &&
    parent.name === node;
  return !isMember;
}

function isGlobal(expression: ts.Expression): boolean {
  return ts.isIdentifier(expression)
    ? globalObjects.has(expression.text)
    : ts.isPropertyAccessExpression(expression) && globalObjects.has(expression.name.text);
}

/** Import cycles, each as the list of its files, found once. */
export function cyclesOf(imports: Imports): readonly (readonly string[])[] {
  const found: string[][] = [];
  const finished = new Set<string>();
  const path: string[] = [];
  const visit = (file: string): void => {
    const at = path.indexOf(file);
    if (at >= 0) {
      found.push(path.slice(at));
      return;
    }
    if (finished.has(file)) {
      return;
    }
    path.push(file);
    (imports.get(file) ?? []).filter((target) => imports.has(target)).forEach(visit);
    path.pop();
    finished.add(file);
  };
  [...imports.keys()].forEach(visit);
  return found;
}
