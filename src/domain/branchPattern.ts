/**
 * True where a branch has this name, or fits this pattern: `*` stands for anything, as in `release/*`. Takes
 * linear time, whatever the pattern: a repository can bring one.
 */
export function fitsBranch(pattern: string, branch: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) {
    return branch === first;
  }
  if (!branch.startsWith(first) || !branch.endsWith(last)) {
    return false;
  }
  let at = first.length;
  for (const part of rest) {
    const found = branch.indexOf(part, at);
    if (found < 0) {
      return false;
    }
    at = found + part.length;
  }
  return at + last.length <= branch.length;
}
