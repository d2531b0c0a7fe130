import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { jsonText } from '../../../src/cli/json';
import { hanging, oneLine, wrap } from '../../../src/cli/text/layout';

describe('a line of text', () => {
  it('is cut to the width with a sign that it was', () => {
    assert.equal(oneLine('short', 5), 'short');
    assert.equal(oneLine('too long', 5), 'too…');
    assert.equal(oneLine('longer than', 8), 'longer…');
  });

  it('is one line, whatever the text has', () => {
    assert.equal(oneLine('one\n\n  two\tthree\r\nfour', 80), 'one two three four');
  });

  it('counts wide characters as two columns', () => {
    assert.equal(oneLine('引き継ぎ', 8), '引き継ぎ');
    assert.equal(oneLine('引き継ぎ', 7), '引き継…');
  });

  it('never shows what cannot be seen', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.integer({ min: 2, max: 60 }), (text, width) => {
        assert.doesNotMatch(oneLine(text, width), /\p{Cc}|[\u202a-\u202e\u2066-\u2069]/u);
      }),
    );
  });
});

describe('a paragraph', () => {
  it('is broken between words, and keeps its own line ends', () => {
    assert.deepEqual(wrap('one two three\n\nfour', 8), ['one two', 'three', '', 'four']);
  });

  it('keeps the indent of a line, so that code and lists stay what they are', () => {
    assert.deepEqual(wrap('list:\n  - one two', 9), ['list:', '  - one', '  two']);
  });

  it('keeps the spaces of a line that fits', () => {
    assert.deepEqual(wrap('a   b | c', 20), ['a   b | c']);
  });

  it('does not cut a word that is wider than the line', () => {
    assert.deepEqual(wrap('see https://example.org/x now', 10), ['see', 'https://example.org/x', 'now']);
  });

  it('loses no word', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1 });
    fc.assert(
      fc.property(words, fc.integer({ min: 1, max: 40 }), (list, width) => {
        assert.equal(wrap(list.join(' '), width).join(' '), list.join(' '));
      }),
    );
  });

  it('hangs below its mark', () => {
    assert.deepEqual(hanging('  - ', 'one two three', 12), ['  - one two', '    three']);
  });
});

describe('JSON on standard output', () => {
  it('gives back exactly the value, and shows nothing that a terminal obeys', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' })), (value) => {
        const text = jsonText(value);
        assert.deepEqual(JSON.parse(text), value);
        assert.doesNotMatch(text, /[^\P{Cc}\n]|\p{Cf}|[\u2028\u2029]/u);
      }),
    );
  });

  it('writes what lies beyond the basic plane as a pair', () => {
    assert.equal(jsonText('\u{e0041}'), '"\\udb40\\udc41"');
    assert.equal(jsonText('\u202e'), '"\\u202e"');
    assert.equal(jsonText('日本 é'), '"日本 é"');
  });
});
