/** A branch was given another name. */
export interface Rename {
  readonly from: string;
  readonly to: string;
  /** ISO 8601 UTC, to the second. */
  readonly at: string;
}

/**
 * The name that a branch has now, which had `branch` for a name at a time (ISO 8601).
 * @param renames oldest first. Those before that time were of another branch with this name.
 */
export function nameNow(branch: string, since: string, renames: readonly Rename[]): string {
  const begin = Math.floor(Date.parse(since) / 1000) * 1000;
  return renames.reduce(
    (name, { from, to, at }) => (from === name && Date.parse(at) >= begin ? to : name),
    branch,
  );
}

/** The names that a branch had before, the latest first. @param renames oldest first. */
export function namesBefore(branch: string, renames: readonly Rename[]): readonly string[] {
  const names: string[] = [];
  for (const { from, to } of [...renames].reverse()) {
    if (to === (names.at(-1) ?? branch)) {
      names.push(from);
    }
  }
  return names;
}
