import assert from 'node:assert/strict';
import { operations } from '../../../src/domain/departure';
import type { WhyNotYet } from '../../../src/domain/share';
import { plain } from '../../../src/words/l10n';
import { onlyHereText, waitsText } from '../../../src/words/waiting';

function waits(why: WhyNotYet): string {
  return waitsText(plain, { branch: 'feature/login', why }, '/here');
}

describe('what a handoff waits for', () => {
  it('names the worktree that has the branch, this one too', () => {
    assert.equal(
      waits({ reason: 'held-by-worktree', worktree: '/here' }),
      'Waits to go on feature/login: it is checked out here',
    );
    assert.equal(
      waits({ reason: 'held-by-worktree', worktree: '/side' }),
      'Waits to go on feature/login: it is checked out in /side',
    );
  });

  it('names the operation and the lock', () => {
    assert.equal(
      waits({ reason: 'operation', operation: 'rebase' }),
      'Waits to go on feature/login: a rebase is under way',
    );
    assert.equal(
      waits({ reason: 'index-locked', lock: '/here/.git/index.lock' }),
      'Waits to go on feature/login: another git process holds the lock /here/.git/index.lock',
    );
    const all = operations.map((operation) => waits({ reason: 'operation', operation }));
    assert.equal(new Set(all).size, operations.length);
  });

  it('says what git said, and that a setting holds it back', () => {
    assert.equal(
      waits({ reason: 'failed', detail: 'gpg failed' }),
      'Waits to go on feature/login: gpg failed',
    );
    assert.equal(
      waits({ reason: 'setting' }),
      'Waits to go on feature/login: the setting handoff.share keeps handoffs off their branches',
    );
  });

  it('is counted with what is only here', () => {
    assert.equal(onlyHereText(plain, { unsent: 0, waiting: 0, notes: 0 }), undefined);
    assert.equal(
      onlyHereText(plain, { unsent: 2, waiting: 1, notes: 1 }),
      'Only in this clone: 2 not sent, 1 note to yourself. 1 handoff waits for its branch.',
    );
    assert.equal(
      onlyHereText(plain, { unsent: 0, waiting: 2, notes: 0 }),
      '2 handoffs wait for their branch.',
    );
  });
});
