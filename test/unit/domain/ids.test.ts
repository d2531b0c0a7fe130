import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { isId, newId, slug } from '../../../src/domain/ids';

const times = fc.date({
  min: new Date('2000-01-01T00:00:00Z'),
  max: new Date('9999-12-31T23:59:59Z'),
  noInvalidDate: true,
});
const names = fc.string({ unit: 'binary', maxLength: 80 });
const bytes = fc.uint8Array({ minLength: 6, maxLength: 12 });

describe('an id', () => {
  it('reads as time, author and six characters', () => {
    const id = newId(new Date('2026-11-22T17:54:03.999Z'), 'Ana Maria Sousa', new Uint8Array(6));
    assert.equal(id, '20261122T175403Z-amsousa-aaaaaa');
  });

  it('is an id whatever the author is called', () => {
    fc.assert(fc.property(times, names, bytes, (now, name, random) => isId(newId(now, name, random))));
  });

  it('sorts by time', () => {
    fc.assert(
      fc.property(times, times, names, names, bytes, (one, other, name, otherName, random) => {
        const second = (time: Date) => Math.floor(time.getTime() / 1000);
        fc.pre(second(one) !== second(other));
        const sorted = newId(one, name, random) < newId(other, otherName, random);
        assert.equal(sorted, one < other);
      }),
    );
  });

  it('is short, so that every file system takes it as a name', () => {
    fc.assert(
      fc.property(
        times,
        names,
        bytes,
        (now, name, random) => Buffer.byteLength(newId(now, name, random)) < 200,
      ),
    );
  });

  it('tells authors apart who have no letters in their name', () => {
    assert.match(newId(new Date(0), '!!!', new Uint8Array(6)), /-someone-/);
  });

  for (const bad of [
    '',
    'x',
    '../../etc/passwd',
    '20261122T175403Z-asousa-k3f9a2/..',
    '20261122T175403Z-asousa-k3f9a2\n',
    '20261122T175403Z-a/b-k3f9a2',
    '20261122T175403Z--K3F9A2',
    '-20261122T175403Z-asousa-k3f9a2',
    `20261122T175403Z-${'a'.repeat(61)}-k3f9a2`,
    '2026112T175403Z-asousa-k3f9a2',
  ]) {
    it(`is not ${JSON.stringify(bad.slice(0, 50))}`, () => assert.equal(isId(bad), false));
  }
});

describe('a slug', () => {
  it('holds letters, digits and single dashes inside, at most 60 of them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
        const made = slug(text);
        assert.match(made, /^(?:[\p{L}\p{N}]+(?:-[\p{L}\p{N}]+)*)?$/u);
        assert.ok([...made].length <= 60);
      }),
      { numRuns: 500 },
    );
  });

  it('says what a branch is called', () => {
    assert.equal(slug('feature/Login-Form_2'), 'feature-login-form-2');
    assert.equal(slug('Größe/日本語'), 'größe-日本語');
    assert.equal(slug('../..'), '');
    assert.equal(slug(`${'a'.repeat(59)}/b`), 'a'.repeat(59));
  });

  it('is the same for one name in both Unicode forms', () => {
    assert.equal(slug('größe'.normalize('NFD')), slug('größe'.normalize('NFC')));
  });
});
