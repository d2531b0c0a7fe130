import { ProblemError } from '../domain/problem';
import { foldAll, foldUnion, ofBranch, type HandoffView } from './handoffs';
import type { Parts } from './parts';

/** All handoffs, read now. */
export async function readHandoffs(parts: Pick<Parts, 'records'>): Promise<readonly HandoffView[]> {
  return foldUnion(await parts.records.read());
}

/** The handoff of an id, read now. Throws `unknown-handoff`, or `withdrawn` with who did so. */
export async function findHandoff(parts: Pick<Parts, 'records'>, id: string): Promise<HandoffView> {
  return handoffIn(foldAll(await parts.records.read()), id);
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
