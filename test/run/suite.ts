// Runs one suite of plain Node tests: node --import tsx test/run/suite.ts unit|git|ui [--grep TEXT]
import { parseArgs } from 'node:util';
import { findFiles } from './files';
import { runMocha } from './mocha';

const suites: Readonly<Record<string, { readonly folders: readonly string[]; readonly timeout: number }>> = {
  unit: { folders: ['test', 'test/unit/**'], timeout: 10_000 },
  git: { folders: ['test/git/**'], timeout: 60_000 },
  ui: { folders: ['test/ui/**'], timeout: 180_000 },
};

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: { grep: { type: 'string' } },
    allowPositionals: true,
  });
  const name = positionals[0] ?? '';
  const suite = suites[name];
  if (!suite)
    throw new Error(`There is no suite "${name}"; expected one of ${Object.keys(suites).join(', ')}.`);
  const files = suite.folders.flatMap((folder) => findFiles(folder, '.test.ts'));
  const report = await runMocha({ files, timeout: suite.timeout, grep: values.grep });
  process.exitCode = report.failed === 0 ? 0 : 1;
  failIfStillAlive();
}

/** A test that leaves a child or a timer behind would keep the run from ever ending: say so and end it. */
function failIfStillAlive(): void {
  const limit = setTimeout(() => {
    const left = process.getActiveResourcesInfo().join(', ');
    console.error(`The tests are done but the process does not end by itself. Still active: ${left}.`);
    process.exit(1);
  }, 10_000);
  limit.unref();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
