// The static checks: each is one program that has to end with 0, and counts as one test.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runNode } from './processes.mjs';
import { root } from './setup.mjs';

/** The script behind the command of an npm package, so that no shell and no .cmd file is in between. */
const bins = {
  tsc: 'node_modules/typescript/bin/tsc',
  eslint: 'node_modules/eslint/bin/eslint.js',
  prettier: 'node_modules/prettier/bin/prettier.cjs',
  knip: 'node_modules/knip/bin/knip.js',
};

const checks = [
  { name: 'types', mend: 'mend what tsc names', args: [bins.tsc, '--noEmit'] },
  { name: 'lint', mend: 'mend what eslint names', args: [bins.eslint, '.', '--max-warnings', '0'] },
  { name: 'format', mend: 'run "npm run format"', args: [bins.prettier, '--check', '.'] },
  { name: 'dead code', mend: 'remove what knip names, or use it', args: [bins.knip] },
  {
    name: 'generated files',
    mend: 'run "npm run generate"',
    args: ['--import', 'tsx', 'test/run/generate.ts', '--check'],
  },
];

/**
 * Runs every static check, also after one has failed, so that one run tells everything.
 * @returns {Promise<import('./summary.mjs').Outcome>}
 */
export async function runChecks() {
  let passed = 0;
  const problems = [];
  for (const { name, mend, args } of checks) {
    console.log(`- ${name}`);
    const script = args.find((arg) => /[/\\]/.test(arg)) ?? '';
    const code = existsSync(join(root, script)) ? await runNode(args) : undefined;
    if (code === 0) passed += 1;
    else if (code === undefined) problems.push(`check: ${name} could not run, because ${script} is missing`);
    else problems.push(`check: ${name} failed (code ${code}); ${mend}`);
  }
  return { part: 'check', passed, failed: problems.length, problems };
}
