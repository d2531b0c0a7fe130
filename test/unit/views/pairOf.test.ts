import assert from 'node:assert/strict';
import { pairOf } from '../../../src/views/pairOf';

describe('tabs of one title', () => {
  it('each have what was known of them, in their order', () => {
    const tabs = ['first', 'second', 'third'];
    assert.deepEqual(
      tabs.map((tab) => pairOf(tab, tabs, [1, 2, 3])),
      [1, 2, 3],
    );
    assert.deepEqual(
      tabs.map((tab) => pairOf(tab, tabs, [1, 2])),
      [1, 2, 2],
    );
    const none: readonly number[] = [];
    assert.equal(pairOf('first', tabs, none), undefined);
  });
});
