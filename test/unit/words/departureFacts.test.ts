import assert from 'node:assert/strict';
import type { DepartureFacts } from '../../../src/domain/departure';
import { factLines } from '../../../src/words/departureFacts';
import { plain } from '../../../src/words/l10n';
import { unsaidText } from '../../../src/words/unsaid';

const now = new Date('2026-11-24T12:00:00Z');
const facts: DepartureFacts = {
  ...{ from: 'feature/login', to: 'main', at: '2026-11-24T11:55:00Z', defaultBranch: 'main' },
  ...{ exists: true, merged: false, ownCommits: 2, stashes: 0 },
  ...{ mutedBranch: false, mutedRepository: false, promptsToday: 0 },
};

function lines(more: Partial<DepartureFacts> = {}): readonly string[] {
  return factLines({ l10n: plain, language: 'en', now }, { ...facts, ...more });
}

describe('the facts of a departure in words', () => {
  it('are where to, and what of the person was there', () => {
    assert.deepEqual(lines(), [
      'Left feature/login for main, 5 minutes ago',
      '2 commits of yours; no handoff yet',
    ]);
  });

  it('tell how the branch was left', () => {
    assert.match(lines({ how: 'new-branch' })[0] ?? '', /made by that switch/);
    assert.match(lines({ how: 'rebase' })[0] ?? '', /by rebasing it/);
    assert.match(lines({ how: 'tool' })[0] ?? '', /by a tool/);
  });

  it('have a line for each thing that was found, and none for what was not', () => {
    const all = lines({
      ...{ lastHandoff: '2026-11-24T10:00:00Z', stashes: 1, uncommitted: 3, unpushed: 2, merged: true },
      ...{ carried: true, heldElsewhere: true, upstreamGone: true, pickedUp: true, operation: 'rebase' },
      author: { name: 'Ben Ito', email: 'ben@example.org', isMe: false },
      visit: { since: '2026-11-24T11:00:00Z', worked: false },
      asked: { at: '2026-11-24T11:30:00Z', commits: 1, stashes: 0 },
      ...{ promptsToday: 2, mutedBranch: true, mutedRepository: true, pausedUntil: '2026-11-25T04:00:00Z' },
    });
    assert.equal(all.length, 18, all.join('\n'));
    for (const line of all) assert.doesNotMatch(line, /undefined|\{\d\}/);
  });

  it('say of a branch that is gone only that', () => {
    assert.deepEqual(lines({ exists: false, ownCommits: 0 }).slice(1), ['The branch was gone']);
  });
});

describe('what nobody was told about, in the status bar', () => {
  it('is counted since the last handoff, where there is one', () => {
    assert.equal(unsaidText(plain, { ownCommits: 1 }), '1 commit, no handoff');
    const since = { ownCommits: 4, lastHandoff: '2026-11-24T10:00:00Z' };
    assert.equal(unsaidText(plain, since), '4 commits since the last handoff');
    assert.equal(unsaidText(plain, { ownCommits: 0 }), 'stashed work, no handoff');
  });
});
