import type { LeftPlace, Purged } from '../domain/purged';
import type { L10n } from './l10n';

/** What a purge has done, what still has the record, and what others must do: Markdown, one entry a paragraph. */
export function purgedLines(l10n: L10n, { id, hadOwn, left, isHidden }: Purged): readonly string[] {
  return [
    hadOwn
      ? l10n.t(
          "Purged {0} from what is this clone's own: its journal, private files, cache and what waited for a branch.",
          id,
        )
      : l10n.t("Nothing of {0} is this clone's own.", id),
    ...(left.length === 0
      ? [l10n.t('No other ref of this clone has it.')]
      : [
          l10n.t('These still have it, or a reply to it, and were not touched:'),
          ...left.flatMap((place) => leftLines(l10n, id, place)),
        ]),
    ...(isHidden ? [l10n.t('It was withdrawn too, so that it is shown nowhere until it is gone.')] : []),
    l10n.t('What no sync can reach:'),
    `- ${l10n.t('Clones that have fetched it keep it until they fetch again, and in their objects after that. Tell whoever has one. Tags, stashes and copies elsewhere were not looked at.')}`,
    `- ${l10n.t('The old objects stay in this clone and on the server until they are collected. Here, this collects them, with every other object that no ref has, every stash but the newest, and all that the reflog could bring back. Look at "git stash list" first:')}`,
    '  git reflog expire --expire=now --expire-unreachable=now --all && git gc --prune=now',
    `- ${l10n.t('A secret that was sent is known: change it.')}`,
  ];
}

function leftLines(l10n: L10n, id: string, place: LeftPlace): readonly string[] {
  const files = `'.handoffs/*/${id}/*'`;
  switch (place.kind) {
    case 'worktree':
      return [
        `- ${l10n.t('The working tree. Remove the files, and commit that where they are in a commit:')}`,
        `  git rm -r ${files}`,
      ];
    case 'branch': {
      const range =
        place.base === undefined ? quoted(place.branch) : quoted(`${place.base}..${place.branch}`);
      return [
        `- ${l10n.t('The local branch {0}, in the commit that added it and all after it. This rewrites them (look at it first, and on a clean working tree):', place.branch)}`,
        `  git filter-branch --index-filter "git rm -rq --cached --ignore-unmatch ${files}" -- ${range}`,
        `  ${l10n.t('The old commits then stay at refs/original until this:')}`,
        `  git update-ref -d ${quoted(`refs/original/refs/heads/${place.branch}`)}`,
      ];
    }
    case 'remote-branch':
      return [
        `- ${l10n.t('{0}, as it was last fetched. Rewrite the branch, push it by force, and ask the host to remove the old commits: pull requests keep them.', place.ref)}`,
      ];
    case 'sent-journal':
      return [
        `- ${l10n.t('{0}: your own journal as the remote has it. The next sync replaces it.', place.ref)}`,
      ];
    case 'journal':
      return [
        `- ${l10n.t('{0}: a journal of somebody else, or of another clone of yours. It is replaced by a purge there and a sync.', place.ref)}`,
      ];
  }
}

/** For a POSIX shell: a branch name may hold anything but a few characters. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
