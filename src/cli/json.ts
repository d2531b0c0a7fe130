/** Characters that JSON leaves as they are although a terminal obeys them or the eye is misled by them. */
const unseen = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A value as JSON text of one meaning and two uses: exact for programs, and harmless where somebody looks
 * at it in a terminal, because what cannot be seen is written as an escape of JSON's own.
 */
export function jsonText(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(unseen, (character) =>
    // The line ends are this text's own layout: those of a value are escaped already.
    character === '\n' ? character : escaped(character),
  );
}

function escaped(character: string): string {
  // Unit by unit: JSON writes what lies beyond U+FFFF as a pair.
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
