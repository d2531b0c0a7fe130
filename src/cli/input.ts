import { createReadStream } from 'node:fs';
import { resolve } from 'node:path';
import { WrongUse } from './failure';

/** More than any record may hold, so that it is refused by its size and never read to the end. */
const most = 1024 * 1024;

/** A text that was given in a file or on standard input, and the name to call it by. */
export interface Given {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** True where nothing but this process has the text. */
  readonly isOnlyCopy: boolean;
}

/** Reads the file of `--file`; `-` is standard input. Throws `WrongUse` where there is none. */
export async function readGiven(file: string, folder: string, input: AsyncIterable<unknown>): Promise<Given> {
  if (file === '-') {
    return { name: 'standard input', bytes: await readAtMost(input), isOnlyCopy: true };
  }
  try {
    const bytes = await readAtMost(createReadStream(resolve(folder, file), { end: most }));
    return { name: file, bytes, isOnlyCopy: false };
  } catch (error) {
    if (error instanceof Error && 'code' in error) {
      throw new WrongUse(`${file} cannot be read (${String(error.code)}).`);
    }
    throw error;
  }
}

async function readAtMost(stream: AsyncIterable<unknown>): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    if (bytes instanceof Uint8Array) {
      chunks.push(Buffer.from(bytes));
      size += bytes.byteLength;
    }
    if (size > most) {
      break;
    }
  }
  return Buffer.concat(chunks);
}
