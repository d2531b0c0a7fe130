import { fold } from '../domain/fold';
import { ProblemError } from '../domain/problem';
import { namesOf, planTidy, type TidyPlan, type ToTidy } from '../domain/tidy';
import { whoAmI } from './newRecord';
import type { Parts } from './parts';

/** What can be tidied away, and from where. */
export interface Tidying extends TidyPlan {
  readonly branch: string;
  /** The commit that is checked out; there is nothing to remove from an unborn branch. */
  readonly commit: string;
}

/**
 * The folders of landed and withdrawn handoffs on the branch that is checked out here. Throws `no-branch`
 * where none is, `not-tidied` while an operation is under way.
 */
export async function findTidy(parts: Pick<Parts, 'repository' | 'records' | 'folders'>): Promise<Tidying> {
  const { repository, records, folders: store } = parts;
  const head = await repository.head();
  if (head.kind === 'detached' || repository.root === undefined) {
    throw new ProblemError({ kind: 'no-branch' });
  }
  const { branch } = head;
  if (head.kind === 'unborn') {
    return { branch, commit: '', remove: [], left: [] };
  }
  const operation = await repository.operation();
  if (operation) {
    throw new ProblemError({ kind: 'not-tidied', why: { reason: 'operation', operation } });
  }
  const [folders, renames, union] = await Promise.all([
    store.inCommit(head.commit),
    repository.renames(),
    records.read(),
  ]);
  const notes = folders.flatMap(({ note }) => note ?? []);
  const fates = await store.fatesOf(
    [...new Set(notes.flatMap((note) => namesOf(note, renames)))],
    head.commit,
  );
  const withdrawals = union.replies.map(({ record }) => record).filter(({ kind }) => kind === 'withdraw');
  const withdrawn = new Set(notes.filter((note) => fold(note, withdrawals).withdrawn).map(({ id }) => id));
  const plan = planTidy({ folders, checkedOut: branch, fates, renames, withdrawn });
  return { ...plan, branch, commit: head.commit };
}

/**
 * Removes folders that `findTidy` named, in one commit. Throws `not-tidied` where something was in the way,
 * and `no-identity`; then everything is as it was.
 * @returns the commit.
 */
export async function tidy(
  parts: Pick<Parts, 'folders' | 'people'>,
  from: Tidying,
  folders: readonly ToTidy[],
): Promise<string> {
  const outcome = await parts.folders.remove(from, folders, await whoAmI(parts.people));
  if (outcome.kind === 'waiting') {
    throw new ProblemError({ kind: 'not-tidied', why: outcome });
  }
  return outcome.commit;
}
