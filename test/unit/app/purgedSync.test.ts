import assert from 'node:assert/strict';
import { sync } from '../../../src/app/sync';
import type { Replacement } from '../../../src/domain/purged';
import { FakeNetwork, FakeRemote } from './support/fakeRemote';
import { ana, newParts } from './support/fakes';
import { noteOf } from './support/samples';

const writer = 'abcdefghij';
const ref = `refs/handoffs/${writer}`;

function replacementOf(name = ref): Replacement {
  const tracking = name.replace('refs/handoffs/', 'refs/handoffs-remote/origin/');
  return { remote: 'origin', ref: name, from: 'old', to: '1', tracking };
}

async function purged(): Promise<{
  readonly parts: ReturnType<typeof newParts>;
  readonly network: FakeNetwork;
}> {
  const parts = newParts(ana, writer);
  await parts.records.keep(noteOf('aaaaaa'), 'ref');
  parts.records.left = [replacementOf()];
  return { parts, network: new FakeNetwork(new FakeRemote(), parts.records) };
}

/** What went over the network beside the fetch of everything. */
function sentBy({ log }: FakeNetwork): readonly string[] {
  return log.filter((line) => !line.includes('*')).map((line) => line.split(' ').slice(0, 3).join(' '));
}

function rejected(words: string): Error {
  return Object.assign(new Error('push failed'), { stderr: ` ! ${words}\n` });
}

describe('a sync after a purge', () => {
  it('asks whether the old journal is there, replaces it, and needs no push beside that', async () => {
    const { parts, network } = await purged();
    const synced = await sync(parts, network, undefined);
    assert.deepEqual([synced.sent, synced.notReplaced], [true, []]);
    assert.deepEqual(sentBy(network), [
      `fetch origin +${ref}:refs/handoffs-remote/origin/${writer}`,
      `replace origin ${ref}`,
    ]);
    assert.equal(parts.records.beside, 0);
  });

  it('goes on under a new name where the network cannot replace, or the remote does not let it', async () => {
    const refuse = (): never => {
      throw rejected(`[remote rejected] 1 -> ${ref} (non-fast-forward)`);
    };
    for (const [replaces, said] of [
      [() => false, undefined],
      [refuse, 'non-fast-forward'],
    ] as const) {
      const { parts, network } = await purged();
      network.replaces = replaces;
      const synced = await sync(parts, network, undefined);
      assert.equal(synced.sent, true);
      assert.deepEqual(
        synced.notReplaced.map((left) => left.said),
        [said],
      );
      assert.equal(sentBy(network).at(-1), `push origin 1:${ref}1`);
    }
  });

  it('plans again where somebody was faster, and gives up on it after the third time, not on the rest', async () => {
    const { parts, network } = await purged();
    network.replaces = () => {
      throw rejected(`[rejected] 1 -> ${ref} (stale info)`);
    };
    const synced = await sync(parts, network, undefined);
    assert.equal(sentBy(network).filter((line) => line.startsWith('replace')).length, 3);
    assert.deepEqual(
      synced.notReplaced.map(({ said }) => said),
      ['stale info'],
    );
    assert.equal(synced.sent, true);
  });

  it('fails where the remote is not there, and loses nothing by it', async () => {
    const { parts, network } = await purged();
    network.replaces = () => {
      throw new Error('the remote hung up');
    };
    await assert.rejects(sync(parts, network, undefined), /hung up/);
    assert.equal(parts.records.beside, 0);
    network.replaces = () => true;
    assert.equal((await sync(parts, network, undefined)).sent, true);
  });
});
