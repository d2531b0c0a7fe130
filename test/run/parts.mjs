// The parts of the test run: what each needs and how it is started.
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runChecks } from './checks.mjs';
import { runNode, runNpm } from './processes.mjs';
import { root, SetupError } from './setup.mjs';
import { judgeSuite } from './summary.mjs';

/** The parts of "npm test", in order. */
export const allParts = ['check', 'unit', 'git', 'editor', 'ui'];
/** What may be named on the command line. */
export const knownParts = [...allParts, 'bench'];

/** @type {Set<string>} */
const built = new Set();

/**
 * Builds once for a run. Packaging makes the production bundles itself (vscode:prepublish in package.json).
 * @param {'bundles' | 'vsix'} what
 */
export async function ensureBuilt(what) {
  if (built.has(what)) return;
  const script = what === 'vsix' ? 'package' : 'build';
  console.log(`Building (npm run ${script}) ...`);
  if ((await runNpm(['--silent', 'run', script])) !== 0)
    throw new SetupError(`"npm run ${script}" failed; what it said stands above.`);
  built.add(what);
}

/**
 * Runs one program that writes a report of its tests, and judges both.
 * @param {string} part
 * @param {string} script
 * @param {readonly string[]} args
 */
async function runSuite(part, script, args) {
  const folder = mkdtempSync(join(tmpdir(), 'handoff-report-'));
  const report = join(folder, 'report.json');
  try {
    const code = await runNode(['--import', 'tsx', script, ...args], { HANDOFF_TEST_REPORT: report });
    return judgeSuite(part, code, readReport(report));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @param {string} file */
function readReport(file) {
  if (!statSync(file, { throwIfNoEntry: false })) return undefined;
  return JSON.parse(readFileSync(file, 'utf8'));
}

/**
 * Figures, not tests: each file runs alone, so that none warms the other's caches.
 * @returns {Promise<import('./summary.mjs').Outcome>}
 */
async function runBenches() {
  const folder = join(root, 'test', 'bench');
  const names = statSync(folder, { throwIfNoEntry: false }) ? readdirSync(folder, { recursive: true }) : [];
  const files = names.map(String).filter((name) => name.endsWith('.bench.ts'));
  let failed = 0;
  for (const file of files.sort()) {
    console.log(`- ${file}`);
    if ((await runNode(['--import', 'tsx', join(folder, file)])) !== 0) failed += 1;
  }
  const problems = files.length ? [] : ['bench: no file matches test/bench/**/*.bench.ts'];
  return { part: 'bench', passed: files.length - failed, failed: failed + problems.length, problems };
}

/**
 * @param {string} part one of knownParts
 * @param {readonly string[]} extra arguments for mocha (only --grep)
 * @returns {Promise<import('./summary.mjs').Outcome>}
 */
export async function runPart(part, extra) {
  if (part === 'check') return runChecks();
  if (part === 'unit') return runSuite(part, 'test/run/suite.ts', ['unit', ...extra]);
  await ensureBuilt(part === 'ui' || part === 'bench' ? 'vsix' : 'bundles');
  if (part === 'bench') return runBenches();
  if (part === 'editor') return runSuite(part, 'test/host/editor/run.ts', extra);
  return runSuite(part, 'test/run/suite.ts', [part, ...extra]);
}
