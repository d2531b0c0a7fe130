import assert from 'node:assert/strict';
import { readScenarios } from './read';

describe('the labels of the scenarios of leaving', () => {
  const all = readScenarios();

  it('are at least 80, under different names, and each says ask or quiet with a reason', () => {
    assert.ok(all.length >= 80, String(all.length));
    assert.equal(new Set(all.map(({ name }) => name)).size, all.length);
    for (const { name, label, why } of all) {
      for (const word of [label, why]) assert.match(word, /^(ask own-work|quiet [a-z-]+)$/, name);
    }
  });

  it('are for both answers, so that neither always asking nor never asking is right', () => {
    const asks = all.filter(({ label }) => label.startsWith('ask')).length;
    assert.ok(
      asks > all.length / 4 && asks < (all.length * 3) / 4,
      `${String(asks)} of ${String(all.length)}`,
    );
  });
});
