import assert from 'node:assert/strict';
import { essentials } from '../../../../src/domain/gaps/essentials';
import { findGaps } from '../../../../src/domain/gaps/gaps';
import type { Gap } from '../../../../src/domain/gaps/gap';
import { ruleIds, type RuleId } from '../../../../src/domain/gaps/ruleIds';
import { rules } from '../../../../src/domain/gaps/table';
import { cases, type Case } from './cases';
import { calm, complete, delivered } from './samples';

function gapsIn({ content, code, facts, unsaid = [], isDetached = false }: Case): readonly Gap[] {
  const { branch, ...others } = calm;
  const said = Object.entries({ ...complete, ...content }).filter(
    ([key]) => !unsaid.some((one) => one === key),
  );
  return findGaps(
    { summary: '', ...Object.fromEntries(said) },
    {
      ...others,
      ...(isDetached || branch === undefined ? {} : { branch }),
      code: { ...delivered, ...code },
      ...facts,
    },
  );
}

function openOf(rule: RuleId, given: Case): readonly Gap[] {
  return gapsIn(given).filter((gap) => gap.rule === rule && gap.status === 'open');
}

describe('the rules of gaps', () => {
  it('are at least 25, each once, in the order of their names', () => {
    const found = [...rules.map(({ id }) => id), ...essentials.map(({ id }) => id), 'team-section'];
    assert.ok(found.length >= 25);
    assert.deepEqual([...found].sort(), [...ruleIds].sort());
    const order = rules.map(({ id }) => ruleIds.indexOf(id));
    assert.deepEqual(
      order,
      [...order].sort((a, b) => a - b),
    );
  });

  for (const rule of ruleIds) {
    const { found, quiet } = cases[rule];
    it(`${rule} is found where it is so, and only there`, () => {
      for (const [given, name] of found) {
        const gaps = openOf(rule, given);
        assert.equal(gaps.length, 1, `not found in ${JSON.stringify(given)}`);
        if (name !== undefined) assert.equal(gaps[0]?.detail.name, name);
        assert.ok(gaps[0]?.fix, 'has no fix');
      }
      for (const given of quiet) {
        assert.deepEqual(openOf(rule, given), [], `found in ${JSON.stringify(given)}`);
      }
    });
  }

  it('find nothing in what is complete, of a branch that is where they get it', () => {
    assert.deepEqual(
      gapsIn({}).filter(({ status }) => status === 'open'),
      [],
    );
  });
});
