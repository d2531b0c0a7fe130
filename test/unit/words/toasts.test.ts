import assert from 'node:assert/strict';
import type { DepartureFacts } from '../../../src/domain/departure';
import type { Handoff } from '../../../src/domain/records';
import { plain } from '../../../src/words/l10n';
import { arrivalText, departureText } from '../../../src/words/toasts';
import { handoff, inZone, kenji } from './support';

const facts: DepartureFacts = {
  from: 'feature/login',
  at: '2026-11-22T17:54:03Z',
  exists: true,
  merged: false,
  ownCommits: 4,
  stashes: 0,
  mutedBranch: false,
  mutedRepository: false,
  promptsToday: 0,
};

function arrival(more: Partial<Handoff>, repository?: string): string {
  const now = new Date('2026-11-23T09:00:00Z');
  return inZone('Europe/Lisbon', () => arrivalText(plain, 'en', handoff(more), kenji, now, repository));
}

function steps(count: number): Handoff['next'] & {} {
  return Array.from({ length: count }, (_, index) => ({ id: `s${String(index)}`, text: 'Go on' }));
}

describe('the toast of a departure', () => {
  it('does not say "no handoff" where there is one, but not of this work', () => {
    const handedOver = { ...facts, lastHandoff: '2026-11-20T00:00:00Z' };
    assert.equal(
      departureText(plain, { ...handedOver, ownCommits: 2 }),
      'You left feature/login with 2 commits since its last handoff.',
    );
    assert.equal(
      departureText(plain, { ...handedOver, ownCommits: 0, stashes: 1 }),
      'You left feature/login with stashed work since its last handoff.',
    );
  });

  it('says how many commits have no handoff', () => {
    assert.equal(departureText(plain, facts), 'You left feature/login with 4 commits and no handoff.');
    assert.equal(
      departureText(plain, { ...facts, ownCommits: 1 }),
      'You left feature/login with 1 commit and no handoff.',
    );
  });

  it('speaks of a stash where that is all there is', () => {
    assert.equal(
      departureText(plain, { ...facts, ownCommits: 0, stashes: 2 }),
      'You left feature/login with stashed work and no handoff.',
    );
  });

  it('names the repository where there are several', () => {
    assert.equal(
      departureText(plain, facts, 'api'),
      'You left feature/login in api with 4 commits and no handoff.',
    );
  });
});

describe('the toast of an arrival', () => {
  it('names the repository where there are several', () => {
    assert.match(arrival({}, 'api'), /^A\. Sousa left a handoff on feature\/login in api yesterday/);
  });

  it('says who left what, and when', () => {
    assert.equal(
      arrival({ state: 'watch', next: steps(3), questions: [{ id: 'q1', text: 'May it?' }] }),
      'A. Sousa left a handoff on feature/login yesterday: watch, 3 steps, 1 question for you.',
    );
  });

  it('says one step and several questions', () => {
    const questions = [
      { id: 'q1', text: 'May it?' },
      { id: 'q2', text: 'Must it?', to: 'kenji@example.org' },
    ];
    assert.equal(
      arrival({ next: steps(1), questions }),
      'A. Sousa left a handoff on feature/login yesterday: 1 step, 2 questions for you.',
    );
  });

  it('does not call somebody else’s questions yours', () => {
    const questions = [{ id: 'q1', text: 'May it?', to: 'mina@example.org' }];
    assert.equal(arrival({ questions }), 'A. Sousa left a handoff on feature/login yesterday: 1 question.');
  });

  it('ends where there is nothing to count', () => {
    assert.equal(arrival({}), 'A. Sousa left a handoff on feature/login yesterday.');
  });
});
