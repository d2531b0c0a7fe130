import assert from 'node:assert/strict';
import { once } from '../../../src/app/once';

describe('what is made once', () => {
  it('is made for the first who asks, and tried again where that failed', async () => {
    let tries = 0;
    const make = once(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('not yet')) : Promise.resolve(tries);
    });
    await Promise.all([assert.rejects(make(), /not yet/), assert.rejects(make(), /not yet/)]);
    assert.equal(tries, 1);
    assert.deepEqual(await Promise.all([make(), make()]), [2, 2]);
    assert.equal(await make(), 2);
  });
});
