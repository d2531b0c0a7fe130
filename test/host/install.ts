// Makes the server host on first use. It is whole or not there: built aside, marked, then renamed.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, basename, join } from 'node:path';
import { serverFolder, serverPaths, versions } from './cache';
import { outsideNpm } from './npmEnvironment';
import { ensureSystemPackages, onPath, type SystemPackage } from './debian';
import { runToEnd } from './processes';

const marker = 'complete.json';

const buildTools: readonly SystemPackage[] = [
  { name: 'python3', present: () => onPath('python3'), elsewhere: 'Python 3' },
  { name: 'make', present: () => onPath('make'), elsewhere: 'make' },
  { name: 'g++', present: () => onPath('g++') || onPath('c++'), elsewhere: 'a C++ compiler' },
  {
    name: 'libkrb5-dev',
    // macOS brings Kerberos with its developer tools.
    present: () => process.platform === 'darwin' || existsSync('/usr/include/gssapi/gssapi.h'),
    elsewhere: 'the Kerberos headers (libkrb5-dev, krb5-devel)',
  },
];

/** The installed server host; the first call on a machine installs it, which takes some minutes. */
export async function ensureServer(): Promise<ReturnType<typeof serverPaths>> {
  const folder = serverFolder();
  if (existsSync(join(folder, marker))) return serverPaths(folder);
  if (process.platform === 'win32')
    throw new Error(
      'The server build of VS Code does not run on Windows. Set HANDOFF_TEST_HOST=desktop for the editor tests; run the ui tests on Linux or macOS.',
    );
  console.log(
    `Fetching the server build of VS Code once (npm packages node@${versions.node} and code-server@${versions.codeServer}): ` +
      `the ui tests, and the editor tests where there is no desktop VS Code, run in it. About 750 MB in ${folder}, 2 to 5 minutes.`,
  );
  await ensureSystemPackages(buildTools, 'to build the native modules of code-server');
  const aside = `${folder}.part-${process.pid}`;
  removeAbandoned(folder);
  try {
    await installInto(aside);
    publish(aside, folder);
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
  return serverPaths(folder);
}

async function installInto(aside: string): Promise<void> {
  mkdirSync(aside, { recursive: true });
  writeFileSync(join(aside, 'package.json'), '{ "private": true }\n');
  const env = outsideNpm(process.env);
  await npmInstall(aside, `node@${versions.node}`, env);
  // code-server builds native modules in its install scripts: with the Node that will load them first on PATH.
  const { nodeFolder } = serverPaths(aside);
  const path = `${nodeFolder}${delimiter}${env['PATH'] ?? ''}`;
  await npmInstall(aside, `code-server@${versions.codeServer}`, { ...env, PATH: path });
  writeFileSync(join(aside, marker), `${JSON.stringify(versions)}\n`);
}

async function npmInstall(cwd: string, what: string, env: NodeJS.ProcessEnv): Promise<void> {
  console.log(`  npm install ${what} ...`);
  await runToEnd('npm', ['install', '--no-audit', '--no-fund', what], { cwd, env });
}

/** Another run may have been faster: then its copy, which is whole, is as good as ours. */
function publish(aside: string, folder: string): void {
  if (existsSync(join(folder, marker))) return;
  rmSync(folder, { recursive: true, force: true });
  renameSync(aside, folder);
}

/** Removes what installs that were interrupted have left; those of processes that still run are left alone. */
function removeAbandoned(folder: string): void {
  const prefix = `${basename(folder)}.part-`;
  if (!existsSync(dirname(folder))) return;
  for (const name of readdirSync(dirname(folder))) {
    if (name.startsWith(prefix) && !isRunning(Number(name.slice(prefix.length))))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
