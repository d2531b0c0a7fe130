import assert from 'node:assert/strict';
import { judgeSuite, sumUp } from '../../run/summary.mjs';

const report = (passed: number, failed: number, pending: string[] = []) => ({ passed, failed, pending });

describe('the sum of a test run', () => {
  it('ends with the closing line', () => {
    const { lines, ok } = sumUp([
      { part: 'check', passed: 5, failed: 0 },
      judgeSuite('unit', 0, report(40, 0, ['a later case'])),
    ]);
    assert.equal(lines.at(-1), '45 passed, 0 failed');
    assert.ok(ok);
  });

  it('says skipped tests out loud and counts them as neither', () => {
    const { lines, ok } = sumUp([judgeSuite('unit', 0, report(1, 0, ['a later case']))]);
    assert.ok(lines.includes('  unit: a later case'));
    assert.equal(lines.at(-1), '1 passed, 0 failed');
    assert.ok(ok);
  });

  it('counts the failures of every part', () => {
    const { lines, ok } = sumUp([judgeSuite('unit', 1, report(3, 2)), judgeSuite('git', 1, report(4, 1))]);
    assert.equal(lines.at(-1), '7 passed, 3 failed');
    assert.ok(!ok);
  });

  it('takes a crash before the report for a failure', () => {
    const outcome = judgeSuite('ui', 134, undefined);
    assert.equal(outcome.failed, 1);
    assert.match(outcome.problems?.[0] ?? '', /ended with code 134/);
  });

  it('takes a part without a test for a failure, also one in which all are skipped', () => {
    assert.match(judgeSuite('git', 0, report(0, 0)).problems?.[0] ?? '', /no test was executed/);
    assert.equal(judgeSuite('git', 0, report(0, 0, ['all of it'])).failed, 1);
  });

  it('takes a bad end after passing tests for a failure', () => {
    const outcome = judgeSuite('unit', 1, report(9, 0));
    assert.deepEqual([outcome.passed, outcome.failed], [9, 1]);
  });

  it('is not good when nothing passed', () => {
    assert.ok(!sumUp([]).ok);
    assert.equal(sumUp([]).lines.at(-1), '0 passed, 0 failed');
  });
});
