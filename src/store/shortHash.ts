import { createHash } from 'node:crypto';

/** 32 hexadecimal digits that stand for a content, as a file name: whatever it holds, and however long it is. */
export function shortHash(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex').slice(0, 32);
}
