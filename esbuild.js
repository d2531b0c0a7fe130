// Makes dist/: the extension for the editor, the command line, and the two webviews.
const { createHash } = require('node:crypto');
const { readdirSync, readFileSync } = require('node:fs');
const { readFile } = require('node:fs/promises');
const { join } = require('node:path');
const esbuild = require('esbuild');

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/**
 * Names how records are read: a hash of the layers that do it, and of the packages they use. What one
 * version has read and kept in a clone, another must not take for its own (src/store/cache).
 */
function parserVersion() {
  const sources = ['src/domain', 'src/format'].flatMap((folder) =>
    readdirSync(join(__dirname, folder), { recursive: true }).map((name) => join(__dirname, folder, name)),
  );
  const packages = ['yaml', 'zod'].map((name) => join(__dirname, 'node_modules', name, 'package.json'));
  const hash = createHash('sha256');
  for (const file of [...sources.filter((name) => name.endsWith('.ts')).sort(), ...packages]) {
    hash.update(readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
  }
  return hash.digest('hex').slice(0, 16);
}

const common = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  logLevel: 'warning',
  define: { HANDOFF_PARSER: JSON.stringify(parserVersion()) },
};

// For Node, the package "yaml" offers CommonJS only; its ES modules are the same code and can be shaken.
const shakenYaml = { yaml: './node_modules/yaml/browser/dist/index.js' };

/** simple-git can print every git command it runs, with its arguments, to stderr. Nobody is to see those. */
const quietDebug = {
  name: 'quiet-debug',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^debug$/ }, () => ({ path: 'debug', namespace: 'quiet' }));
    onLoad({ filter: /.*/, namespace: 'quiet' }, () => ({
      contents: `const quiet = Object.assign(() => {}, { enabled: false, extend: () => quiet });
        export default Object.assign(() => quiet, { formatters: {} });`,
    }));
  },
};

/**
 * A namespace import of a CommonJS module is copied, property by property, in every file that has one.
 * The API has hundreds of properties and we have more than twenty such files: that was two thirds of what
 * loading the first bundle cost. A plain require copies nothing.
 */
const plainVscode = {
  name: 'plain-vscode',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replace(
        "import * as vscode from 'vscode';",
        "const vscode: typeof import('vscode') = require('vscode');",
      ),
      loader: 'ts',
    }));
  },
};

const builds = [
  {
    ...common,
    // Two bundles: the start of a window compiles only the first, see src/engine.ts.
    entryPoints: { extension: 'src/extension.ts', engine: 'src/engine.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    external: ['vscode', './engine'],
    // So that import('./engine') becomes a require, which finds the file without its ending.
    supported: { 'dynamic-import': false },
    mainFields: ['module', 'main'],
    alias: shakenYaml,
    plugins: [quietDebug, plainVscode],
  },
  {
    ...common,
    entryPoints: { cli: 'src/cli/main.ts' },
    outdir: 'dist',
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    mainFields: ['module', 'main'],
    alias: shakenYaml,
    plugins: [quietDebug],
    banner: { js: '#!/usr/bin/env node' },
  },
  {
    ...common,
    entryPoints: { form: 'src/webview/form/main.ts', reader: 'src/webview/reader/main.ts' },
    outdir: 'dist/webview',
    platform: 'browser',
    format: 'iife',
    target: 'es2022',
  },
];

async function main() {
  if (watch) {
    const contexts = await Promise.all(
      builds.map((build) => esbuild.context({ ...build, logLevel: 'info' })),
    );
    await Promise.all(contexts.map((context) => context.watch()));
    return;
  }
  await Promise.all(builds.map((build) => esbuild.build(build)));
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});
