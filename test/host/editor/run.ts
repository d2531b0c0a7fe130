// The editor suite: node --import tsx test/host/editor/run.ts [--grep TEXT]
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chooseHost } from '../choose';
import { makeRepository } from '../repository';
import { buildEditorTests } from './build';
import { runOnDesktop } from './onDesktop';
import { runOnServer } from './onServer';

/** What both hosts are given. */
export interface EditorRun {
  /** The extension under development. */
  readonly project: string;
  /** The bundle that exports `run()`. */
  readonly entry: string;
  /** The folder that the window opens. */
  readonly workspace: string;
  /** The file that the tests write their report to. */
  readonly report: string;
  readonly env: Readonly<Record<string, string>>;
}

async function main(): Promise<number> {
  const { values } = parseArgs({ options: { grep: { type: 'string' } } });
  const entry = await buildEditorTests();
  const host = await chooseHost();
  const repository = makeRepository();
  const report = process.env['HANDOFF_TEST_REPORT'] ?? join(repository.root, 'report.json');
  const env = {
    ...repository.env,
    HANDOFF_TEST_REPORT: report,
    ...(values.grep === undefined ? {} : { HANDOFF_TEST_GREP: values.grep }),
  };
  try {
    const run = { project: process.cwd(), entry, workspace: repository.folder, report, env };
    return host.kind === 'desktop' ? await runOnDesktop(host.executable, run) : await runOnServer(run);
  } finally {
    repository.dispose();
  }
}

main().then(
  (code) => (process.exitCode = code),
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
  },
);
