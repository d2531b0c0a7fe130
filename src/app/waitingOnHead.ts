import type { Wish } from '../domain/share';
import type { Snapshot } from './repositoryState';

/** What waits for the branch that is checked out, the oldest first. */
export function waitingOnHead({ head, waiting }: Snapshot): readonly Wish[] {
  return waiting.filter(({ branch }) => head.kind !== 'detached' && branch === head.branch);
}
