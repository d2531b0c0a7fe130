import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ESLint, Linter } from 'eslint';
import { cyclesOf, importsOf, networkUses, violationsOf, type Imports } from './support/architecture';

const project = join(__dirname, '..');

/** The imports of a project that has only these files, by their paths in `src`. */
function plant(files: Readonly<Record<string, string>>): Imports {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-architecture-'));
  try {
    for (const [path, text] of Object.entries(files)) {
      mkdirSync(join(folder, path, '..'), { recursive: true });
      writeFileSync(join(folder, path), text);
    }
    return importsOf(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

describe('The architecture', () => {
  const imports = importsOf(join(project, 'src'));

  it('has files to look at in every layer', () => {
    const layers = new Set([...imports.keys()].map((file) => file.split('/')[0]));
    for (const layer of ['domain', 'format', 'words', 'git', 'store', 'app', 'editor', 'views', 'commands']) {
      assert.ok(layers.has(layer), `no file found in src/${layer}`);
    }
  });

  it('lets every layer import only what it may, types included', () => {
    assert.deepEqual(violationsOf(imports), []);
  });

  it('has no import cycle, types included', () => {
    assert.deepEqual(cyclesOf(imports), []);
  });

  it('finds a planted violation of every kind', () => {
    const planted = plant({
      'domain/a.ts': "import type { B } from '../app/b';\nexport type A = B;",
      'app/b.ts': "import { A } from '../domain/a';\nimport * as vscode from 'vscode';\nexport type B = A;",
      'store/c.ts': "import { spawn } from 'node:child_process';",
      'views/d.ts': "const yaml = import('yaml');\nexport * from '../commands/e';",
      'commands/e.ts': "import { parse } from 'zod';\nimport { activate } from '../extension';",
      'git/f.ts': "import axios from 'axios';",
      'extension.ts': 'export function activate() {}',
    });
    const found = violationsOf(planted).join('\n');
    assert.match(found, /domain\/a\.ts.*app\/b\.ts/);
    assert.match(found, /app\/b\.ts.*vscode/);
    assert.match(found, /store\/c\.ts.*child_process/);
    assert.match(found, /views\/d\.ts.*yaml/);
    assert.match(found, /views\/d\.ts.*commands\/e\.ts/);
    assert.match(found, /commands\/e\.ts.*extension\.ts/);
    assert.match(found, /git\/f\.ts.*axios/);
    assert.equal(cyclesOf(planted).length, 1);
  });

  it('lets a layer import those of Node’s modules that it is for, and no other by any name', () => {
    const everywhere = ['domain', 'words', 'app', 'format', 'views', 'webview', 'commands', 'editor'];
    const network = [
      'node:http',
      'node:https',
      'node:http2',
      'node:net',
      'node:tls',
      'node:dns',
      'node:dgram',
    ];
    const modules = ['node:fs', 'fs', ...network, 'child_process', 'node:module'];
    const text = modules.map((name) => `import '${name}';`).join('\n');
    const files = everywhere.map((layer) => `${layer}/a.ts`);
    const planted = plant(Object.fromEntries(files.map((file) => [file, text])));
    assert.deepEqual(
      [...violationsOf(planted)].sort(),
      files.flatMap((file) => modules.map((name) => `${file} must not import ${name}`)).sort(),
    );
    const fine = plant({
      'views/b.ts': "import { randomBytes } from 'node:crypto';",
      'git/b.ts': "import { spawn } from 'child_process';\nimport { readFile } from 'node:fs/promises';",
    });
    assert.deepEqual(violationsOf(fine), []);
  });

  it('reaches the network through git only: by no global of a browser or of Node, webviews included', () => {
    const files = [...imports.keys()];
    assert.ok(files.some((file) => file.startsWith('webview/')));
    const uses = files.flatMap((file) => networkUses(file, readFileSync(join(project, 'src', file), 'utf8')));
    assert.deepEqual(uses, []);
    for (const text of [
      "await fetch('https://x');",
      "const { fetch: get } = globalThis; get('https://x');",
      "const { fetch } = window; fetch('https://x');",
      "window.fetch('https://x');",
      "globalThis['fetch']('https://x');",
      "self.window.fetch('https://x');",
      "new WebSocket('wss://x');",
      'new XMLHttpRequest();',
      'new globalThis.EventSource(url);',
      "navigator.sendBeacon('https://x');",
      'const get = fetch;',
      'run({ fetch });',
    ]) {
      assert.notDeepEqual(networkUses('webview/a.ts', text), [], text);
    }
    for (const text of [
      "await network.fetch('origin', refspec);",
      'interface Plan { readonly fetch: readonly string[] }',
      'const plan = { fetch: refspecs };',
      'class Network { fetch(): void {} }',
      "run(['fetch', 'origin']);",
    ]) {
      assert.deepEqual(networkUses('git/a.ts', text), [], text);
    }
  });

  it('has no way to a module that cannot be read from its text', async function () {
    this.timeout(60_000);
    const eslint = new ESLint({ cwd: project });
    const messagesFor = async (file: string, text: string): Promise<readonly string[]> => {
      const { rules } = (await eslint.calculateConfigForFile(join(project, file))) as Linter.Config;
      const rule = rules?.['no-restricted-syntax'] ?? 'off';
      // Only this rule: the others want a file that is there and its types.
      const config = { files: ['**/*.ts'], rules: { 'no-restricted-syntax': rule } };
      return new Linter().verify(text, config, 'planted.ts').map(({ message }) => message);
    };
    for (const text of [
      "const name = 'node:https';\nimport(name);",
      'import(`node:${"https"}`);',
      "process.getBuiltinModule('fs');",
      "process['getBuiltinModule']('fs');",
      'const { getBuiltinModule } = process;',
    ]) {
      for (const file of ['src/app/send.ts', 'src/cli/main.ts']) {
        assert.notDeepEqual(await messagesFor(file, text), [], `${file}: ${text}`);
      }
    }
    assert.deepEqual(await messagesFor('src/cli/main.ts', "import('../compose');"), []);
    assert.equal((await messagesFor('src/cli/main.ts', 'export default 1;')).length, 1);
  });
});
