import assert from 'node:assert/strict';
import { prefill } from '../../../src/app/prefill';
import { ana, kenji, newParts } from './support/fakes';
import { authorOf, noteOf, replyOf } from './support/samples';

const login = 'feature/login';

describe('what a form starts with', () => {
  it('has one’s own commits as done, oldest first', async () => {
    const parts = newParts();
    parts.repository.commit(login, 'Add login');
    parts.repository.commit(login, 'Theirs', kenji);
    parts.repository.commit(login, 'Fix login');
    const { content } = await prefill(parts, login);
    assert.deepEqual(content, { summary: '', state: 'on-track', done: ['Add login', 'Fix login'] });
  });

  it('starts from the handoff before it on the branch', async () => {
    const parts = newParts();
    const at = { commit: parts.repository.commit(login, 'Add login').id };
    parts.repository.commit(login, 'Fix login');
    const before = noteOf('aaaaaa', { at });
    await parts.records.keep(before, 'ref');
    await parts.records.keep(noteOf('bbbbbb', { branch: 'other', created: '2026-11-23T00:00:00Z' }), 'ref');
    const { content, previous } = await prefill(parts, login);
    assert.equal(previous?.note.id, before.id);
    assert.deepEqual(content.done, ['Fix login']);
  });

  it('does not start from a note to oneself', async () => {
    const parts = newParts();
    const at = { commit: parts.repository.commit(login, 'Add login').id };
    await parts.records.keep(noteOf('aaaaaa', { at }), 'local');
    const { content, previous } = await prefill(parts, login);
    assert.equal(previous, undefined);
    assert.deepEqual(content.done, ['Add login']);
  });

  it('says nothing about what is done where nothing was', async () => {
    assert.ok(!('done' in (await prefill(newParts(), login)).content));
  });

  it('knows the people of the branch and of its handoffs, each once and without oneself', async () => {
    const parts = newParts();
    parts.repository.commit(login, 'Theirs', { name: 'Kenji', email: 'Kenji@Example.org' });
    const note = noteOf('aaaaaa', { author: authorOf(ana) });
    await parts.records.keep(note, 'ref');
    await parts.records.keep(replyOf('cccccc', note.id, 'close', {}), 'ref');
    const { people } = await prefill(parts, login);
    assert.deepEqual(
      people.map(({ email }) => email.toLowerCase()),
      ['kenji@example.org'],
    );
  });

  it('asks nothing about a branch on a detached HEAD', async () => {
    const parts = newParts();
    parts.repository.detach();
    const { work } = await prefill(parts, undefined);
    assert.equal(work.total, 0);
    assert.equal(parts.repository.workReads, 0);
  });
});
