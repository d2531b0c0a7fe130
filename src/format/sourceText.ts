/** The first gate of a record file: bytes or text of a size, an encoding and a shape worth parsing. */

/** Why a file cannot be read: one English sentence, and the 1-based line where it has one. */
export interface Refusal {
  readonly ok: false;
  readonly reason: string;
  readonly line?: number;
}

/** Largest record in bytes of UTF-8 (DESIGN: 64 KiB). FAULTS F3: a parser must never see more. */
export const maxRecordBytes = 64 * 1024;

const conflictMarker = /^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)/m;
const byteOrderMark = '\ufeff';

/**
 * Gives the text of a record file, without a byte-order mark, or says why it is none: too large, not
 * UTF-8, binary, or left in the middle of a merge. Reads at most `maxRecordBytes` bytes.
 */
export function readSource(source: string | Uint8Array): { ok: true; text: string } | Refusal {
  const size = typeof source === 'string' ? utf8Size(source) : source.byteLength;
  if (size > maxRecordBytes) {
    return refuse(`expected at most 64 KiB, found ${String(Math.ceil(size / 1024))} KiB`);
  }
  const decoded = typeof source === 'string' ? source : decode(source);
  if (decoded === undefined) {
    return refuse('expected UTF-8 text, found bytes that are none');
  }
  const nul = decoded.indexOf('\u0000');
  if (nul >= 0) {
    return refuse('expected text, found a NUL byte: the file is binary', lineAt(decoded, nul));
  }
  const marker = conflictMarker.exec(decoded);
  if (marker) {
    return refuse(
      `expected a record, found the conflict marker "${marker[0]}": a merge was left half done`,
      lineAt(decoded, marker.index),
    );
  }
  return { ok: true, text: decoded.startsWith(byteOrderMark) ? decoded.slice(1) : decoded };
}

/** Makes a refusal; `line` is left away where there is none. */
export function refuse(reason: string, line?: number): Refusal {
  return { ok: false, reason, ...(line === undefined ? {} : { line }) };
}

/** 1-based number of the line that holds the character at `offset`. */
export function lineAt(text: string, offset: number): number {
  let line = 1;
  for (let at = text.indexOf('\n'); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1;
  }
  return line;
}

/** Stops short of encoding what is too large by its length alone: UTF-8 is never shorter than UTF-16 units. */
function utf8Size(text: string): number {
  return text.length > maxRecordBytes ? text.length : new TextEncoder().encode(text).byteLength;
}

function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) {
      return undefined;
    }
    throw error;
  }
}
