import type { LeftOnRemote, LeftPlace, Purged, Replacement } from '../domain/purged';
import type { L10n } from './l10n';

/** What a purge will do and what not, before it is confirmed. */
export function purgeDetail(l10n: L10n): string {
  return [
    l10n.t(
      'Taken out of this clone: the handoff and your replies to it, from your journals, private notes and cache. This cannot be undone.',
    ),
    l10n.t(
      'Left as it is: branches, the working tree, what remotes and other clones have, and the old objects until git collects them. A document then names each place that still has it, and what to do there.',
    ),
  ].join('\n\n');
}

/** What a purge has done, what still has the record, and what others must do: Markdown, one entry a paragraph. */
export function purgedLines(l10n: L10n, { id, hadOwn, left, isHidden }: Purged): readonly string[] {
  return [
    hadOwn
      ? l10n.t(
          "Purged {0} from what is this clone's own: its journals, private files, cache and what waited for a branch.",
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
    `- ${l10n.t('Clones that have fetched it keep it until they fetch again, and in their objects after that. Tell whoever has one. Tags, stashes and commit messages were not looked at.')}`,
    `- ${l10n.t('A copy of this clone, made as a folder, has it still and sends it again: purge it there too.')}`,
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
        `- ${l10n.t('The local branch {0}, in the commit that added it and all after it. This rewrites them (look at it first, and on a clean working tree), and drops the commits that are empty without it, with their messages:', place.branch)}`,
        `  git filter-branch --prune-empty --index-filter "git rm -rq --cached --ignore-unmatch ${files}" -- ${range}`,
        `  ${l10n.t('Look at the messages of the others: the subject of a commit may quote the handoff, and a squash keeps such a subject.')}`,
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
        `- ${l10n.t('{0}: your own journal as {1} has it, and nobody else writes there. "handoff sync" on the command line replaces it, and so does this. Either does so only if it is still the same, so that nothing else goes:', place.ref, place.replacement.remote)}`,
        `  ${replaceCommand(place.replacement)}`,
      ];
    case 'journal':
      return [
        `- ${l10n.t('{0}: a journal of somebody else, of another clone of yours, or of a copy of this one. It is replaced by a purge there and a sync.', place.ref)}`,
      ];
  }
}

/**
 * The command that replaces a journal on a remote if it is still what it was, for a POSIX shell. A remote's
 * name can hold what means something there, and is quoted then.
 */
export function replaceCommand({ remote, ref, from, to }: Replacement): string {
  const name = isPlain(remote) ? remote : quoted(remote);
  return `git push --force-with-lease=${ref}:${from} ${name} ${to}:${ref}`;
}

/** True for a text that every shell takes as it stands. */
export function isPlain(text: string): boolean {
  return /^[A-Za-z0-9][A-Za-z0-9._/-]*$/.test(text);
}

/** What a remote still has after a purge, in one line, and what to do about it. */
export function stillThereText(l10n: L10n, place: LeftOnRemote, said?: string): string {
  switch (place.kind) {
    case 'sent-journal': {
      const { remote, ref } = place.replacement;
      return said === undefined
        ? l10n.t('{0} still has what you purged, in {1}.', remote, ref)
        : l10n.t(
            '{0} still has what you purged, in {1}: it did not let that be replaced ({2}). What is new goes there under another name. Ask whoever runs {0} to delete {1}, or to allow it once and sync again.',
            remote,
            ref,
            said,
          );
    }
    case 'remote-branch':
      return l10n.t(
        '{0} still has what you purged. Rewrite the branch, push it by force, and ask the host to remove the old commits.',
        place.ref,
      );
    case 'journal':
      return l10n.t(
        '{0} still has what you purged: a copy of this clone writes there. Purge it there too, and sync.',
        place.ref,
      );
  }
}

/** For a POSIX shell: a branch name may hold anything but a few characters. */
function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
