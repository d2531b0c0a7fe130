import type { Snapshot } from '../../app/repositoryState';
import type { Speech } from '../../editor/speech';

/** The branch that is checked out, or that there is none. */
export function headText(snapshot: Snapshot | undefined, { l10n }: Speech): string {
  if (!snapshot) {
    return '';
  }
  return snapshot.head.kind === 'detached' ? l10n.t('no branch') : snapshot.head.branch;
}
