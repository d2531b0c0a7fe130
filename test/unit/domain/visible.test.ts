import assert from 'node:assert/strict';
import { visible } from '../../../src/domain/visible';

describe('visible', () => {
  const escaped: readonly (readonly [what: string, text: string, shown: string])[] = [
    ['bidi overrides', 'a\u202Eb\u202C', 'a‹U+202E›b‹U+202C›'],
    ['bidi isolates', '\u2066a\u2069', '‹U+2066›a‹U+2069›'],
    ['direction marks', 'a\u200E\u200F\u061C', 'a‹U+200E›‹U+200F›‹U+061C›'],
    ['zero-width characters', 'pa\u200By\u2060pal\uFEFF', 'pa‹U+200B›y‹U+2060›pal‹U+FEFF›'],
    ['joiners between letters', 'a\u200Db\u200Cc', 'a‹U+200D›b‹U+200C›c'],
    ['ANSI escapes', '\u001B[31mred', '‹U+001B›[31mred'],
    ['C0, delete and C1', '\u0000\u007F\u009B', '‹U+0000›‹U+007F›‹U+009B›'],
    ['a carriage return of its own', 'safe\revil', 'safe‹U+000D›evil'],
    ['line and paragraph separators', 'a\u2028b\u2029', 'a‹U+2028›b‹U+2029›'],
    ['tag characters', 'a\u{E0041}', 'a‹U+E0041›'],
    ['variation selectors without an emoji', 'a\uFE0F\u{E0100}', 'a‹U+FE0F›‹U+E0100›'],
    ['fillers that look like nothing', '\u3164\u115F\uFFA0\u00AD', '‹U+3164›‹U+115F›‹U+FFA0›‹U+00AD›'],
    ['annotation marks', 'a\uFFF9b\uFFFB', 'a‹U+FFF9›b‹U+FFFB›'],
    ['half of a surrogate pair', 'a\uD83D', 'a‹U+D83D›'],
    ['a joiner that hides behind an emoji', '👩\u200Dx', '👩‹U+200D›x'],
    ['two joiners between emoji', '👩\u200D\u200D💻', '👩‹U+200D›‹U+200D›💻'],
  ];
  for (const [what, text, shown] of escaped) {
    it(`shows ${what}`, () => assert.equal(visible(text), shown));
  }

  const kept: readonly (readonly [what: string, text: string])[] = [
    ['ordinary text of any script', 'Grüße, 日本語, العربية, עברית, 한국어, हिन्दी'],
    ['tabs and line feeds', 'a\tb\nc'],
    ['emoji with joiners, tones and selectors', '👩🏽‍💻 ❤️‍🔥 👨‍👩‍👧 1️⃣ ⚠️'],
    ['the non-joiner in Persian', 'می\u200Cخواهم'],
  ];
  for (const [what, text] of kept) {
    it(`leaves ${what}`, () => assert.equal(visible(text), text));
  }

  it('takes CRLF for a line end', () => assert.equal(visible('a\r\nb'), 'a\nb'));
});
