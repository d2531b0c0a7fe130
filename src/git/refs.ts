import type { Git } from './git';

/** A ref and what it points to. */
export interface Ref {
  /** Full name, such as `refs/heads/main`. */
  readonly name: string;
  /** Full object id. */
  readonly id: string;
}

/** Every branch there is here, and all journals: the refs that may have records. */
const listed = ['refs/heads', 'refs/remotes', 'refs/handoffs', 'refs/handoffs-remote'];
const stash = 'refs/stash';
const format = '--format=%(objectname) %(symref) %(refname)%(if)%(HEAD)%(then) *%(end)';

/** Branches, journals and where HEAD is, as one listing has them. */
export interface RefListing {
  /**
   * The listing itself, without HEAD and stash: two equal ones mean that no branch and no journal moved in
   * between.
   */
  readonly text: string;
  /** In name order. Symbolic ones such as `refs/remotes/origin/HEAD` are left out: what they name is listed. */
  readonly refs: readonly Ref[];
  /** Full object ids by full names, symbolic refs too; without names that are no text. */
  readonly ids: ReadonlyMap<string, string>;
  /** What a symbolic ref stands for, where that is there. */
  readonly targets: ReadonlyMap<string, string>;
  /** What HEAD stands for; undefined where it is detached, or its branch has no commit yet. */
  readonly head: Ref | undefined;
  readonly hasStash: boolean;
}

/** The text that `parseRefs` reads. @throws GitError */
export async function askRefs(git: Git): Promise<string> {
  return (await git.run(['for-each-ref', format, '--end-of-options', ...listed, stash])).stdout;
}

/** Reads what `askRefs` gives. */
export function parseRefs(text: string): RefListing {
  const refs: Ref[] = [];
  const ids = new Map<string, string>();
  const targets = new Map<string, string>();
  const lines: string[] = [];
  let head: Ref | undefined;
  for (const line of text.split('\n')) {
    const [id = '', symref = '', name = '', isHead] = line.split(' ');
    if (id === '' || name === '') {
      continue;
    }
    // A name that is no UTF-8 has lost bytes on its way here: it is nobody's name, and may be several refs'.
    if (!name.includes('\uFFFD')) {
      ids.set(name, id);
    }
    if (name === stash) {
      continue;
    }
    lines.push(`${id} ${symref} ${name}`);
    if (symref === '') {
      refs.push({ id, name });
    } else {
      targets.set(name, symref);
    }
    head = isHead === undefined ? head : { id, name };
  }
  return { text: lines.join('\n'), refs, ids, targets, head, hasStash: ids.has(stash) };
}

/**
 * Lists refs whose full name is, or lies below, one of `patterns`, in name order. Symbolic refs such as
 * `refs/remotes/origin/HEAD` are left out: what they point to is listed itself.
 */
export async function listRefs(git: Git, patterns: readonly string[]): Promise<readonly Ref[]> {
  const { stdout } = await git.run(['for-each-ref', format, '--end-of-options', ...patterns]);
  return parseRefs(stdout).refs;
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
