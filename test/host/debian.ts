// System packages that the hosts need: installed where we may (Debian, as root), asked for elsewhere.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { runToEnd } from './processes';

/** One system package: how Debian calls it and how to see that it is there on any system. */
export interface SystemPackage {
  readonly name: string;
  readonly present: () => boolean;
  /** What to install where the package is not called so. */
  readonly elsewhere: string;
}

/** Whether a program answers on PATH. */
export function onPath(command: string): boolean {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * Sees to it that system packages are there.
 * On Debian as root the missing ones are installed with apt, with a line that says so and why.
 */
export async function ensureSystemPackages(packages: readonly SystemPackage[], why: string): Promise<void> {
  const missing = packages.filter((one) => !one.present());
  if (missing.length === 0) return;
  const names = missing.map((one) => one.name);
  if (!mayInstall())
    throw new Error(
      `Missing ${names.join(', ')}, needed ${why}. Install: ${missing.map((one) => one.elsewhere).join('; ')}. Then run the same command again.`,
    );
  console.log(`Installing ${names.join(', ')} with apt-get, needed ${why}.`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runToEnd('apt-get', ['update', '-qq'], { env });
  await runToEnd('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...names], { env });
}

function mayInstall(): boolean {
  return existsSync('/etc/debian_version') && process.getuid?.() === 0 && onPath('apt-get');
}
