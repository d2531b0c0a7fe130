import assert from 'node:assert/strict';
import { parseRecord } from '../../../src/format/record';
import { brokenRecords, keys, note } from '../../support/brokenRecords';

describe('a broken record', () => {
  for (const [what, source, reason, line] of brokenRecords) {
    it(`is refused with its reason: ${what}`, () => {
      const result = parseRecord(source);
      assert.ok(!result.ok, 'it was read');
      if (typeof reason === 'string') assert.equal(result.reason, reason);
      else assert.match(result.reason, reason);
      if (line !== undefined) assert.equal(result.line, line);
    });
  }

  it('is never refused for standing at a limit', () => {
    for (const [what, source] of [
      ['64 KiB', note + '#'.repeat(64 * 1024 - note.length)],
      ['16 levels', `${note}x: ${'['.repeat(15)}${']'.repeat(15)}\n`],
      ['200 keys', `${note}x:\n${keys(200).replaceAll('k', ' k')}`],
      ['about 5,000 values', `${note}x: [${'a,'.repeat(4970)}]\n`],
      ['a key of 128 characters', `${note}${'k'.repeat(128)}: x\n`],
      ['marks that are no conflict', `${note}outcome: |\n  =======\n  <<<<<<< a\nx: ========\n`],
    ] as const) {
      assert.deepEqual(
        { what, ...parseRecord(source), record: undefined },
        { what, ok: true, record: undefined },
      );
    }
  });

  it('changes no prototype', () => {
    for (const [, source] of brokenRecords) parseRecord(source);
    assert.equal(Object.keys(Object.prototype).length, 0);
    assert.equal(({} as { a?: unknown }).a, undefined);
  });
});
