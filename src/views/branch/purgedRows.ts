import type { LeftOnRemote } from '../../domain/purged';
import type { Speech } from '../../editor/speech';
import { stillThereText } from '../../words/purged';
import type { BranchNode } from './nodes';

/** That a purge is not done yet where the others look: a row for each place, with what to do about it. */
export function purgedRows(left: readonly LeftOnRemote[], { l10n }: Speech): readonly BranchNode[] {
  return left.map((place) => {
    const text = stillThereText(l10n, place);
    const isOurs = place.kind === 'sent-journal';
    return {
      id: `purged/${place.ref}`,
      label: l10n.t('{0} still has what you purged', isOurs ? place.replacement.remote : nameOf(place.ref)),
      tooltip: isOurs ? `${text} ${l10n.t('A click syncs, and says how to take it away.')}` : text,
      icon: 'warning',
      ...(isOurs ? { syncs: true as const } : {}),
    };
  });
}

/** As people write it: `origin/feature/login`. */
function nameOf(ref: string): string {
  return ref.replace(/^refs\/(?:remotes|handoffs-remote)\//, '');
}
