import assert from 'node:assert/strict';
import {
  decideOnDeparture,
  quietReasons,
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

const ben = { name: 'Ben Meyer', email: 'ben@example.com', isMe: false };
const help = { author: ben, ownCommits: 1, ownLines: 4, unpushed: 0 };
const asked = { at: '2026-11-22T09:00:00Z', commits: 3, stashes: 0 };

/** One change to a departure that is worth a question, for each reason to keep quiet. In the policy's order. */
const quiet: readonly [QuietReason, string, Partial<DepartureFacts>, Partial<PromptSettings>][] = [
  ['no-departure', 'nothing was left', { from: undefined } as unknown as DepartureFacts, {}],
  ['prompts-off', 'prompts are off', {}, { enabled: false }],
  ['muted-repository', 'the repository is muted', { mutedRepository: true }, {}],
  ['paused', 'asking is paused', { pausedUntil: '2026-11-23T04:00:00Z' }, {}],
  ['muted-branch', 'the branch is muted', { mutedBranch: true }, {}],
  ['ignored-branch', 'the branch is ignored', {}, { ignoredBranches: ['other', 'feature/*'] }],
  ['operation', 'a rebase is under way', { operation: 'rebase' }, {}],
  ['detached', 'HEAD is detached', { to: undefined } as unknown as DepartureFacts, {}],
  ['came-back', 'the user came back', { to: 'feature/login' }, {}],
  ['branch-gone', 'the branch is gone', { exists: false }, {}],
  ['held-elsewhere', 'it goes on in another worktree', { heldElsewhere: true }, {}],
  ['default-branch', 'it is the default branch', { defaultBranch: 'feature/login' }, {}],
  ['shared-branch', 'it is a release', { from: 'release/2.1' }, {}],
  ['just-cloned', 'nothing was done in this clone', { how: 'after-clone' }, {}],
  ['merged', 'it is merged', { merged: true }, {}],
  ['upstream-gone', 'its branch on the remote is gone', { upstreamGone: true }, {}],
  ['carried-along', 'its commits went along', { carried: true }, {}],
  ['no-own-work', 'there is nothing of mine', { ownCommits: 0 }, {}],
  ['colleagues-branch', 'it is a colleague’s with one small commit of mine', help, {}],
  ['asked-already', 'it was asked about today', { asked }, {}],
  [
    'only-looked',
    'I only looked, soon after another question',
    {
      visit: { since: '2026-11-22T17:40:00Z', worked: false },
      lastPrompt: '2026-11-22T17:30:00Z',
    },
    {},
  ],
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

  it('has a case here for every reason, in the order of the policy', () => {
    assert.deepEqual(
      quiet.map(([reason]) => reason),
      quietReasons,
    );
  });

  it('gives the reason that a person would give first', () => {
    for (const [index, [reason, , changedFacts, changedSettings]] of quiet.entries()) {
      const [, , laterFacts, laterSettings] = quiet[index + 1] ?? [reason, '', {}, {}];
      // These contradict each other: nowhere to come back to, another branch, nothing to carry, two counts.
      const apart = ['detached', 'default-branch', 'carried-along', 'no-own-work'];
      if (apart.includes(reason)) continue;
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

  it('goes on for a stash, which is merged nowhere and goes with no branch', () => {
    for (const more of [{ merged: true }, { upstreamGone: true }, { carried: true }, help]) {
      assert.equal(decideOnDeparture({ ...facts, ...more, stashes: 1 }, settings).decision, 'ask');
    }
  });

  it('leaves nothing where only what is in no commit is mine, and that went along', () => {
    const { reason } = decideOnDeparture({ ...facts, ownCommits: 0, uncommitted: 2 }, settings);
    assert.equal(reason, 'carried-along');
  });

  it('leaves nothing where nothing of it remains', () => {
    for (const merged of [true, false]) {
      assert.equal(decideOnDeparture({ ...facts, merged, empty: true }, settings).reason, 'no-own-work');
    }
  });

  for (const [why, more] of [
    ['that only I have', { unpushed: 1 }],
    ['that is large', { ownLines: 21 }],
    ['of two', { ownCommits: 2, ownLines: undefined }],
    ['on a branch that I have picked up', { pickedUp: true }],
    ['on a branch of my own', { author: { ...ben, isMe: true } }],
  ] as const) {
    it(`is worth a question for a commit on a colleague’s branch ${why}`, () => {
      const changed = { ...facts, ...help, ...more } as DepartureFacts;
      assert.equal(decideOnDeparture(changed, settings).decision, 'ask');
    });
  }

  for (const [when, at, since, decision] of [
    ['the same day, with four commits since', '2026-11-22T09:00:00Z', { commits: 4, stashes: 2 }, 'quiet'],
    ['the same day, with five commits since', '2026-11-22T09:00:00Z', { commits: 5, stashes: 0 }, 'ask'],
    ['a day and a half before, to the minute', '2026-11-21T05:54:04Z', { commits: 1, stashes: 0 }, 'quiet'],
    [
      'a day and a half before, with a commit since',
      '2026-11-21T05:54:03Z',
      { commits: 1, stashes: 0 },
      'ask',
    ],
    [
      'a day and a half before, with a stash since',
      '2026-11-21T05:54:03Z',
      { commits: 0, stashes: 1 },
      'ask',
    ],
    ['a month before, with nothing since', '2026-10-22T05:54:03Z', { commits: 0, stashes: 0 }, 'quiet'],
  ] as const) {
    it(`is ${decision === 'ask' ? 'worth a question' : 'passed over'} after one ${when}`, () => {
      const changed = { ...facts, ownCommits: 7, stashes: since.stashes, asked: { at, ...since } };
      assert.equal(decideOnDeparture(changed, settings).decision, decision);
    });
  }

  it('is no look where something was done, or no question came within the hour', () => {
    const looked = { since: '2026-11-22T17:40:00Z', worked: false };
    const lastPrompt = '2026-11-22T16:54:03Z';
    assert.equal(decideOnDeparture({ ...facts, visit: looked, lastPrompt }, settings).decision, 'ask');
    assert.equal(decideOnDeparture({ ...facts, visit: looked }, settings).decision, 'ask');
    const soon = { lastPrompt: '2026-11-22T16:54:04Z', visit: { ...looked, worked: true } };
    assert.equal(decideOnDeparture({ ...facts, ...soon }, settings).decision, 'ask');
  });

  it('is not asked about during a pause, and again after it', () => {
    const over = { ...facts, pausedUntil: facts.at };
    assert.equal(decideOnDeparture(over, settings).decision, 'ask');
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
