import assert from 'node:assert/strict';
import { listMutes, mute, pauseUntilTomorrow, unmute } from '../../../src/app/mutes';
import { newParts } from './support/fakes';

describe('mutes', () => {
  it('can be listed, and each can be undone', async () => {
    const parts = newParts();
    await mute(parts, { kind: 'branch', branch: 'a' });
    await mute(parts, { kind: 'repository' });
    await mute(parts, { kind: 'branch', branch: 'b' });
    const all = await listMutes(parts);
    assert.deepEqual(all, [
      { kind: 'repository' },
      { kind: 'branch', branch: 'a' },
      { kind: 'branch', branch: 'b' },
    ]);
    await unmute(parts, { kind: 'branch', branch: 'a' });
    assert.deepEqual(await listMutes(parts), [{ kind: 'repository' }, { kind: 'branch', branch: 'b' }]);
    for (const one of all) await unmute(parts, one);
    assert.deepEqual(await listMutes(parts), []);
  });

  it('include a pause until tomorrow, for as long as it lasts', async () => {
    const parts = newParts();
    const until = await pauseUntilTomorrow(parts);
    await mute(parts, { kind: 'repository' });
    assert.deepEqual(await listMutes(parts), [{ kind: 'pause', until }, { kind: 'repository' }]);
    await unmute(parts, { kind: 'repository' });
    assert.deepEqual(await listMutes(parts), [{ kind: 'pause', until }]);
    await unmute(parts, { kind: 'pause', until });
    assert.deepEqual(await listMutes(parts), []);
    await mute(parts, { kind: 'pause', until: parts.clock.now().toISOString() });
    assert.deepEqual(await listMutes(parts), []);
  });

  it('count once however often they are made', async () => {
    const parts = newParts();
    await mute(parts, { kind: 'branch', branch: 'a' });
    await mute(parts, { kind: 'branch', branch: 'a' });
    assert.equal((await listMutes(parts)).length, 1);
  });
});
