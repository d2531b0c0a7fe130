import type { Segment } from './cacheFolder';

/** What a line is about: what a blob holds, what a tree lists, or which tree a commit has at `.handoffs`. */
export type Kind = 'b' | 't' | 'c';

/** A line of a segment, not parsed yet. */
export interface Line {
  readonly segment: Segment;
  readonly start: number;
  /** Where its JSON begins and ends. */
  readonly json: number;
  readonly end: number;
}

/** A record of 64 KiB may need a few times that in JSON, and a folder of 10,000 files a megabyte. */
const longest: Readonly<Record<Kind, number>> = { b: 512 * 1024, t: 16 * 1024 * 1024, c: 256 };

/** `<kind> <object id> <JSON>`, one line. `JSON.stringify` escapes line ends. */
export function lineOf(kind: Kind, id: string, value: unknown): string {
  return `${kind} ${id} ${JSON.stringify(value)}\n`;
}

/** Every line of a segment with its object id, without looking at what it says. */
export function* linesOf(segment: Segment, idLength: number): Generator<readonly [string, Line]> {
  const { text } = segment;
  let start = 0;
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', start)) {
    const json = start + 3 + idLength;
    if (end > json) {
      yield [text.slice(start + 2, json - 1), { segment, start, json, end }];
    }
    start = end + 1;
  }
}

/** What a line of this kind says; undefined where it is of another kind, too long or no JSON. */
export function valueOf({ segment, start, json, end }: Line, kind: Kind): unknown {
  if (segment.text[start] !== kind || end - json > longest[kind]) {
    return undefined;
  }
  try {
    return JSON.parse(segment.text.slice(json, end)) as unknown;
  } catch (error) {
    if (error instanceof SyntaxError) {
      return undefined;
    }
    throw error;
  }
}
