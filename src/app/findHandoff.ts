import { ProblemError } from '../domain/problem';
import { foldUnion, ofBranch, type HandoffView } from './handoffs';
import type { Parts } from './parts';

/** All handoffs, read now. */
export async function readHandoffs(parts: Pick<Parts, 'records'>): Promise<readonly HandoffView[]> {
  return foldUnion(await parts.records.read());
}

/** The handoff of an id, read now. Throws `unknown-handoff`. */
export async function findHandoff(parts: Pick<Parts, 'records'>, id: string): Promise<HandoffView> {
  const found = (await readHandoffs(parts)).find((handoff) => handoff.note.id === id);
  if (!found) {
    throw new ProblemError({ kind: 'unknown-handoff', id });
  }
  return found;
}

/** The newest handoff of a branch, closed or not, read now. Throws `no-handoff`. */
export async function newestOfBranch(
  parts: Pick<Parts, 'records'>,
  branch: string | undefined,
): Promise<HandoffView> {
  const { current, earlier } = ofBranch(await readHandoffs(parts), branch);
  const newest = current ?? earlier[0];
  if (!newest) {
    throw new ProblemError({ kind: 'no-handoff', branch });
  }
  return newest;
}
