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
  views: ['domain', 'words', 'app', 'editor', 'webview/protocol.ts'],
  commands: ['domain', 'words', 'app', 'editor'],
  webview: ['domain'],
  cli: ['domain', 'words', 'app', 'format', 'compose.ts'],
  'compose.ts': ['domain', 'format', 'git', 'store', 'app'],
  'engine.ts': ['compose.ts', 'views'],
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
  return layerOf(target) === layer || may.includes(layerOf(target)) || may.includes(target);
}

function layerOf(file: string): string {
  return file.split(posix.sep)[0] ?? file;
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
