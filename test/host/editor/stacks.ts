// Stack traces in the words of the sources: the extension host replaces Node's own mapping.
import { findSourceMap } from 'node:module';

const position = /([^\s()]+\.js):(\d+):(\d+)/g;

/** Replaces the positions in bundles by those in the files that they were made from, where a map tells them. */
export function mapStack(stack: string): string {
  return stack.replace(position, (text, file: string, line: string, column: string) => {
    const entry = findSourceMap(file)?.findEntry(Number(line) - 1, Number(column) - 1);
    if (!entry || !('originalSource' in entry)) return text;
    const source = entry.originalSource.replace(/^file:\/\//, '');
    return `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
  });
}
