import type { Handoff } from '../domain/records';
import type { Repository } from './ports';
import type { BranchWork } from '../domain/branchWork';

/** What has become of the code that a handoff talks about, as far as this clone knows. */
export interface CodeSince {
  /** Whether the commit it was written on is here; true where the handoff names none. */
  readonly hasCode: boolean;
  /** What was committed on its branch afterwards; absent where nobody here can say. */
  readonly work?: BranchWork;
}

/**
 * Asks what came after a handoff. Where this clone does not have the commit it was written on, nobody can
 * say: counting from anywhere else would call old work new.
 */
export async function codeSince(
  repository: Pick<Repository, 'has' | 'tip' | 'work'>,
  { branch, at }: Pick<Handoff, 'branch' | 'at'>,
): Promise<CodeSince> {
  const commit = at?.commit;
  if (commit === undefined) {
    return { hasCode: true };
  }
  if (!(await repository.has(commit))) {
    return { hasCode: false };
  }
  const isHere = branch !== undefined && (await repository.tip(branch)) !== undefined;
  return { hasCode: true, ...(isHere ? { work: await repository.work(branch, commit) } : {}) };
}
