import type { DepartureFacts } from '../domain/departure';
import { commits } from './counts';
import type { L10n } from './l10n';

/** What nobody was told about, in as few words as a status bar has room for: "4 commits since the last handoff". */
export function unsaidText(
  l10n: L10n,
  { ownCommits, lastHandoff }: Pick<DepartureFacts, 'ownCommits' | 'lastHandoff'>,
): string {
  const what = ownCommits === 0 ? l10n.t('stashed work') : commits(l10n, ownCommits);
  return lastHandoff === undefined
    ? l10n.t('{0}, no handoff', what)
    : l10n.t('{0} since the last handoff', what);
}
