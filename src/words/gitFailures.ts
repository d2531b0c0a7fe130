import { isProblem } from '../domain/problem';
import type { L10n } from './l10n';
import { problemText } from './problems';

/** What of an error is known, whoever threw it: git's and the file system's errors have a kind of failure. */
export interface GitFailure {
  /** `kind` of a `GitError`, or `trouble` of a `FileError`. */
  readonly kind: string;
  /** The lock that stood in the way. */
  readonly lock?: { readonly path: string; readonly ageSeconds?: number };
  /** The file that could not be written or read. */
  readonly path?: string;
  /** The system's own word for it, such as `EIO`. */
  readonly code?: string;
}

/** What git, or the disk, could not do, and what to do about it; undefined where its own words are all there is. */
export function gitFailureText(l10n: L10n, { kind, lock, path, code }: GitFailure): string | undefined {
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
    case 'in-the-way':
      return path === undefined
        ? l10n.t('something else is in the way of a file.')
        : l10n.t('something else is in the way at {0}.', path);
    case 'too-many-open':
      return l10n.t('too many files are open on this machine. Close some programs, then try again.');
    case 'other':
      return l10n.t('the disk did not do it: {0}.', [path, code].filter((part) => part).join(', '));
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

/** The errors of git and of files, known by their shape: this layer knows neither. */
export function failureFacts(error: unknown): GitFailure {
  const { kind, trouble, lock, path, code } = (error instanceof Error ? error : {}) as Partial<
    Record<keyof GitFailure | 'trouble', unknown>
  >;
  return {
    kind: typeof kind === 'string' ? kind : typeof trouble === 'string' ? trouble : '',
    ...(isLock(lock) ? { lock } : {}),
    ...(typeof path === 'string' ? { path } : {}),
    ...(typeof code === 'string' ? { code } : {}),
  };
}

function isLock(value: unknown): value is NonNullable<GitFailure['lock']> {
  return typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string';
}

/**
 * What git, a hook or a server said, line by line, without the warnings that come along with it. Nothing
 * where git never ran. Reads our own errors and those of the built-in git extension.
 */
export function saidByGit(error: unknown): readonly string[] {
  if (!(error instanceof Error) || !('stderr' in error) || !('exitCode' in error)) {
    return [];
  }
  const said = error.exitCode === undefined ? '' : String(error.stderr);
  return said
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('warning: '));
}

/** Lines of a failed push or fetch that say nothing to a person who asks why. */
const noise = /^(?:hint:|To |fatal: the remote end|error: failed to push some refs)/;

/** An error in one line, as a message has room for: what is known of it, and the first thing that was said. */
export function failureText(l10n: L10n, error: unknown): string {
  if (isProblem(error)) {
    return problemText(l10n, error.problem);
  }
  const known = gitFailureText(l10n, failureFacts(error));
  const said = saidByGit(error).find((line) => !noise.test(line));
  if (known !== undefined || said !== undefined) {
    return [known, said?.trim().slice(0, 200)].filter((part) => part !== undefined).join(' ');
  }
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n')[0] ?? text;
}
