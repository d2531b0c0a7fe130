import type { L10n } from './l10n';

/** What of an error is known, whoever threw it: git's and the file system's errors have a kind of failure. */
export interface GitFailure {
  /** `kind` of a `GitError`, or `trouble` of a `FileError`. */
  readonly kind: string;
  /** The lock that stood in the way. */
  readonly lock?: { readonly path: string; readonly ageSeconds?: number };
  /** The file that could not be written or read. */
  readonly path?: string;
}

/** What git, or the disk, could not do, and what to do about it; undefined where its own words are all there is. */
export function gitFailureText(l10n: L10n, { kind, lock, path }: GitFailure): string | undefined {
  switch (kind) {
    case 'git-missing':
      return l10n.t('git could not be started. Install it, or put it on the PATH.');
    case 'locked':
      return lock === undefined
        ? l10n.t('another git command holds a lock in this repository. Try again when it is done.')
        : l10n.t(
            'another git command holds {0} (for {1} s). Try again when it is done; a crash may have left it over, then remove it.',
            lock.path,
            lock.ageSeconds ?? 0,
          );
    case 'disk-full':
      return path === undefined
        ? l10n.t('the disk is full.')
        : l10n.t('the disk is full, so {0} cannot be written.', path);
    case 'read-only':
      return path === undefined
        ? l10n.t('the repository cannot be written to.')
        : l10n.t('{0} cannot be written.', path);
    case 'network':
      return l10n.t('the remote cannot be reached. What you have here stays; try again later.');
    case 'rejected':
      return l10n.t('the remote refused it. What you have here stays.');
    case 'timeout':
      return l10n.t('git took too long and was ended.');
    case 'signing':
      return l10n.t('git could not sign the commit. Check commit.gpgsign and your key.');
    default:
      return undefined;
  }
}
