// The editor tests in desktop VS Code.
import { join } from 'node:path';
import { runTests, TestRunFailedError } from '@vscode/test-electron';
import { temporaryFolder } from '../ending';
import { writeSettings } from '../settings';
import type { EditorRun } from './run';

/** Runs the tests in a fresh profile and gives the exit code. */
export async function runOnDesktop(executable: string, run: EditorRun): Promise<number> {
  // A short folder: the sockets in it may have no long path on macOS.
  const { path: profile, remove } = temporaryFolder('hd-');
  writeSettings(profile);
  try {
    return await runTests({
      vscodeExecutablePath: executable,
      extensionDevelopmentPath: run.project,
      extensionTestsPath: run.entry,
      extensionTestsEnv: run.env,
      launchArgs: [
        run.workspace,
        `--user-data-dir=${profile}`,
        `--extensions-dir=${join(profile, 'exts')}`,
        '--disable-workspace-trust',
        '--disable-gpu',
        '--skip-welcome',
        '--skip-release-notes',
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    });
  } catch (error) {
    if (error instanceof TestRunFailedError) return error.code ?? 1;
    throw error;
  } finally {
    remove();
  }
}
