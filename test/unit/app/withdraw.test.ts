import assert from 'node:assert/strict';
import { findHandoff, newestOfBranch } from '../../../src/app/findHandoff';
import { purge } from '../../../src/app/purge';
import { closeHandoff, pickUp } from '../../../src/app/reply';
import { RepositoryState } from '../../../src/app/repositoryState';
import { shareWaiting } from '../../../src/app/shareWaiting';
import { withdraw } from '../../../src/app/withdraw';
import { isProblem } from '../../../src/domain/problem';
import { ana, kenji, newParts } from './support/fakes';
import { noteOf } from './support/samples';

const note = noteOf('aaaaaa');
const to = { id: note.id };

function kindOf(error: unknown): string {
  assert.ok(isProblem(error));
  return error.problem.kind;
}

describe('withdrawing a handoff', () => {
  it('hides it everywhere, and says by whom, when and why to those who ask for it', async () => {
    const parts = newParts(ana);
    await parts.records.keep(note, 'ref');
    const reply = await withdraw(parts, to, { reason: ' Wrong branch. ' });
    assert.equal(reply?.reason, 'Wrong branch.');
    const snapshot = await new RepositoryState(parts).refresh();
    assert.deepEqual([snapshot.all, snapshot.current, snapshot.earlier], [[], undefined, []]);
    assert.deepEqual(
      snapshot.withdrawn.map(({ withdrawn }) => withdrawn?.reason),
      ['Wrong branch.'],
    );
    // Others hide it only once they get the reply: it waits to be sent.
    assert.equal(snapshot.onlyHere, 2);
    await assert.rejects(findHandoff(parts, note.id), (error) => {
      assert.ok(isProblem(error) && error.problem.kind === 'withdrawn');
      assert.deepEqual([error.problem.by, error.problem.reason], ['Ana Sousa', 'Wrong branch.']);
      return true;
    });
    await assert.rejects(newestOfBranch(parts, note.branch), (error) => kindOf(error) === 'no-handoff');
    for (const again of [() => withdraw(parts, to), () => closeHandoff(parts, to)]) {
      await assert.rejects(again(), (error) => kindOf(error) === 'withdrawn');
    }
  });

  it('keeps a note off the branch that it waits for, also where the reply came from elsewhere', async () => {
    const parts = newParts(ana);
    const wish = { id: note.id, branch: 'feature/login', since: '2026-11-22T17:54:03Z' };
    await parts.records.keep(note, 'branch');
    await parts.clone.setWish(wish);
    await withdraw(parts, to);
    assert.deepEqual(await parts.clone.wishes(), []);
    await parts.clone.setWish(wish);
    assert.deepEqual((await shareWaiting(parts, 'go', true)).shared, []);
    assert.deepEqual([await parts.clone.wishes(), parts.records.onBranches.size], [[], 0]);
  });

  it("is its author's own: nobody else can, and nothing is kept", async () => {
    const parts = newParts(kenji);
    parts.records.fetched.set('refs/handoffs-remote/origin/other', [note]);
    await assert.rejects(withdraw(parts, to), (error) => kindOf(error) === 'not-yours');
    assert.deepEqual(parts.records.journal, []);
  });

  const old = noteOf('bbbbbb', { author: { name: 'Ana', email: 'Ana@Home.example', kind: 'agent' } });

  it('works for what this clone wrote under another address, and is signed with today’s', async () => {
    const parts = newParts({ ...ana, emails: ana.own });
    await parts.records.keep(old, 'ref');
    const reply = await withdraw(parts, { id: old.id });
    assert.deepEqual(reply?.author, { name: 'Ana Sousa', email: 'ana@example.org', kind: 'human' });
    await assert.rejects(findHandoff(parts, old.id), (error) => kindOf(error) === 'withdrawn');
  });

  it('of somebody whom only the repository’s map makes me asks first, and is never in their name', async () => {
    const parts = newParts(ana);
    parts.records.fetched.set('refs/handoffs-remote/origin/other', [old]);
    await assert.rejects(withdraw(parts, { id: old.id }), (error) => {
      assert.ok(isProblem(error) && error.problem.kind === 'not-surely-yours');
      assert.deepEqual([error.problem.author, error.problem.me], ['Ana@Home.example', 'ana@example.org']);
      return true;
    });
    assert.deepEqual(parts.records.journal, []);
    await purge(parts, old.id);
    assert.deepEqual(parts.records.journal, []);
    const reply = await withdraw(parts, { id: old.id }, { isMine: true });
    assert.equal(reply?.author.email, 'ana@example.org');
    await assert.rejects(findHandoff(parts, old.id), (error) => kindOf(error) === 'withdrawn');
    // Without the map it is there again.
    parts.people.person = { ...ana, emails: ana.own };
    assert.equal((await findHandoff(parts, old.id)).withdrawn, undefined);
  });

  it('deletes a note to oneself, with the replies to it and nothing else', async () => {
    const parts = newParts(ana);
    const other = noteOf('cccccc');
    await parts.records.keep(note, 'local');
    await parts.records.keep(other, 'local');
    await pickUp(parts, to, { readBack: 'Mine.' });
    assert.equal(await withdraw(parts, to), undefined);
    assert.deepEqual([parts.records.hidden, parts.records.journal], [[other], []]);
  });
});
