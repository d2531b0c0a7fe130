import type { Snapshot } from '../../app/repositoryState';
import type { Speech } from '../../editor/speech';

/** The branch that is checked out or being rebased, or that there is none. */
export function headText(snapshot: Snapshot | undefined, { l10n }: Speech): string {
  if (!snapshot) {
    return '';
  }
  const { head } = snapshot;
  if (head.kind !== 'detached') {
    return head.branch;
  }
  const { underWay } = head;
  // What git calls it, too: a rebase is one in every language.
  return underWay ? `${underWay.branch} (${underWay.operation})` : l10n.t('no branch');
}
