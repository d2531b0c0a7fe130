import assert from 'node:assert/strict';
import { RepositoryState } from '../../../src/app/repositoryState';
import { newGate, newParts } from './support/fakes';
import { settled } from './support/fakeTime';
import { detachedNote, noteOf } from './support/samples';

describe('the state of a repository', () => {
  it('gives one read to calls that come before it has begun, and a second to all that come during it', async () => {
    const parts = newParts();
    const state = new RepositoryState(parts);
    const { gate, open } = newGate();
    parts.records.gate = gate;
    const calls = [state.refresh(), ...Array.from({ length: 50 }, () => state.refresh())];
    await settled();
    open();
    await Promise.all(calls);
    assert.equal(parts.records.reads, 2);
  });

  it('resolves with a snapshot that was begun after the call', async () => {
    const parts = newParts();
    const state = new RepositoryState(parts);
    const { gate, open } = newGate();
    parts.records.gate = gate;
    const first = state.refresh();
    await settled();
    await parts.records.keep(noteOf('aaaaaa'), 'ref');
    const second = state.refresh();
    open();
    assert.equal((await first).all.length, 0);
    assert.equal((await second).all.length, 1);
    assert.equal(state.snapshot?.all.length, 1);
  });

  it('goes on after a read that failed', async () => {
    const parts = newParts();
    const state = new RepositoryState(parts);
    const { gate, open } = newGate();
    parts.records.gate = gate.then(() => Promise.reject(new Error('git is gone')));
    const failed = assert.rejects(state.refresh(), /git is gone/);
    await settled();
    const next = state.refresh();
    parts.records.gate = undefined;
    open();
    await failed;
    assert.deepEqual((await next).all, []);
  });

  it('tells its listeners of every snapshot until they leave', async () => {
    const state = new RepositoryState(newParts());
    const heard: number[] = [];
    const listener = state.onDidChange(({ all }) => heard.push(all.length));
    await state.refresh();
    listener.dispose();
    await state.refresh();
    assert.deepEqual(heard, [0]);
  });

  it('says that the code is not here, and nothing of what came after it, until a fetch brings it', async () => {
    const parts = newParts();
    parts.repository.commit('feature/login', 'Old');
    parts.repository.switchTo('feature/login');
    const elsewhere = 'e'.repeat(40);
    parts.repository.missing.add(elsewhere);
    await parts.records.keep(noteOf('aaaaaa', { at: { commit: elsewhere } }), 'ref');
    const state = new RepositoryState(parts);
    assert.deepEqual((await state.refresh()).code, { hasCode: false });
    parts.repository.missing.clear();
    assert.equal((await state.refresh()).code?.hasCode, true);
  });

  it('shows the current handoff of the branch that is checked out, and what was committed since', async () => {
    const parts = newParts();
    const written = parts.repository.commit('feature/login', 'Add login');
    parts.repository.commit('feature/login', 'Fix login');
    parts.repository.switchTo('feature/login');
    await parts.records.keep(noteOf('aaaaaa', { at: { commit: written.id } }), 'ref');
    await parts.records.keep(noteOf('bbbbbb', { branch: 'other' }), 'ref');
    const snapshot = await new RepositoryState(parts).refresh();
    assert.equal(snapshot.current?.note.id, noteOf('aaaaaa').id);
    assert.deepEqual(
      snapshot.code?.work?.commits.map(({ subject }) => subject),
      ['Fix login'],
    );
  });

  it('asks git for the commits again only after the branch or the handoff has changed', async () => {
    const parts = newParts();
    const written = parts.repository.commit('feature/login', 'Add login');
    parts.repository.switchTo('feature/login');
    await parts.records.keep(noteOf('aaaaaa', { at: { commit: written.id } }), 'ref');
    const state = new RepositoryState(parts);
    await state.refresh();
    await state.refresh();
    assert.equal(parts.repository.workReads, 1);
    parts.repository.commit('feature/login', 'Fix login');
    parts.repository.switchTo('feature/login');
    assert.equal((await state.refresh()).code?.work?.total, 1);
    assert.equal(parts.repository.workReads, 2);
  });

  it('counts over all handoffs what is only in this clone', async () => {
    const parts = newParts();
    await parts.records.keep(noteOf('aaaaaa'), 'ref');
    await parts.records.keep(noteOf('bbbbbb', { branch: 'other' }), 'ref');
    await parts.records.keep(noteOf('cccccc'), 'local');
    assert.equal((await new RepositoryState(parts).refresh()).onlyHere, 2);
    await parts.records.sent('origin', '1:refs/handoffs/writer');
    assert.equal((await new RepositoryState(parts).refresh()).onlyHere, 1);
  });

  it('shows the handoffs of a detached HEAD on a detached HEAD, and only there', async () => {
    const parts = newParts();
    const detached = detachedNote('aaaaaa');
    await parts.records.keep(detached, 'ref');
    assert.equal((await new RepositoryState(parts).refresh()).current, undefined);
    parts.repository.detach();
    assert.equal((await new RepositoryState(parts).refresh()).current?.note.id, detached.id);
  });
});
