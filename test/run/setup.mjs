// What has to be there before anything else: Node, git, the npm packages. Only Node's own modules here.
import { execFileSync } from 'node:child_process';
import { readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNpm } from './processes.mjs';

/** The project's folder. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Something that the person at the keyboard has to see to; its message stands alone, without a stack. */
export class SetupError extends Error {}

const lowest = /** @type {const} */ ([20, 19]);

function checkNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > lowest[0] || (major === lowest[0] && minor >= lowest[1])) return;
  throw new SetupError(
    `This needs Node ${lowest.join('.')} or newer; here is Node ${process.versions.node}. Install a newer one and run the same command again.`,
  );
}

function checkGit() {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
  } catch (error) {
    throw new SetupError(
      `git could not be started (${error instanceof Error ? error.message : String(error)}). Install git, see that it is on PATH, and run the same command again.`,
    );
  }
}

/**
 * Why the packages have to be installed, or nothing where they are as the lock file says.
 * Content tells, not time: a fresh clone or a switch of branches gives the lock file any date.
 * @returns {string | undefined}
 */
function whyInstall() {
  const installed = readPackages(join(root, 'node_modules', '.package-lock.json'));
  if (!installed) return 'node_modules is missing or was not finished';
  const wanted = readPackages(join(root, 'package-lock.json')) ?? {};
  for (const [path, entry] of Object.entries(wanted)) {
    if (path === '' || entry.optional || entry.devOptional) continue;
    if (installed[path]?.version !== entry.version)
      return `package-lock.json asks for ${path.replace(/^.*node_modules\//, '')} ${entry.version}, node_modules has ${installed[path]?.version ?? 'none'}`;
  }
  return undefined;
}

/**
 * @param {string} file
 * @returns {Record<string, {version?: string, optional?: boolean, devOptional?: boolean}> | undefined}
 */
function readPackages(file) {
  if (!statSync(file, { throwIfNoEntry: false })) return undefined;
  return JSON.parse(readFileSync(file, 'utf8')).packages;
}

/** Checks Node and git, and installs the npm packages where they are missing or not those of the lock file. */
export async function ensureSetup() {
  checkNode();
  checkGit();
  process.chdir(root);
  const reason = whyInstall();
  if (!reason) return;
  console.log(`Installing the npm packages with "npm ci --ignore-scripts", because ${reason}.`);
  if ((await runNpm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'])) !== 0)
    throw new SetupError(
      '"npm ci" failed; what it said stands above. Mend that and run the same command again.',
    );
}
