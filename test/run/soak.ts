// The long runs, for a machine with time: node --import tsx test/run/soak.ts [RECORDS] [SEED]
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const [records = '1000000', seed = String(Date.now() % 2 ** 31)] = process.argv.slice(2);
const hostile = join(__dirname, '..', 'unit', 'format', 'hostile.ts');

/** What is run, each in a process of its own: what is looked for ends it (FAULTS, fact 3). */
const runs: readonly (readonly string[])[] = [
  [hostile, 'bombs', 'all'],
  [hostile, 'fuzz', records, seed],
];

let failed = 0;
for (const run of runs) {
  const [, ...what] = run;
  console.log(`\n== ${what.join(' ')} ==`);
  const { status, signal } = spawnSync(process.execPath, ['--import', 'tsx', ...run], { stdio: 'inherit' });
  if (status !== 0) {
    failed += 1;
    console.log(`failed: ${signal ?? `exit code ${String(status)}`}`);
  }
}
console.log(`\nsoak: ${String(runs.length - failed)} passed, ${String(failed)} failed`);
process.exitCode = failed === 0 ? 0 : 1;
