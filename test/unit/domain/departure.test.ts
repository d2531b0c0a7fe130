import assert from 'node:assert/strict';
import {
  decideOnDeparture,
  type DepartureFacts,
  type PromptSettings,
  type QuietReason,
} from '../../../src/domain/departure';

const facts: DepartureFacts = {
  from: 'feature/login',
  to: 'main',
  at: '2026-11-22T17:54:03Z',
  defaultBranch: 'main',
  exists: true,
  merged: false,
  ownCommits: 3,
  stashes: 0,
  mutedBranch: false,
  mutedRepository: false,
  promptsToday: 0,
};
const settings: PromptSettings = {
  enabled: true,
  dailyLimit: 6,
  onDefaultBranch: false,
  ignoredBranches: [],
};

/** One change to a departure that is worth a question, for each reason to keep quiet. In the policy's order. */
const quiet: readonly [QuietReason, string, Partial<DepartureFacts>, Partial<PromptSettings>][] = [
  ['no-departure', 'nothing was left', { from: undefined } as unknown as DepartureFacts, {}],
  ['prompts-off', 'prompts are off', {}, { enabled: false }],
  ['muted-repository', 'the repository is muted', { mutedRepository: true }, {}],
  ['muted-branch', 'the branch is muted', { mutedBranch: true }, {}],
  ['ignored-branch', 'the branch is ignored', {}, { ignoredBranches: ['other', 'feature/*'] }],
  ['operation', 'a rebase is under way', { operation: 'rebase' }, {}],
  ['detached', 'HEAD is detached', { to: undefined } as unknown as DepartureFacts, {}],
  ['came-back', 'the user came back', { to: 'feature/login' }, {}],
  ['branch-gone', 'the branch is gone', { exists: false }, {}],
  ['default-branch', 'it is the default branch', { defaultBranch: 'feature/login' }, {}],
  ['merged', 'it is merged', { merged: true }, {}],
  ['no-own-work', 'there is nothing of mine', { ownCommits: 0 }, {}],
  ['daily-limit', 'the daily limit is reached', { promptsToday: 6 }, {}],
];

describe('leaving a branch', () => {
  it('is worth a question when there is work of mine on it', () => {
    assert.deepEqual(decideOnDeparture(facts, settings), { decision: 'ask', reason: 'own-work' });
  });

  it('is worth a question for a stash alone', () => {
    assert.equal(decideOnDeparture({ ...facts, merged: true, stashes: 1 }, settings).decision, 'ask');
    assert.equal(decideOnDeparture({ ...facts, ownCommits: 0, stashes: 1 }, settings).decision, 'ask');
  });

  for (const [reason, when, changedFacts, changedSettings] of quiet) {
    it(`is passed over when ${when}`, () => {
      assert.deepEqual(
        decideOnDeparture({ ...facts, ...changedFacts }, { ...settings, ...changedSettings }),
        { decision: 'quiet', reason },
      );
    });
  }

  for (const operation of ['rebase', 'merge', 'cherry-pick', 'revert', 'bisect', 'am'] as const) {
    it(`is passed over in the middle of a ${operation}`, () => {
      assert.equal(decideOnDeparture({ ...facts, operation }, settings).reason, 'operation');
    });
  }

  it('gives the reason that a person would give first', () => {
    for (const [index, [reason, , changedFacts, changedSettings]] of quiet.entries()) {
      const [, , laterFacts, laterSettings] = quiet[index + 1] ?? [reason, '', {}, {}];
      // "came back" needs a branch to come back to, so it cannot go with "no branch is checked out".
      if (reason === 'detached') continue;
      const both = decideOnDeparture(
        { ...facts, ...laterFacts, ...changedFacts },
        { ...settings, ...laterSettings, ...changedSettings },
      );
      assert.equal(both.reason, reason);
    }
  });

  it('is worth a question on the default branch for whoever set that', () => {
    const onMain = { ...facts, from: 'main', to: 'feature/login' };
    assert.equal(decideOnDeparture(onMain, settings).reason, 'default-branch');
    assert.equal(decideOnDeparture(onMain, { ...settings, onDefaultBranch: true }).decision, 'ask');
  });

  it('is counted below the daily limit and not at it', () => {
    assert.equal(decideOnDeparture({ ...facts, promptsToday: 5 }, settings).decision, 'ask');
    assert.equal(decideOnDeparture(facts, { ...settings, dailyLimit: 0 }).reason, 'daily-limit');
  });

  for (const [pattern, ignored] of [
    ['feature/login', true],
    ['feature/*', true],
    ['*', true],
    ['*/log*', true],
    ['feature', false],
    ['login', false],
    ['feature/logi.', false],
    ['Feature/*', false],
    ['(', false],
    ['', false],
  ] as const) {
    it(`${ignored ? 'is' : 'is not'} ignored by the pattern ${JSON.stringify(pattern)}`, () => {
      const { reason } = decideOnDeparture(facts, { ...settings, ignoredBranches: [pattern] });
      assert.equal(reason, ignored ? 'ignored-branch' : 'own-work');
    });
  }
});
