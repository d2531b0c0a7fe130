import { foldEmail } from '../domain/addresses';
import { isMe, shortName, type Me } from '../domain/people';
import { commits } from './counts';
import type { L10n } from './l10n';

/** Who committed after a handoff: one line a person, the busiest first. */
export function sinceByPerson(
  l10n: L10n,
  list: readonly { readonly authorName: string; readonly authorEmail: string }[],
  me: Me | undefined,
): readonly string[] {
  const counts = new Map<string, { name: string; count: number }>();
  for (const { authorName, authorEmail } of list) {
    const mine = isMe(me, authorEmail);
    const key = mine ? '' : foldEmail(authorEmail);
    const name = mine ? l10n.t('you') : shortName(authorName);
    counts.set(key, { name, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()]
    .sort((a, b) => b.count - a.count)
    .map(({ name, count }) => l10n.t('{0} by {1}', commits(l10n, count), name));
}
