// Bundles the editor tests: the extension host loads plain JavaScript only.
import { rmSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import { findFiles } from '../../run/files';

/** Where the bundles go, seen from the project's folder. */
const outFolder = join('out', 'test', 'editor');

/** Bundles the entry and every test file, each on its own, and gives the path of the entry. */
export async function buildEditorTests(): Promise<string> {
  const tests = findFiles('test/editor/**', '.test.ts');
  rmSync(outFolder, { recursive: true, force: true });
  const entry = { in: join('test', 'host', 'editor', 'entry.ts'), out: 'index' };
  const names = tests.map((file) => {
    const name = relative('test/editor', file).replace(/\.ts$/, '');
    return { in: file, out: name.split(sep).join('/') };
  });
  await build({
    entryPoints: [entry, ...names],
    outdir: outFolder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node20',
    sourcemap: 'linked',
    // vscode exists only there; mocha has to be the same one for the runner and the tests.
    external: ['vscode', 'mocha'],
    logLevel: 'warning',
  });
  return join(process.cwd(), outFolder, 'index.js');
}
