// Runs inside the extension host, on the desktop and on the server alike.
import { runMocha } from '../../run/mocha';
import { findFiles } from '../../run/files';
import { markOutput } from './console';
import { mapStack } from './stacks';

/** What VS Code calls; it rejects when a test failed, which gives the exit code. */
export async function run(): Promise<void> {
  process.setSourceMapsEnabled(true);
  if (process.env['HANDOFF_TEST_MARK_OUTPUT']) markOutput();
  const report = await runMocha({
    files: findFiles(`${__dirname}/**`, '.test.js'),
    timeout: 30_000,
    grep: process.env['HANDOFF_TEST_GREP'],
    mapStack,
  });
  if (report.failed > 0) throw new Error(`Failed editor tests: ${report.failed}.`);
}
