import assert from 'node:assert/strict';
import type { Draft } from '../../../src/domain/draft';
import { draftText } from '../../../src/words/draftText';
import { plain } from '../../../src/words/l10n';

const draft: Draft = {
  version: 1,
  id: 'a1b2',
  repository: '/repo/.git',
  branch: 'feature/login',
  savedAt: '2026-11-22T17:54:03.000Z',
  content: { summary: '\nLogin works.\nMore.' },
};

describe('a draft in a list', () => {
  it('is called by its first line, else by what it says first, and tells what it is for', () => {
    assert.deepEqual(draftText(plain, draft), { name: 'Login works.', what: 'feature/login' });
    const asks = { summary: ' ', done: ['Add login'], questions: [{ id: '', text: 'Which clock?' }] };
    assert.equal(draftText(plain, { ...draft, content: asks }).name, 'Which clock?');
    assert.equal(
      draftText(plain, { ...draft, content: { summary: '', done: ['Add login'] } }).name,
      'Add login',
    );
    assert.equal(draftText(plain, { ...draft, content: { summary: '' } }).name, 'No text yet');
    const { branch, ...detached } = draft;
    assert.equal(branch, 'feature/login');
    assert.equal(draftText(plain, { ...detached, commit: '1a2b3c4d'.repeat(5) }).what, '1a2b3c4');
    const amends = { handoff: '20261122T175403Z-asousa-k3f9a2', before: { summary: 'Login' } };
    assert.equal(draftText(plain, { ...draft, amends }).what, 'amends the one on feature/login');
  });
});
