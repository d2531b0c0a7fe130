/** One entry of a tree object. */
export interface TreeEntry {
  /** As git stores it: `40000`, `100644`, `100755`, `120000`, `160000`. */
  readonly mode: string;
  /** The name's bytes, one per character: names need not be UTF-8 and must go back as they came. */
  readonly bytes: string;
  readonly id: string;
}

/** The name of an entry as text. Bytes that are no UTF-8 show as U+FFFD. */
export function nameOf(entry: TreeEntry): string {
  // ASCII is the same in both, and nearly all there is.
  return /[\u0080-\u00ff]/.test(entry.bytes)
    ? Buffer.from(entry.bytes, 'latin1').toString('utf8')
    : entry.bytes;
}

/** The bytes of a name, in the form that `TreeEntry.bytes` has. */
export function bytesOf(name: string): string {
  return Buffer.from(name, 'utf8').toString('latin1');
}

/**
 * Parses a tree object: `<mode> SP <name> NUL <raw id>` for each entry. `idBytes` is 20 in a SHA-1
 * repository and 32 in a SHA-256 one. A truncated entry ends the list: git itself wrote the object.
 */
export function parseTree(content: Buffer, idBytes: number): readonly TreeEntry[] {
  const entries: TreeEntry[] = [];
  let at = 0;
  while (at < content.length) {
    const space = content.indexOf(0x20, at);
    const nul = content.indexOf(0x00, space + 1);
    if (space < 0 || nul < 0 || nul + 1 + idBytes > content.length) {
      break;
    }
    entries.push({
      mode: content.toString('latin1', at, space),
      bytes: content.toString('latin1', space + 1, nul),
      id: content.toString('hex', nul + 1, nul + 1 + idBytes),
    });
    at = nul + 1 + idBytes;
  }
  return entries;
}

/** Input for `mktree -z` that makes a tree of these entries; git sorts them itself. */
export function mktreeInput(entries: readonly TreeEntry[]): Buffer {
  const lines = entries.map(
    (entry) => `${entry.mode.padStart(6, '0')} ${typeOf(entry.mode)} ${entry.id}\t${entry.bytes}\0`,
  );
  return Buffer.from(lines.join(''), 'latin1');
}

function typeOf(mode: string): string {
  return mode === '40000' ? 'tree' : mode === '160000' ? 'commit' : 'blob';
}
