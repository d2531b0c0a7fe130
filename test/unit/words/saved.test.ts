import assert from 'node:assert/strict';
import { shareModes, type ShareMode, type ShareOutcome, type WaitReason } from '../../../src/domain/share';
import { plain } from '../../../src/words/l10n';
import { branchPushedText, savedText, type SavedFacts, type SendingFacts } from '../../../src/words/saved';
import { whyNotYetText } from '../../../src/words/waiting';

const onBranch: ShareOutcome = { kind: 'on-branch', branch: 'feature/login', commit: 'c0ffee' };
const waiting: ShareOutcome = { kind: 'waiting', reason: 'operation' };
const failed: ShareOutcome = { kind: 'failed', detail: 'gpg failed' };
const notWanted: ShareOutcome = { kind: 'not-wanted' };
const out: SendingFacts = { branch: 'sent', journal: 'sent' };
const refused: SendingFacts = { branch: 'failed', journal: 'failed', reason: 'no route to host' };
const reasons: readonly WaitReason[] = [
  'held-by-worktree',
  'operation',
  'index-locked',
  'detached',
  'unborn',
  'branch-missing',
  'branch-other',
  'path-blocked',
  'branch-moved',
];

function saved(share: ShareMode, outcome: ShareOutcome, more: Partial<SavedFacts> = {}): string {
  return savedText(plain, {
    branch: 'feature/login',
    share,
    outcome,
    commits: 2,
    hasRemote: true,
    ...more,
  });
}

describe('what a save has come to', () => {
  it('is on the branch, and only here', () => {
    assert.equal(
      saved('branch', onBranch),
      'Handoff saved on feature/login; it and 2 commits are only here.',
    );
    assert.equal(
      saved('branch', onBranch, { commits: 1 }),
      'Handoff saved on feature/login; it and 1 commit are only here.',
    );
    assert.equal(
      saved('branch', onBranch, { commits: 0 }),
      'Handoff saved on feature/login; it is only here.',
    );
  });

  it('is on the branch, in a repository without a remote', () => {
    assert.equal(
      saved('branch', onBranch, { hasRemote: false }),
      'Handoff saved on feature/login. There is no remote, so it is only here.',
    );
  });

  it('is pushed, with what went along', () => {
    const sent = { sending: out };
    assert.equal(saved('branch', onBranch, sent), 'Handoff and 2 commits are pushed on feature/login.');
    assert.equal(
      saved('branch', onBranch, { ...sent, commits: 1 }),
      'Handoff and 1 commit are pushed on feature/login.',
    );
    assert.equal(saved('branch', onBranch, { ...sent, commits: 0 }), 'Handoff is pushed on feature/login.');
  });

  it('says what went out and what did not, each with its reason', () => {
    const reason = 'protected branch';
    assert.equal(
      saved('branch', onBranch, { sending: { branch: 'failed', journal: 'sent', reason } }),
      'Handoff is sent, but feature/login is not pushed: protected branch',
    );
    assert.equal(
      saved('branch', onBranch, { sending: { branch: 'sent', journal: 'failed', reason } }),
      'Handoff and 2 commits are pushed on feature/login. Replies cannot be sent: protected branch',
    );
    assert.equal(
      saved('branch', onBranch, { sending: refused }),
      'Handoff saved in this clone, not sent: no route to host',
    );
  });

  it('is in the clone, with the reason why it is not on the branch', () => {
    assert.equal(
      saved('branch', waiting),
      'Handoff saved in this clone. Waits to go on feature/login: git is in the middle of a rebase, merge or similar there.',
    );
    assert.equal(
      saved('branch', failed),
      'Handoff saved in this clone. It could not be committed on feature/login: gpg failed',
    );
  });

  it('never says that a branch was pushed that the handoff is not on', () => {
    for (const outcome of [waiting, failed]) {
      const text = saved('branch', outcome, { sending: { branch: 'not-tried', journal: 'sent' } });
      assert.match(
        text,
        /^Handoff is sent, on a ref of its own: only Handoff shows it\. 2 commits on feature\/login are not pushed\. (It|Waits) /,
      );
    }
  });

  it('is on a ref of its own', () => {
    assert.equal(
      saved('ref', notWanted),
      'Handoff saved on a ref of its own: only Handoff shows it. It is only here.',
    );
    const sending: SendingFacts = { branch: 'not-tried', journal: 'sent' };
    const sent = 'Handoff is sent, on a ref of its own: only Handoff shows it.';
    assert.equal(saved('ref', notWanted, { sending, commits: 0 }), sent);
    assert.equal(
      saved('ref', notWanted, { sending, commits: 1 }),
      `${sent} 1 commit on feature/login is not pushed.`,
    );
    assert.equal(
      saved('ref', notWanted, { sending, commits: 2 }),
      `${sent} 2 commits on feature/login are not pushed.`,
    );
    assert.match(
      saved('ref', notWanted, { sending: { ...sending, sentAs: 'branch' } }),
      /as a branch of its own\. 2 commits on feature\/login are not pushed\.$/,
    );
  });

  it('is followed by its branch where the user says so', () => {
    assert.equal(branchPushedText(plain, 'feature/login', 1), '1 commit is pushed on feature/login.');
    assert.equal(branchPushedText(plain, 'feature/login', 2), '2 commits are pushed on feature/login.');
  });

  it('is a note to oneself, and never spoken of as sent', () => {
    const text = 'Handoff saved. A note to yourself: it stays in this clone.';
    assert.equal(saved('local', notWanted), text);
    assert.equal(saved('local', notWanted, { sending: { branch: 'not-tried', journal: 'sent' } }), text);
  });

  it('is told without a branch on a detached HEAD', () => {
    const text = saved('branch', { kind: 'waiting', reason: 'detached' }, { branch: undefined });
    assert.equal(text, 'Handoff saved in this clone. Not on this commit: no branch is checked out.');
  });

  it('is one whole sentence or more for everything that can happen', () => {
    const outcomes: readonly ShareOutcome[] = [
      onBranch,
      failed,
      notWanted,
      ...reasons.map((reason): ShareOutcome => ({ kind: 'waiting', reason })),
    ];
    for (const share of shareModes) {
      for (const outcome of outcomes) {
        for (const sending of [undefined, out, refused]) {
          const text = saved(share, outcome, sending ? { sending } : {});
          assert.match(text, /^Handoff [a-z].*\S$/);
          assert.doesNotMatch(text, /undefined|\{\d\}/);
        }
      }
    }
  });

  it('has words of its own for every reason to wait', () => {
    assert.equal(new Set(reasons.map((reason) => whyNotYetText(plain, { reason }))).size, reasons.length);
  });
});
