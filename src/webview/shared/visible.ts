/**
 * Characters that show nothing, or change how others show: controls, format characters (bidi, zero-width,
 * tags), line and paragraph separators, lone surrogates, and whatever Unicode says a font may leave out.
 */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Of these, the ones that a text needs: they are left alone only where they do their ordinary work. */
const emojiBefore = /\p{Extended_Pictographic}\uFE0F?\p{Emoji_Modifier}?$/u;
const emojiAfter = /^\p{Extended_Pictographic}/u;
const arabicBefore = /\p{Script=Arabic}$/u;
const arabicAfter = /^\p{Script=Arabic}/u;

/**
 * Other people's text as it can be trusted to look (Trojan Source, CVE-2021-42574): every character that
 * cannot be seen, or that reorders what can be seen, becomes an escape such as `‹U+202E›`. Tabs and line
 * feeds stay; the joiners of an emoji and the non-joiner between Arabic letters (Persian spelling) too.
 */
export function visible(text: string): string {
  return text
    .replace(/\r\n/g, '\n')
    .replace(unseen, (character: string, at: number, whole: string) =>
      isOrdinary(character, whole.slice(Math.max(0, at - 8), at), whole.slice(at + 1, at + 3))
        ? character
        : escape(character),
    );
}

function isOrdinary(character: string, before: string, after: string): boolean {
  switch (character) {
    case '\n':
    case '\t':
      return true;
    case '\u200D':
      return emojiBefore.test(before) && emojiAfter.test(after);
    case '\uFE0F':
      return /\p{Extended_Pictographic}$/u.test(before) || after.startsWith('\u20E3');
    case '\u200C':
      return arabicBefore.test(before) && arabicAfter.test(after);
    default:
      return false;
  }
}

function escape(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `‹U+${code.toString(16).toUpperCase().padStart(4, '0')}›`;
}
