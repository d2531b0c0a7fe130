import assert from 'node:assert/strict';
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cyclesOf, importsOf, violationsOf } from './support/architecture';

const project = join(__dirname, '..');

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
    const folder = mkdtempSync(join(tmpdir(), 'handoff-architecture-'));
    try {
      const plant = (path: string, text: string): void => {
        mkdirSync(join(folder, path, '..'), { recursive: true });
        writeFileSync(join(folder, path), text);
      };
      plant('domain/a.ts', "import type { B } from '../app/b';\nexport type A = B;");
      plant(
        'app/b.ts',
        "import { A } from '../domain/a';\nimport * as vscode from 'vscode';\nexport type B = A;",
      );
      plant('store/c.ts', "import { spawn } from 'node:child_process';");
      plant('views/d.ts', "const yaml = import('yaml');\nexport * from '../commands/e';");
      plant('commands/e.ts', "import { parse } from 'zod';\nimport { activate } from '../extension';");
      plant('extension.ts', 'export function activate() {}');
      const planted = importsOf(folder);
      const found = violationsOf(planted).join('\n');
      assert.match(found, /domain\/a\.ts.*app\/b\.ts/);
      assert.match(found, /app\/b\.ts.*vscode/);
      assert.match(found, /store\/c\.ts.*child_process/);
      assert.match(found, /views\/d\.ts.*yaml/);
      assert.match(found, /views\/d\.ts.*commands\/e\.ts/);
      assert.match(found, /commands\/e\.ts.*extension\.ts/);
      assert.equal(cyclesOf(planted).length, 1);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});
