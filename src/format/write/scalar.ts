/** Texts as YAML scalars that every reader takes for the same text. */

/**
 * Characters that must not stand in a file as themselves, because the eye or another YAML reader does not
 * see them as they are: controls, line and paragraph separators, bidirectional and zero-width marks
 * (CVE-2021-42574), tag characters and lone surrogates. U+200C and U+200D stay: scripts and emoji need them.
 */
const unseen =
  /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff\u{e0000}-\u{e007f}\p{Cs}]/u;
const unseenUnits =
  /[\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff]|[\u{e0000}-\u{e007f}]/gu;

/** What YAML 1.1 or the core schema reads as something else than text. Hex only: a short hash. */
const readsAsOther = /^(?:y|n|yes|no|on|off|true|false|null|none|nan|inf|[0-9a-f]+)$/i;
const beginsWithLetter = /^\p{L}/u;
const endsThePlain = /:(?:\s|$)|\s#|[\t\n]/u;

/** One line: as it is where no reader can take it for anything but this text, else in double quotes. */
export function inlineText(text: string): string {
  const plain =
    beginsWithLetter.test(text) &&
    text === text.trim() &&
    !readsAsOther.test(text) &&
    !endsThePlain.test(text) &&
    !unseen.test(text);
  return plain ? text : quotedText(text);
}

/** In double quotes on one line, with escapes that are the same in JSON and YAML. */
export function quotedText(text: string): string {
  return JSON.stringify(text).replace(unseenUnits, (character) =>
    Array.from(
      { length: character.length },
      (_, unit) => `\\u${character.charCodeAt(unit).toString(16).padStart(4, '0')}`,
    ).join(''),
  );
}

/**
 * A text of several lines as a literal block: its header and its lines, or undefined where a block would
 * not read back the same (it begins or ends with space, ends with more than one line end, holds a
 * carriage return or what the eye does not see).
 */
export function blockText(text: string): { header: '|' | '|-'; lines: readonly string[] } | undefined {
  const ended = text.endsWith('\n');
  const lines = (ended ? text.slice(0, -1) : text).split('\n');
  const first = lines[0] ?? '';
  const last = lines[lines.length - 1] ?? '';
  const fits = text.includes('\n') && /^\S/u.test(first) && last.trim() !== '' && !unseen.test(text);
  return fits ? { header: ended ? '|' : '|-', lines } : undefined;
}
