import assert from 'node:assert/strict';
import { findHandoff } from '../../../src/app/findHandoff';
import { pickUp } from '../../../src/app/reply';
import { isOut, sendHandoff } from '../../../src/app/send';
import { chooseSendAs, fetchOthers, sync } from '../../../src/app/sync';
import { writeHandoff, type WrittenHandoff } from '../../../src/app/writeHandoff';
import { ProblemError, type Problem } from '../../../src/domain/problem';
import { resolveSettings } from '../../../src/domain/settings';
import { FakeNetwork, FakeRemote } from './support/fakeRemote';
import { ana, kenji, newParts, type FakeParts } from './support/fakes';
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

/** What git says where a hook takes nothing but branches. */
const refusal = Object.assign(new Error('push failed'), {
  stderr: 'remote: only heads\n ! [remote rejected] 1 -> refs/handoffs/abcdefghij (hook declined)\n',
});

function isProblemOf(kind: Problem['kind']): (error: unknown) => boolean {
  return (error) => error instanceof ProblemError && error.problem.kind === kind;
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
    assert.deepEqual(await sync(anas.parts, anas.network, login), {
      remote: 'origin',
      sent: true,
      notReplaced: [],
      notFetched: [],
    });
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

  it('can fetch without sending anything', async () => {
    const { anas, kenjis } = clones();
    const { note } = await written(anas, 'ref');
    await sync(anas.parts, anas.network, login);
    await written(kenjis, 'ref');
    assert.deepEqual(await fetchOthers(kenjis.parts, kenjis.network, login), { notFetched: [] });
    assert.equal((await findHandoff(kenjis.parts, note.id)).note.id, note.id);
    assert.deepEqual(kenjis.network.log, ['fetch origin +refs/handoffs/*:refs/handoffs-remote/origin/*']);
  });

  it('sends nothing twice', async () => {
    const { anas } = clones();
    const { note } = await written(anas, 'ref');
    await sync(anas.parts, anas.network, login);
    assert.equal((await findHandoff(anas.parts, note.id)).onlyHere, 0);
    assert.deepEqual(await sync(anas.parts, anas.network, login), {
      remote: 'origin',
      sent: false,
      notReplaced: [],
      notFetched: [],
    });
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

  it('believes a push only where it is sure of it, and else asks the remote what it has', async () => {
    const { anas } = clones();
    const { note } = await written(anas, 'ref');
    anas.network.isSure = false;
    assert.equal((await sync(anas.parts, anas.network, login)).sent, true);
    assert.equal((await findHandoff(anas.parts, note.id)).onlyHere, 0);
    assert.equal(anas.network.log.at(-1), 'fetch origin +refs/handoffs/*:refs/handoffs-remote/origin/*');
  });

  it('does not count as sent what ended well and did not arrive, and does not try by itself again', async () => {
    const { anas } = clones();
    const { note } = await written(anas, 'ref');
    anas.network.swallows = true;
    await assert.rejects(sync(anas.parts, anas.network, login), isProblemOf('not-taken'));
    assert.equal((await findHandoff(anas.parts, note.id)).onlyHere, 1);
    const pushes = (): number => anas.network.log.filter((line) => line.startsWith('push')).length;
    await assert.rejects(sync(anas.parts, anas.network, login, { retry: false }), isProblemOf('not-taken'));
    assert.equal(pushes(), 1);
  });

  it('has what another remote has although the one that is pushed to is not there', async () => {
    const { anas } = clones();
    await written(anas, 'ref');
    anas.parts.repository.remotes = ['fork', 'origin'];
    anas.network.fetchFails = (remote) => remote === 'fork';
    await assert.rejects(sync(anas.parts, anas.network, login), /is not there/);
    assert.deepEqual(anas.network.log, [
      'fetch fork +refs/handoffs/*:refs/handoffs-remote/fork/*',
      'fetch origin +refs/handoffs/*:refs/handoffs-remote/origin/*',
    ]);
    assert.equal((await anas.parts.clone.exchange('origin')).fetched, true);
    assert.equal((await anas.parts.clone.exchange('fork')).fetched, false);
  });

  it('sends to the remote that the user set, where git names none', async () => {
    const { anas } = clones();
    await written(anas, 'ref');
    anas.parts.repository.remotes = ['origin', 'backup'];
    anas.parts.settings = () => Promise.resolve(resolveSettings([{ remote: 'backup' }]));
    assert.equal((await sync(anas.parts, anas.network, login)).remote, 'backup');
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
  it('does not ask a remote that is known to refuse our refs, nor say so again, where the branch took it', async () => {
    const { anas } = clones();
    anas.network.pushFails = (refspec) => refspec.includes(':refs/handoffs/');
    anas.network.pushError = refusal;
    const first = await sendHandoff(anas.parts, anas.network, await written(anas));
    assert.deepEqual([first.branch.kind, first.journal.kind], ['sent', 'failed']);
    const before = anas.network.log.length;
    const second = await sendHandoff(anas.parts, anas.network, await written(anas));
    assert.deepEqual([second.branch.kind, second.journal.kind], ['sent', 'not-tried']);
    assert.ok(!anas.network.log.slice(before).some((line) => line.includes(':refs/handoffs/ana')));
    // Where the journal is the only way, the refusal is said, from memory.
    const third = await sendHandoff(anas.parts, anas.network, await written(anas, 'ref'));
    assert.ok(third.journal.kind === 'failed' && isProblemOf('refs-refused')(third.journal.error));
    await chooseSendAs(anas.parts, 'branch');
    const last = await sendHandoff(anas.parts, anas.network, await written(anas));
    assert.deepEqual([last.branch.kind, last.journal.kind], ['sent', 'sent']);
    assert.match(anas.network.log.at(-1) ?? '', /:refs\/heads\/handoffs\/journal-anaswriter$/);
  });

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

  it('pushes no branch that the handoff is not on, and counts the commits that stay here with it', async () => {
    for (const share of ['ref', 'branch'] as const) {
      const { anas } = clones();
      anas.parts.records.shareGives = { kind: 'waiting', reason: 'operation' };
      const result = await sendHandoff(anas.parts, anas.network, await written(anas, share));
      assert.deepEqual(result, { branch: { kind: 'not-tried' }, journal: { kind: 'sent' }, commits: 1 });
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
