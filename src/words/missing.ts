import type { CodeAt } from '../domain/records';
import { commits } from './counts';
import type { L10n } from './l10n';

/** So many paths are named; beyond that a number says as much. */
const named = 3;

/** What of the author's work the reader does not have, as far as the handoff and this clone tell. */
export function missingText(l10n: L10n, at: CodeAt | undefined, hasCode: boolean): readonly string[] {
  const unpushed = at?.unpushed ?? 0;
  const uncommitted = at?.uncommitted ?? [];
  return [
    ...(hasCode
      ? []
      : [
          unpushed === 0
            ? l10n.t('The commit it was written on is not here. Fetch the branch.')
            : unpushed === 1
              ? l10n.t('1 commit was not pushed when this was written, and is not here')
              : l10n.t(
                  '{0} were not pushed when this was written, and are not here',
                  commits(l10n, unpushed),
                ),
        ]),
    ...(uncommitted.length === 0
      ? []
      : [
          l10n.t(
            'Not committed when this was written: {0}',
            uncommitted.length > named
              ? l10n.t('{0} and {1} more', uncommitted.slice(0, named).join(', '), uncommitted.length - named)
              : uncommitted.join(', '),
          ),
        ]),
  ];
}
