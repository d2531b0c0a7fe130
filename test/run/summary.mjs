// What a part of the test run came to, and the sum of all of them.

/**
 * @typedef {object} Outcome what one part came to
 * @property {string} part
 * @property {number} passed
 * @property {number} failed
 * @property {readonly string[]} [pending] titles of tests that were skipped; they count as neither
 * @property {readonly string[]} [problems] sentences on what went wrong besides failing tests
 */

/**
 * Judges a suite by the report it left and the code its process ended with. A process that ended badly
 * without a failing test, and one that ran no test, count as one failure: silence is never a pass.
 * @param {string} part
 * @param {number} exitCode
 * @param {{passed: number, failed: number, pending: readonly string[]} | undefined} report
 * @returns {Outcome}
 */
export function judgeSuite(part, exitCode, report) {
  if (!report) {
    const problem = `${part}: the run ended with code ${exitCode} before it could report; what it said stands above`;
    return { part, passed: 0, failed: 1, problems: [problem] };
  }
  const { passed, pending } = report;
  if (passed + report.failed === 0) {
    const problem = `${part}: no test was executed. Expected at least one; look whether the files match the part's pattern`;
    return { part, passed, failed: 1, pending, problems: [problem] };
  }
  if (exitCode !== 0 && report.failed === 0) {
    const problem = `${part}: every test passed, but the process ended with code ${exitCode}; what it said stands above`;
    return { part, passed, failed: 1, pending, problems: [problem] };
  }
  return { part, passed, failed: report.failed, pending };
}

/**
 * The words at the end of a run, and whether it is good.
 * @param {readonly Outcome[]} outcomes
 * @returns {{lines: string[], ok: boolean}} the last line is the closing one
 */
export function sumUp(outcomes) {
  const passed = outcomes.reduce((sum, outcome) => sum + outcome.passed, 0);
  const failed = outcomes.reduce((sum, outcome) => sum + outcome.failed, 0);
  const skipped = outcomes.flatMap(({ part, pending = [] }) => pending.map((title) => `  ${part}: ${title}`));
  const problems = outcomes.flatMap((outcome) => outcome.problems ?? []);
  const lines = [
    ...(skipped.length ? [`Skipped, neither passed nor failed (${skipped.length}):`, ...skipped] : []),
    ...problems,
    ...outcomes.map((outcome) => `${outcome.part}: ${outcome.passed} passed, ${outcome.failed} failed`),
    `${passed} passed, ${failed} failed`,
  ];
  return { lines, ok: failed === 0 && passed > 0 };
}
