import assert from 'node:assert/strict';
import { findHandoff } from '../../../src/app/findHandoff';
import { pickUp } from '../../../src/app/reply';
import { isOut, sendHandoff } from '../../../src/app/send';
import { sync } from '../../../src/app/sync';
import { writeHandoff, type WrittenHandoff } from '../../../src/app/writeHandoff';
import { ProblemError } from '../../../src/domain/problem';
import { ana, FakeNetwork, FakeRemote, kenji, newParts, type FakeParts } from './support/fakes';
import { noteOf } from './support/samples';

const login = 'feature/login';

interface Clone {
  readonly parts: FakeParts;
  readonly network: FakeNetwork;
}

function clones(): { readonly anas: Clone; readonly kenjis: Clone } {
  const remote = new FakeRemote();
  const clone = (person: typeof ana, writer: string): Clone => {
    const parts = newParts(person, writer);
    return { parts, network: new FakeNetwork(remote, parts.records) };
  };
  return { anas: clone(ana, 'anaswriter'), kenjis: clone(kenji, 'kenjiswrit') };
}

function written({ parts }: Clone, share: 'branch' | 'ref' = 'branch'): Promise<WrittenHandoff> {
  parts.repository.commit(login, 'Add login');
  parts.repository.switchTo(login);
  return writeHandoff(parts, { branch: login, content: { summary: 'Works.' }, share });
}

describe('a sync', () => {
  it('brings a handoff to the other clone, and the read-back home', async () => {
    const { anas, kenjis } = clones();
    const { note } = await written(anas, 'ref');
    assert.deepEqual(await sync(anas.parts, anas.network, login), { remote: 'origin', sent: true });
    await sync(kenjis.parts, kenjis.network, undefined);
    await pickUp(kenjis.parts, { id: note.id }, { readBack: 'I finish it.' });
    await sync(kenjis.parts, kenjis.network, undefined);
    await sync(anas.parts, anas.network, login);
    assert.equal((await findHandoff(anas.parts, note.id)).pickedUp?.readBack, 'I finish it.');
  });

  it('fetches before it sends: only then is known whether this journal is still its own', async () => {
    const { anas } = clones();
    await written(anas, 'ref');
    await sync(anas.parts, anas.network, login);
    assert.deepEqual(anas.network.log, [
      'fetch origin +refs/handoffs/*:refs/handoffs-remote/origin/*',
      'push origin 1:refs/handoffs/anaswriter',
    ]);
  });

  it('sends nothing twice', async () => {
    const { anas } = clones();
    const { note } = await written(anas, 'ref');
    await sync(anas.parts, anas.network, login);
    assert.equal((await findHandoff(anas.parts, note.id)).onlyHere, 0);
    assert.deepEqual(await sync(anas.parts, anas.network, login), { remote: 'origin', sent: false });
    assert.equal(anas.network.log.filter((line) => line.startsWith('push')).length, 1);
  });

  it('does not count as sent what the remote refused, and sends it the next time', async () => {
    const { anas, kenjis } = clones();
    const { note } = await written(anas, 'ref');
    anas.network.pushFails = () => true;
    await assert.rejects(sync(anas.parts, anas.network, login), /hung up/);
    assert.equal((await findHandoff(anas.parts, note.id)).onlyHere, 1);
    anas.network.pushFails = undefined;
    assert.equal((await sync(anas.parts, anas.network, login)).sent, true);
    await sync(kenjis.parts, kenjis.network, undefined);
    assert.equal((await findHandoff(kenjis.parts, note.id)).note.id, note.id);
  });

  it('has what the others sent although its own could not be sent', async () => {
    const { anas, kenjis } = clones();
    const { note } = await written(anas, 'ref');
    await sync(anas.parts, anas.network, login);
    await kenjis.parts.records.keep(noteOf('bbbbbb', { branch: 'other' }), 'ref');
    kenjis.network.pushFails = () => true;
    await assert.rejects(sync(kenjis.parts, kenjis.network, undefined));
    assert.equal((await findHandoff(kenjis.parts, note.id)).note.id, note.id);
  });

  it('is a problem without a remote', async () => {
    const { anas } = clones();
    anas.parts.repository.remotes = [];
    await assert.rejects(
      sync(anas.parts, anas.network, login),
      (error) => error instanceof ProblemError && error.problem.kind === 'no-remote',
    );
    assert.deepEqual(anas.network.log, []);
  });
});

describe('sending a handoff', () => {
  it('pushes the branch that it is on, then exchanges the journals, and counts the user’s commits', async () => {
    const { anas } = clones();
    const result = await sendHandoff(anas.parts, anas.network, await written(anas));
    assert.deepEqual(result, { branch: { kind: 'sent' }, journal: { kind: 'sent' }, commits: 1 });
    assert.ok(isOut(result));
    assert.deepEqual(
      anas.network.log.map((line) => line.split(' ').at(-1)),
      [
        'refs/heads/feature/login:refs/heads/feature/login',
        '+refs/handoffs/*:refs/handoffs-remote/origin/*',
        '1:refs/handoffs/anaswriter',
      ],
    );
  });

  it('pushes no branch that the handoff is not on, and says that no commit went along', async () => {
    for (const share of ['ref', 'branch'] as const) {
      const { anas } = clones();
      anas.parts.records.shareGives = { kind: 'waiting', reason: 'operation' };
      const result = await sendHandoff(anas.parts, anas.network, await written(anas, share));
      assert.deepEqual(result, { branch: { kind: 'not-tried' }, journal: { kind: 'sent' }, commits: 0 });
      assert.ok(isOut(result));
      assert.ok(!anas.network.log.some((line) => line.includes('refs/heads/')));
    }
  });

  it('sends the journal though the remote refuses the branch, and tells of both', async () => {
    const { anas } = clones();
    const handoff = await written(anas);
    anas.network.pushFails = (refspec) => refspec.startsWith('refs/heads/');
    const result = await sendHandoff(anas.parts, anas.network, handoff);
    assert.match(result.branch.kind === 'failed' ? String(result.branch.error) : '', /hung up/);
    assert.deepEqual(result.journal, { kind: 'sent' });
    assert.ok(isOut(result));
    assert.equal((await findHandoff(anas.parts, handoff.note.id)).note.id, handoff.note.id);
  });

  it('is out by its branch where the remote takes no journal', async () => {
    const { anas } = clones();
    anas.network.pushFails = (refspec) => refspec.includes('refs/handoffs/');
    const result = await sendHandoff(anas.parts, anas.network, await written(anas));
    assert.deepEqual([result.branch.kind, result.journal.kind], ['sent', 'failed']);
    assert.ok(isOut(result));
  });

  it('is not out where nothing could be sent, and says why', async () => {
    const { anas } = clones();
    anas.network.fetchFails = true;
    const result = await sendHandoff(anas.parts, anas.network, await written(anas, 'ref'));
    assert.match(result.journal.kind === 'failed' ? String(result.journal.error) : '', /is not there/);
    assert.ok(!isOut(result));
  });
});
