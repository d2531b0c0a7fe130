import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** In a process of its own: what goes wrong here would end this one (FAULTS F3, exit code 134). */
function run(...args: string[]): { all: number; read: number } {
  const script = join(import.meta.dirname, 'hostile.ts');
  const child = spawnSync(process.execPath, ['--import', 'tsx', script, ...args], {
    encoding: 'utf8',
    timeout: 110_000,
  });
  assert.equal(child.status, 0, `${String(child.signal)} ${child.stderr}\n${child.stdout}`);
  return JSON.parse(child.stdout) as { all: number; read: number };
}

describe('hostile text', () => {
  it('is refused, or read, within 50 ms, and never ends the process: nested, repeated and open shapes', function () {
    this.timeout(120_000);
    const { all, read } = run('bombs');
    assert.ok(all > 2500 && read < all / 10, `${read} of ${all} were read`);
  });

  it('is refused, or read and written back the same: 2,000 records with changes at random', function () {
    this.timeout(120_000);
    const { all, read } = run('fuzz', '2000');
    assert.equal(all, 2000);
    // A fuzzer that breaks everything at once shows nothing.
    assert.ok(read > 200 && read < 1900, `${read} of ${all} were read`);
  });
});
