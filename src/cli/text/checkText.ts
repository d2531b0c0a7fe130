import type { Unreadable } from '../../domain/union';

/** `path:line: reason (where)`, as compilers and editors know it. */
export function unreadableLine({ where, path, line, reason }: Unreadable): string {
  return `${path}${line === undefined ? '' : `:${String(line)}`}: ${reason} (${where})`;
}
