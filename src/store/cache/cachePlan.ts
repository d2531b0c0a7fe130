/** A segment by its size, and by how much of it was of use when it was last read. In bytes. */
export interface SegmentUse {
  readonly name: string;
  readonly bytes: number;
  readonly used: number;
}

/** More files than this are merged: each costs a start some file system calls. */
const mostSegments = 32;
/** Waste of this size bothers nobody. */
const spareBytes = 1024 * 1024;

/**
 * Which segments to replace by one: all where more than half is of no use, else, when they are many, the
 * small ones. A segment is rewritten only when the rest has grown to sixteen of its kind, so that a new
 * record costs its own size and not that of the cache.
 */
export function segmentsToMerge(segments: readonly SegmentUse[]): readonly string[] {
  const total = segments.reduce((sum, { bytes }) => sum + bytes, 0);
  const used = segments.reduce((sum, segment) => sum + segment.used, 0);
  if (total > 2 * used + spareBytes) {
    return segments.map(({ name }) => name);
  }
  if (segments.length <= mostSegments) {
    return [];
  }
  return segments.filter(({ bytes }) => bytes <= total / 16).map(({ name }) => name);
}
