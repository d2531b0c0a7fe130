import { visible } from '../../domain/visible';

/** Scripts and pictures that take two columns in a terminal. */
const wide =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\p{Emoji_Presentation}\u3000-\u303f\uff01-\uff60]/u;

/** A text on one line, safe to show, cut to `width` columns. */
export function oneLine(text: string, width: number): string {
  const line = visible(text).replace(/\s+/g, ' ').trim();
  if (columns(line) <= width) {
    return line;
  }
  let cut = '';
  let used = 1;
  for (const character of line) {
    used += columns(character);
    if (used > width) {
      break;
    }
    cut += character;
  }
  return `${cut.trimEnd()}…`;
}

/**
 * A text over as many lines as it takes, safe to show. Its own line ends stay; a word that is wider than
 * `width`, such as an address, keeps a line of its own and is not cut.
 */
export function wrap(text: string, width: number): readonly string[] {
  return visible(text)
    .trim()
    .split('\n')
    .flatMap((line) => wrapLine(line.replaceAll('\t', '  ').trimEnd(), width));
}

/** The same with a mark before the first line and as much space before the others: `- text`. */
export function hanging(mark: string, text: string, width: number): readonly string[] {
  const space = ' '.repeat(mark.length);
  return wrap(text, width - mark.length).map((line, index) => (index === 0 ? mark : space) + line);
}

function wrapLine(line: string, width: number): readonly string[] {
  if (columns(line) <= width) {
    return [line];
  }
  // Space at the beginning is layout: a list or a piece of code.
  const lead = /^ */.exec(line)?.[0] ?? '';
  const lines: string[] = [];
  let current = '';
  for (const word of line.split(' ').filter((part) => part !== '')) {
    const longer = current === '' ? lead + word : `${current} ${word}`;
    if (current !== '' && columns(longer) > width) {
      lines.push(current);
      current = lead + word;
    } else {
      current = longer;
    }
  }
  return [...lines, current];
}

function columns(text: string): number {
  let count = 0;
  for (const character of text) {
    count += wide.test(character) ? 2 : 1;
  }
  return count;
}
