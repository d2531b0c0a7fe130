import { ProblemError } from '../domain/problem';
import { ofBranch, withoutWithdrawn, type HandoffView } from './handoffs';
import type { Parts } from './parts';
import { foldSeen } from './seen';

/** What finding a handoff needs: whether one is withdrawn depends on who is whom. */
type Finding = Pick<Parts, 'records' | 'people'>;

/** All handoffs, read now. */
export async function readHandoffs(parts: Finding): Promise<readonly HandoffView[]> {
  return withoutWithdrawn(await foldSeen(await parts.records.read(), parts.people));
}

/** The handoff of an id, read now. Throws `unknown-handoff`, or `withdrawn` with who did so. */
export async function findHandoff(parts: Finding, id: string): Promise<HandoffView> {
  return handoffIn(await foldSeen(await parts.records.read(), parts.people), id);
}

/** The handoff of an id among all there are. Throws `unknown-handoff` or `withdrawn`. */
export function handoffIn(all: readonly HandoffView[], id: string): HandoffView {
  const found = all.find((handoff) => handoff.note.id === id);
  if (!found) {
    throw new ProblemError({ kind: 'unknown-handoff', id });
  }
  refuseWithdrawn(found);
  return found;
}

/** Throws `withdrawn` for a handoff that nobody is to see any more. */
export function refuseWithdrawn({ withdrawn }: HandoffView): void {
  if (withdrawn) {
    const { by, at, reason } = withdrawn;
    const why = reason === undefined ? {} : { reason };
    throw new ProblemError({ kind: 'withdrawn', by: by.name, at, ...why });
  }
}

/** The newest handoff of a branch, closed or not, read now. Throws `no-handoff`. */
export async function newestOfBranch(parts: Finding, branch: string | undefined): Promise<HandoffView> {
  const { current, earlier } = ofBranch(await readHandoffs(parts), branch);
  const newest = current ?? earlier[0];
  if (!newest) {
    throw new ProblemError({ kind: 'no-handoff', branch });
  }
  return newest;
}
