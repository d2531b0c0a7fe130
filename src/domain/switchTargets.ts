import { isJournalBranch } from './journal';

/** A branch as git has it. */
export interface KnownBranch {
  /** Short name; of a remote's branch without the remote's name. */
  readonly name: string;
  /** The remote that has it; absent for a local branch. */
  readonly remote?: string;
}

/** What can be switched to: a branch that is here, or one that only a remote has. */
export type SwitchTarget = KnownBranch;

/**
 * What can be switched to, in the order given: not the branch that is checked out, no branch twice (one that is
 * here stands for those of the remotes), and none that only carries a journal or stands for another one.
 */
export function switchTargets(
  branches: readonly KnownBranch[],
  current: string | undefined,
): readonly SwitchTarget[] {
  const here = new Set(branches.filter(({ remote }) => remote === undefined).map(({ name }) => name));
  return branches.filter(
    ({ name, remote }) =>
      name !== current &&
      name !== 'HEAD' &&
      !isJournalBranch(name) &&
      (remote === undefined || !here.has(name)),
  );
}

/**
 * What is wrong with the name of a new branch, by git's own rules (git-check-ref-format); undefined where
 * nothing is. The names that are taken are compared as git does on a disk that does not tell cases apart.
 */
export function newBranchProblem(
  name: string,
  branches: readonly KnownBranch[],
): 'empty' | 'not-a-name' | 'taken' | undefined {
  if (name === '') {
    return 'empty';
  }
  const parts = name.split('/');
  const isName =
    !/[\u0000-\u0020\u007f~^:?*[\\]|\.\.|@\{|\/\/|^[-/]|[/.]$|^@$|^HEAD$/u.test(name) &&
    parts.every((part) => part !== '' && !part.startsWith('.') && !part.endsWith('.lock'));
  if (!isName || isJournalBranch(name)) {
    return 'not-a-name';
  }
  const folded = name.toLowerCase();
  const taken = branches
    .filter(({ remote }) => remote === undefined)
    .map((branch) => branch.name.toLowerCase())
    .some((other) => other === folded || other.startsWith(`${folded}/`) || folded.startsWith(`${other}/`));
  return taken ? 'taken' : undefined;
}
