import type { Git } from './git';

/** A ref and what it points to. */
export interface Ref {
  /** Full name, such as `refs/heads/main`. */
  readonly name: string;
  /** Full object id. */
  readonly id: string;
}

const format = '--format=%(objectname) %(symref) %(refname)';

/**
 * Lists refs whose full name is, or lies below, one of `patterns`, in name order. Symbolic refs such as
 * `refs/remotes/origin/HEAD` are left out: what they point to is listed itself.
 */
export async function listRefs(git: Git, patterns: readonly string[]): Promise<readonly Ref[]> {
  return (await listRefsWithText(git, patterns)).refs;
}

/** As `listRefs`, with the raw listing: two equal ones mean that no ref moved in between. */
export async function listRefsWithText(
  git: Git,
  patterns: readonly string[],
): Promise<{ readonly text: string; readonly refs: readonly Ref[] }> {
  const { stdout } = await git.run(['for-each-ref', format, '--end-of-options', ...patterns]);
  const refs: Ref[] = [];
  for (const line of stdout.split('\n')) {
    const [id, symref, name] = line.split(' ');
    if (id && symref === '' && name) {
      refs.push({ id, name });
    }
  }
  return { text: stdout, refs };
}

/** The commit of one ref by its full name, or undefined where there is none. */
export async function commitOf(git: Git, ref: string): Promise<string | undefined> {
  const { stdout, exitCode } = await git.run(['rev-parse', '-q', '--verify', `${ref}^{commit}`], {
    answers: [0, 1, 128],
  });
  return exitCode === 0 ? stdout.trim() : undefined;
}

/** True where `ancestor` can be reached from `descendant`; false also where one of them is not there. */
export async function isAncestor(git: Git, ancestor: string, descendant: string): Promise<boolean> {
  const { exitCode } = await git.run(['merge-base', '--is-ancestor', ancestor, descendant], {
    answers: [0, 1, 128],
  });
  return exitCode === 0;
}

/** The best common ancestor of `tip` and any of `others`; undefined where their histories are unrelated. */
export async function mergeBaseOf(
  git: Git,
  tip: string,
  others: readonly string[],
): Promise<string | undefined> {
  if (others.length === 0) {
    return undefined;
  }
  const { stdout, exitCode } = await git.run(['merge-base', tip, ...others], { answers: [0, 1, 128] });
  return exitCode === 0 ? stdout.split('\n')[0] : undefined;
}
