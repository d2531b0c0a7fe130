// An installed desktop VS Code, and the one that can be downloaded.
import { spawnSync } from 'node:child_process';
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { downloadAndUnzipVSCode, SilentReporter } from '@vscode/test-electron';
import { cacheRoot } from './cache';

/** The paths of an installed VS Code: the command people type, and the program behind it that tests start. */
export interface DesktopEditor {
  readonly cli: string;
  readonly executable: string;
}

/** Finds VS Code by the `code` command on PATH, or where its installers put it. */
export function findDesktopEditor(): DesktopEditor | undefined {
  const cli = candidates().find((path) => existsSync(path));
  if (!cli) return undefined;
  const executable = executablesFor(realpathSync(cli)).find((path) => existsSync(path));
  return executable ? { cli, executable } : undefined;
}

/** Whether a desktop program can show a window here at all. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/**
 * Downloads the stable VS Code into our cache, or takes the copy that is there.
 * Rejects within seconds where its site cannot be reached.
 */
export async function downloadDesktopEditor(): Promise<string> {
  const cachePath = join(cacheRoot(), 'desktop');
  try {
    const reporter = new SilentReporter();
    return await downloadAndUnzipVSCode({ version: 'stable', cachePath, reporter, timeout: 15_000 });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(
      `desktop VS Code is not installed and could not be downloaded (${reason}); install it or use HANDOFF_TEST_HOST=server`,
    );
  }
}

/** Whether a program that must not be a mere namesake answers like VS Code: version, commit, architecture. */
export function answersLikeVsCode(cli: string): boolean {
  const { status, stdout } = spawnSync(cli, ['--version'], {
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  return status === 0 && /^\d+\.\d+\.\d+\S*\r?\n[0-9a-f]{40}\r?\n/.test(stdout);
}

function candidates(): string[] {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  const onPath = (process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, name));
  const mac = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';
  const windows = join(process.env['LOCALAPPDATA'] ?? '', 'Programs', 'Microsoft VS Code', 'bin', name);
  return [
    ...onPath,
    ...(process.platform === 'darwin' ? [mac] : []),
    ...(process.platform === 'win32' ? [windows] : []),
  ];
}

function executablesFor(cli: string): string[] {
  const home = dirname(dirname(cli));
  if (process.platform === 'win32') return [join(home, 'Code.exe')];
  if (process.platform !== 'darwin') return [join(home, 'code')];
  const programs = join(home, '..', '..', 'MacOS');
  return ['Code', 'Electron'].map((name) => join(programs, name));
}
