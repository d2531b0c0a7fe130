/** What a failed git command means to us; `failed` where its words say nothing that we know. */
export type GitErrorKind =
  /** git itself could not be started. */
  | 'git-missing'
  /** Our own table refused the arguments: a mistake in this program. */
  | 'refused'
  | 'timeout'
  | 'too-much-output'
  | 'disposed'
  /** A lock of git's is held, perhaps left over by a crash; `lock` names it. */
  | 'locked'
  /** A ref moved while we wrote to it. */
  | 'lost-race'
  | 'read-only'
  | 'disk-full'
  /** Nobody told git who writes. */
  | 'no-identity'
  | 'signing'
  /** The remote said no. */
  | 'rejected'
  | 'network'
  | 'failed';

/** A lock file that stood in the way, and for how long it has been there. */
export interface HeldLock {
  readonly path: string;
  /** Absent where the lock went away before it could be looked at. */
  readonly ageSeconds?: number;
}

export interface GitErrorFacts {
  readonly kind: GitErrorKind;
  /** The git command, such as `update-ref`; never its values, which may be private. */
  readonly command: string;
  /** Absent where the command never ran or was ended by us. */
  readonly exitCode?: number;
  readonly stderr?: string;
  readonly lock?: HeldLock;
}

/** A git command that did not do what it was asked. `message` is one English line for the log. */
export class GitError extends Error {
  readonly kind: GitErrorKind;
  readonly command: string;
  readonly exitCode: number | undefined;
  readonly stderr: string;
  readonly lock: HeldLock | undefined;

  constructor(facts: GitErrorFacts) {
    super(describe(facts));
    this.name = 'GitError';
    this.kind = facts.kind;
    this.command = facts.command;
    this.exitCode = facts.exitCode;
    this.stderr = facts.stderr ?? '';
    this.lock = facts.lock;
  }
}

/** git's own words under LC_ALL=C (tried on 2.39 and 2.47), most telling first. */
const meanings: readonly (readonly [GitErrorKind, RegExp])[] = [
  // Before all that a server may say of its own disk and locks.
  ['rejected', /\[rejected\]|\[remote rejected\]|pre-receive hook declined|failed to push some refs/],
  ['network', /Could not read from remote repository/],
  ['disk-full', /No space left on device|Disk quota exceeded/],
  ['read-only', /Read-only file system|Permission denied|insufficient permission/],
  ['lost-race', /Not updating |but expected|reference already exists/],
  ['locked', /\.lock': File exists|Unable to create '.*\.lock'|cannot lock ref/],
  [
    'no-identity',
    /Author identity unknown|Committer identity unknown|auto-detection is disabled|empty ident/,
  ],
  ['signing', /gpg failed to sign|failed to write commit object|cannot run .*gpg|ssh-keygen/],
  ['network', /Could not resolve host|unable to access|Connection|does not appear to be a git repository/],
];

/** Reads the meaning of a failure from what git said on stderr. */
export function meaningOf(stderr: string): GitErrorKind {
  return meanings.find(([, pattern]) => pattern.test(stderr))?.[0] ?? 'failed';
}

/** True for a GitError of one of these kinds. */
export function isGitError(error: unknown, ...kinds: readonly GitErrorKind[]): error is GitError {
  return error instanceof GitError && (kinds.length === 0 || kinds.includes(error.kind));
}

function describe(facts: GitErrorFacts): string {
  const firstLine = (facts.stderr ?? '').split('\n').find((line) => line.trim() !== '') ?? '';
  const code = facts.exitCode === undefined ? '' : ` (exit code ${String(facts.exitCode)})`;
  const age = facts.lock?.ageSeconds === undefined ? '' : `, ${String(facts.lock.ageSeconds)} s old`;
  const lock = facts.lock ? `; the lock is ${facts.lock.path}${age}` : '';
  return `git ${facts.command}: ${facts.kind}${code}${firstLine ? `: ${firstLine}` : ''}${lock}`;
}
