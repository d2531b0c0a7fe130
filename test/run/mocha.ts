// The one way tests are run by mocha here, in plain Node as in the extension host.
import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** What is left of a run for whoever adds the suites up. */
export interface Report {
  readonly passed: number;
  readonly failed: number;
  /** Titles of skipped tests: said out loud, counted as neither. */
  readonly pending: readonly string[];
}

/** What to run, and how long one test may take. */
export interface SuiteOptions {
  readonly files: readonly string[];
  readonly timeout: number;
  /** Only tests whose full title contains this text. */
  readonly grep?: string | undefined;
  /** Makes a stack trace readable before it is printed. */
  readonly mapStack?: (stack: string) => string;
}

/**
 * Runs test files and writes the report to the file that `HANDOFF_TEST_REPORT` names.
 * The report is written as soon as mocha is done, so that a crash before leaves none.
 */
export async function runMocha({ files, timeout, grep, mapStack }: SuiteOptions): Promise<Report> {
  const mocha = new Mocha({ ui: 'bdd', timeout, reporter: 'spec', forbidOnly: true, color: useColor() });
  if (grep !== undefined) mocha.fgrep(grep);
  for (const file of files) mocha.addFile(file);
  await mocha.loadFilesAsync();
  const report = await finished(mocha, mapStack);
  const target = process.env['HANDOFF_TEST_REPORT'];
  if (target) writeFileSync(target, JSON.stringify(report));
  return report;
}

function finished(mocha: Mocha, mapStack: SuiteOptions['mapStack']): Promise<Report> {
  return new Promise((resolve) => {
    let passed = 0;
    const pending: string[] = [];
    const runner = mocha.run((failed) => resolve({ passed, failed, pending }));
    runner.on('pass', () => (passed += 1));
    runner.on('fail', (_test: Mocha.Test, error: unknown) => {
      if (mapStack && error instanceof Error && error.stack) error.stack = mapStack(error.stack);
    });
    runner.on('pending', (test: Mocha.Test) => pending.push(test.fullTitle()));
  });
}

function useColor(): boolean {
  return process.stdout.isTTY && !process.env['NO_COLOR'];
}
