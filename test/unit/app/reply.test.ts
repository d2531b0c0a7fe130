import assert from 'node:assert/strict';
import { findHandoff, newestOfBranch } from '../../../src/app/findHandoff';
import { frontier } from '../../../src/app/newRecord';
import { closeHandoff, pickUp, reopenHandoff, tickStep } from '../../../src/app/reply';
import { isId } from '../../../src/domain/ids';
import { ProblemError, type Problem } from '../../../src/domain/problem';
import { kenji, newParts, type FakeParts } from './support/fakes';
import { noteOf, replyOf } from './support/samples';

const note = noteOf('aaaaaa', {
  next: [
    { id: 's1', text: 'Finish' },
    { id: 's2', text: 'Clean up' },
  ],
});
const to = { id: note.id };

async function withNote(share: 'ref' | 'local' = 'ref'): Promise<FakeParts> {
  const parts = newParts(kenji);
  await parts.records.keep(note, share);
  return parts;
}

function problem(expected: Partial<Problem>): (error: unknown) => boolean {
  return (error) => {
    assert.ok(error instanceof ProblemError);
    assert.deepEqual({ ...error.problem, ...expected }, error.problem);
    return true;
  };
}

describe('a reply', () => {
  it('is a record of its own, by whoever replies', async () => {
    const parts = await withNote();
    const reply = await pickUp(parts, to, { readBack: ' I finish it. ' });
    assert.ok(isId(reply.id));
    assert.equal(reply.handoff, note.id);
    assert.equal(reply.readBack, 'I finish it.');
    assert.deepEqual(reply.author, { name: 'Kenji Ito', email: 'kenji@example.org', kind: 'human' });
    assert.deepEqual(parts.records.journal, [note, reply]);
    assert.equal((await findHandoff(parts, note.id)).status, 'picked-up');
  });

  it('names only the newest replies as seen', async () => {
    const parts = await withNote();
    const first = await pickUp(parts, to, { readBack: 'Mine.' });
    assert.deepEqual(first.after, []);
    const second = await tickStep(parts, to, 's1', true);
    assert.deepEqual(second.after, [first.id]);
    const third = await closeHandoff(parts, to);
    assert.deepEqual(third.after, [second.id]);
  });

  it('names both of two that nobody had seen together', () => {
    const root = replyOf('rooooo', note.id, 'close', {});
    const left = replyOf('leeeft', note.id, 'reopen', { after: [root.id] });
    const right = replyOf('riight', note.id, 'reopen', { after: [root.id] });
    assert.deepEqual([...frontier([root, left, right])].sort(), [left.id, right.id].sort());
  });

  it('wins over what it has seen, whatever the clock says', async () => {
    const parts = await withNote();
    await closeHandoff(parts, to);
    parts.clock.advance(-365 * 24 * 3_600_000);
    await reopenHandoff(parts, to);
    assert.equal((await findHandoff(parts, note.id)).status, 'open');
  });

  it('to a private note stays private', async () => {
    const parts = await withNote('local');
    await tickStep(parts, to, 's1', true);
    assert.deepEqual(parts.records.journal, []);
    assert.equal(parts.records.hidden.length, 2);
  });

  it('never goes on a branch', async () => {
    const parts = await withNote();
    parts.records.onBranches.set('feature/login', [note]);
    await tickStep(parts, to, 's1', true);
    assert.deepEqual(parts.records.onBranches.get('feature/login'), [note]);
  });

  it('says that an agent made it where one did', async () => {
    const reply = await tickStep(await withNote(), { ...to, as: 'agent' }, 's1', true);
    assert.equal(reply.author.kind, 'agent');
  });

  it('ticks a step, and takes the tick back', async () => {
    const parts = await withNote();
    await tickStep(parts, to, 's2', true);
    assert.deepEqual(
      (await findHandoff(parts, note.id)).steps.map(({ done }) => done),
      [false, true],
    );
    await tickStep(parts, to, 's2', false);
    assert.deepEqual(
      (await findHandoff(parts, note.id)).steps.map(({ done }) => done),
      [false, false],
    );
  });

  it('is refused, and nothing kept, where it makes no sense', async () => {
    const parts = await withNote();
    await assert.rejects(pickUp(parts, to, { readBack: ' \n' }), problem({ kind: 'read-back-missing' }));
    await assert.rejects(
      tickStep(parts, to, 's3', true),
      problem({ kind: 'unknown-step', step: 's3', known: ['s1', 's2'] }),
    );
    await assert.rejects(reopenHandoff(parts, to), problem({ kind: 'not-closed' }));
    await assert.rejects(closeHandoff(parts, { id: 'x' }), problem({ kind: 'unknown-handoff', id: 'x' }));
    parts.people.person = undefined;
    await assert.rejects(closeHandoff(parts, to), problem({ kind: 'no-identity' }));
    assert.deepEqual(parts.records.journal, [note]);
  });

  it('closes once, and opens again what is closed', async () => {
    const parts = await withNote();
    const closed = await closeHandoff(parts, to, 'Shipped.');
    assert.equal(closed.outcome, 'Shipped.');
    await assert.rejects(closeHandoff(parts, to), problem({ kind: 'already-closed' }));
    const reopened = await reopenHandoff(parts, to, 'Not yet.');
    assert.equal(reopened.reason, 'Not yet.');
    await closeHandoff(parts, to);
    assert.equal((await findHandoff(parts, note.id)).status, 'closed');
  });

  it('picks up nothing that is closed, until it is opened again', async () => {
    const parts = await withNote();
    await closeHandoff(parts, to);
    const kept = [...parts.records.journal];
    await assert.rejects(pickUp(parts, to, { readBack: 'Mine.' }), problem({ kind: 'already-closed' }));
    assert.deepEqual(parts.records.journal, kept);
    await reopenHandoff(parts, to);
    await pickUp(parts, to, { readBack: 'Mine.' });
    assert.equal((await findHandoff(parts, note.id)).status, 'picked-up');
  });

  it('is an error where it could not be kept', async () => {
    const parts = await withNote();
    parts.records.keepFails = new Error('disk full');
    await assert.rejects(closeHandoff(parts, to), /disk full/);
  });
});

describe('the newest handoff of a branch', () => {
  it('is found also when it is closed', async () => {
    const parts = await withNote();
    await closeHandoff(parts, to);
    assert.equal((await newestOfBranch(parts, 'feature/login')).note.id, note.id);
  });

  it('is a problem that names the branch where there is none', async () => {
    const parts = await withNote();
    await assert.rejects(newestOfBranch(parts, 'other'), problem({ kind: 'no-handoff', branch: 'other' }));
    await assert.rejects(newestOfBranch(parts, undefined), problem({ kind: 'no-handoff' }));
  });
});
