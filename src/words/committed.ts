import type { FoldedHandoff } from '../domain/fold';
import type { CommittedBy, Person } from '../domain/people';
import type { L10n } from './l10n';

/**
 * What there is to say of records that somebody else than their author has committed: a squash by a
 * colleague, a copied clone, a forged name. It is the same sentence for all: what is known is who did it.
 */
export function committedText(
  l10n: L10n,
  handoff: FoldedHandoff,
  committedBy: CommittedBy,
): readonly string[] {
  const { note } = handoff;
  const committer = committedBy.get(note.id);
  return [
    ...(committer
      ? [l10n.t('written as {0}, committed by {1}', note.author.name, withEmail(committer))]
      : []),
    ...ofReplies(l10n, handoff, committedBy),
  ];
}

function ofReplies(l10n: L10n, { replies }: FoldedHandoff, committedBy: CommittedBy): readonly string[] {
  const counts = new Map<string, { author: string; by: string; count: number }>();
  for (const { id, author } of replies) {
    const committer = committedBy.get(id);
    if (committer) {
      const row = { author: author.name, by: withEmail(committer) };
      const key = JSON.stringify(row);
      counts.set(key, { ...row, count: (counts.get(key)?.count ?? 0) + 1 });
    }
  }
  return [...counts.values()].map(({ author, by, count }) =>
    count === 1
      ? l10n.t('1 reply written as {0}, committed by {1}', author, by)
      : l10n.t('{0} replies written as {1}, committed by {2}', count, author, by),
  );
}

function withEmail({ name, email }: Person): string {
  return `${name} <${email}>`.trimStart();
}
