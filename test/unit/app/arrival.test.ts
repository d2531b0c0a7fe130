import assert from 'node:assert/strict';
import { arrivalOf, waitingHere } from '../../../src/app/arrival';
import { RepositoryState, type Snapshot } from '../../../src/app/repositoryState';
import type { Me } from '../../../src/domain/people';
import type { Reply } from '../../../src/domain/records';
import { ana, kenji, newParts } from './support/fakes';
import { noteOf, replyOf } from './support/samples';

const note = noteOf('aaaaaa');

async function snapshotOf(me: Me | undefined, ...replies: readonly Reply[]): Promise<Snapshot> {
  const parts = newParts();
  parts.people.person = me;
  parts.repository.switchTo('feature/login');
  await parts.records.keep(note, 'ref');
  for (const reply of replies) await parts.records.keep(reply, 'ref');
  return new RepositoryState(parts).refresh();
}

describe('an arrival', () => {
  it('shows the open handoff of somebody else', async () => {
    assert.equal(arrivalOf(await snapshotOf(kenji), new Set())?.note.id, note.id);
  });

  it('is shown once', async () => {
    assert.equal(arrivalOf(await snapshotOf(kenji), new Set([note.id])), undefined);
  });

  it('still counts for the badge after it was shown', async () => {
    assert.equal(waitingHere(await snapshotOf(kenji))?.note.id, note.id);
  });

  it('is quiet for one’s own handoff, by any of one’s e-mails', async () => {
    const athome: Me = { ...ana, email: 'ana@home.example' };
    assert.equal(arrivalOf(await snapshotOf(athome), new Set()), undefined);
    assert.equal(waitingHere(await snapshotOf(athome)), undefined);
  });

  it('is quiet once somebody has picked it up, and once it is closed', async () => {
    const pickUp = replyOf('pppppp', note.id, 'pickup', { readBack: 'Mine.' });
    const close = replyOf('cccccc', note.id, 'close', {});
    assert.equal(arrivalOf(await snapshotOf(kenji, pickUp), new Set()), undefined);
    assert.equal(arrivalOf(await snapshotOf(kenji, close), new Set()), undefined);
  });

  it('is shown where git does not know who is there', async () => {
    assert.equal(arrivalOf(await snapshotOf(undefined), new Set())?.note.id, note.id);
  });

  it('is quiet in the middle of a rebase of the branch, where the view shows it all the same', async () => {
    const parts = newParts(kenji);
    await parts.records.keep(note, 'ref');
    const underWay = { operation: 'rebase', branch: 'feature/login' } as const;
    parts.repository.headNow = { kind: 'detached', commit: 'c0ffee', underWay };
    const snapshot = await new RepositoryState(parts).refresh();
    assert.equal(snapshot.current?.note.id, note.id);
    assert.equal(waitingHere(snapshot)?.note.id, note.id);
    assert.equal(arrivalOf(snapshot, new Set()), undefined);
  });

  it('is quiet on another branch', async () => {
    const parts = newParts(kenji);
    await parts.records.keep(note, 'ref');
    assert.equal(arrivalOf(await new RepositoryState(parts).refresh(), new Set()), undefined);
  });
});
