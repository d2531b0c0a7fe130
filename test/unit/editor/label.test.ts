import assert from 'node:assert/strict';
import { label } from '../../../src/editor/label';

describe('a label', () => {
  it('lets nobody put an icon into it', () => {
    assert.equal(label('$(check) done'), '$ (check) done');
    assert.equal(label('a $(sync~spin) b $(x)'), 'a $ (sync~spin) b $ (x)');
    assert.doesNotMatch(label('$\u200B(check)'), /\$\(/);
  });

  it('shows what cannot be seen, and leaves ordinary text as it is', () => {
    assert.equal(label('a\u202Eb'), 'a‹U+202E›b');
    assert.equal(label('costs $5 (net)'), 'costs $5 (net)');
  });
});
