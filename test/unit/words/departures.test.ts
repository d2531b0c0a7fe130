import assert from 'node:assert/strict';
import type { DepartureFacts, QuietReason } from '../../../src/domain/departure';
import { reasonText } from '../../../src/words/departures';
import { plain } from '../../../src/words/l10n';

const facts: DepartureFacts = {
  from: 'feature/login',
  at: '2026-11-22T17:54:03Z',
  exists: true,
  merged: false,
  ownCommits: 2,
  stashes: 0,
  mutedBranch: false,
  mutedRepository: false,
  promptsToday: 0,
};

/** Every reason: the type makes a missing one an error. */
const quiet: Readonly<Record<QuietReason, RegExp>> = {
  'no-departure': /no branch was left/,
  'prompts-off': /handoff\.prompt\.enabled/,
  'muted-repository': /muted in this repository/,
  paused: /paused/,
  'muted-branch': /muted on this branch/,
  'ignored-branch': /handoff\.prompt\.ignoredBranches/,
  detached: /no branch is checked out/,
  operation: /in the middle/,
  'came-back': /straight back/,
  'branch-gone': /gone/,
  'held-elsewhere': /another worktree/,
  'just-cloned': /clone was made/,
  'default-branch': /default branch/,
  'shared-branch': /everybody/,
  merged: /merged/,
  'upstream-gone': /remote was deleted/,
  'carried-along': /came along/,
  'no-own-work': /nothing new there/,
  'colleagues-branch': /one small commit/,
  'asked-already': /asked about it/,
  'only-looked': /only looked/,
  'daily-limit': /handoff\.prompt\.dailyLimit/,
};

function asked(more: Partial<DepartureFacts>): string {
  return reasonText(plain, { decision: 'ask', reason: 'own-work' }, { ...facts, ...more });
}

describe('the reason of a decision', () => {
  for (const [reason, expected] of Object.entries(quiet)) {
    it(`is said where it was quiet: ${reason}`, () => {
      const text = reasonText(plain, { decision: 'quiet', reason: reason as QuietReason }, facts);
      assert.match(text, expected);
      assert.match(text, /^[^A-Z].*[^.]$/, 'half a sentence');
    });
  }

  it('counts the commits that it asked for', () => {
    assert.equal(asked({}), '2 commits of yours there have no handoff');
    assert.equal(asked({ ownCommits: 1 }), '1 commit of yours there has no handoff');
  });

  it('speaks of stashed work where there is no commit', () => {
    assert.equal(asked({ ownCommits: 0, stashes: 1 }), 'stashed work of yours there has no handoff');
  });

  it('speaks of a last handoff only where there was one', () => {
    assert.equal(
      reasonText(
        plain,
        { decision: 'quiet', reason: 'no-own-work' },
        { ...facts, lastHandoff: '2026-11-22T17:54:03Z' },
      ),
      'you have nothing there since its last handoff',
    );
  });

  it('says whose branch it is, what went along, and when it was asked', () => {
    const quietText = (reason: QuietReason, more: Partial<DepartureFacts>): string =>
      reasonText(plain, { decision: 'quiet', reason }, { ...facts, ...more });
    const author = { name: 'Ben Meyer', email: 'ben@example.com', isMe: false };
    assert.match(quietText('colleagues-branch', { author }), /^the branch is Ben Meyer’s, /);
    assert.equal(
      quietText('carried-along', { carried: true, to: 'stack/2' }),
      'stack/2 has all of its commits',
    );
    const at = '2026-11-22T09:00:00Z';
    assert.match(quietText('asked-already', { asked: { at, commits: 0, stashes: 0 } }), /nothing of yours/);
    assert.match(quietText('asked-already', { asked: { at, commits: 2, stashes: 0 } }), /a day and a half/);
  });

  it('names what git is in the middle of', () => {
    const during = (operation: NonNullable<DepartureFacts['operation']>): string =>
      reasonText(plain, { decision: 'quiet', reason: 'operation' }, { ...facts, operation });
    assert.equal(during('cherry-pick'), 'git is in the middle of a cherry-pick');
    assert.equal(during('am'), 'git is in the middle of applying patches (git am)');
  });
});
