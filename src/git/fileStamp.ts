/** What the file system says of a file, as far as it tells one state of it from another. */
type FileState = Readonly<Record<'mode' | 'size' | 'mtimeMs' | 'ctimeMs' | 'ino', number>>;

/** A text that differs whenever the file may have changed, without reading it. */
export function stampOf({ mode, size, mtimeMs, ctimeMs, ino }: FileState): string {
  return [mode, size, mtimeMs, ctimeMs, ino].join(' ');
}
