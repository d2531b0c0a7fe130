// A browser for the server host: an installed Chrome or Chromium, driven by playwright-core.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';
import { ensureSystemPackages } from './debian';

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

/** Starts a browser without a window; on Debian as root it is installed first where it is missing. */
export async function launchChromium(): Promise<Browser> {
  await ensureSystemPackages(
    [
      {
        name: 'chromium',
        present: () => findChromium() !== undefined,
        elsewhere: 'Chrome or Chromium, or set HANDOFF_CHROMIUM to the path of one',
      },
    ],
    'to open the server build of VS Code',
  );
  const executablePath = findChromium();
  if (!executablePath)
    throw new Error('Chromium was installed but is not found. Set HANDOFF_CHROMIUM to its path.');
  return chromium.launch({ executablePath, args: flags });
}

/** The path of an installed Chrome or Chromium, `HANDOFF_CHROMIUM` first. */
function findChromium(): string | undefined {
  const named = process.env['HANDOFF_CHROMIUM'];
  if (named) return named;
  return applicationPaths().find((path) => existsSync(path)) ?? onSearchPath();
}

function applicationPaths(): string[] {
  if (process.platform === 'darwin')
    return ['Google Chrome', 'Chromium'].map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`);
  if (process.platform !== 'win32') return [];
  const roots = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].map((name) => process.env[name]);
  return roots.flatMap((root) => (root ? [join(root, 'Google', 'Chrome', 'Application', 'chrome.exe')] : []));
}

function onSearchPath(): string | undefined {
  if (process.platform === 'win32') return undefined;
  for (const command of commands) {
    const found = spawnSync('/bin/sh', ['-c', `command -v ${command}`], { encoding: 'utf8' });
    if (found.status === 0) return found.stdout.trim();
  }
  return undefined;
}
