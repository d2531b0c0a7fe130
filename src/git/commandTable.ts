import { GitError } from './gitError';

/** What one git command of ours may look like. Everything that is not said here is refused. */
interface CommandShape {
  /** Options as they stand; one that ends in `=` takes its value in the same argument. */
  readonly options?: readonly string[];
  /** Options whose value is the next argument. */
  readonly valued?: readonly string[];
  /** Which plain arguments may come: any value that does not begin with `-`, or only these words. */
  readonly values?: 'any' | readonly string[];
  /** Whether paths may follow `--`. */
  readonly paths?: boolean;
  readonly effect: 'read' | 'write' | 'network';
}

const logOptions = [
  '-z',
  '-g',
  '--format=',
  '--name-only',
  '--raw',
  '--no-abbrev',
  '--diff-filter=AM',
  '--since=',
  '--max-count=',
  '--no-merges',
  '--full-history',
  '--cherry-pick',
  '--right-only',
  '--not',
  '--remotes',
  '--branches',
  '--date=unix',
  '--grep-reflog=',
  '--no-renames',
  '--no-show-signature',
  '--no-ext-diff',
  '--no-textconv',
  '--no-notes',
  '--no-decorate',
  '--no-color',
] as const;

const revListOptions = [
  '--count',
  '--max-count=',
  '--no-merges',
  '--full-history',
  '--cherry-pick',
  '--right-only',
  '--not',
  '--remotes',
] as const;

/**
 * The git commands that Handoff runs, and the shape of their arguments. It exists because argument
 * injection is how git wrappers fall (CVE-2022-25912, CVE-2022-30129): a value can never become an option.
 */
const table: Readonly<Record<string, CommandShape>> = {
  'cat-file': { options: ['--batch'], effect: 'read' },
  'check-mailmap': { options: ['--stdin'], effect: 'read' },
  config: {
    options: ['--list', '--show-scope', '-z', '--get', '--get-all', '--type=bool', '--default='],
    values: 'any',
    effect: 'read',
  },
  'for-each-ref': { options: ['--format='], values: 'any', effect: 'read' },
  log: { options: logOptions, values: 'any', paths: true, effect: 'read' },
  'ls-files': { options: ['-z', '--cached', '--stage'], paths: true, effect: 'read' },
  'merge-base': { options: ['--is-ancestor'], values: 'any', effect: 'read' },
  remote: { values: [], effect: 'read' },
  'rev-list': { options: revListOptions, values: 'any', paths: true, effect: 'read' },
  'rev-parse': {
    options: [
      '--verify',
      '-q',
      '--absolute-git-dir',
      '--git-common-dir',
      '--show-object-format',
      '--show-toplevel',
      '--is-bare-repository',
    ],
    values: 'any',
    effect: 'read',
  },
  'sparse-checkout': { values: ['list'], effect: 'read' },
  status: {
    options: [
      '--porcelain=v1',
      '-z',
      '--untracked-files=normal',
      '--no-renames',
      '--no-ahead-behind',
      '--ignore-submodules=dirty',
    ],
    paths: true,
    effect: 'read',
  },
  'symbolic-ref': { options: ['-q'], values: 'any', effect: 'read' },
  var: { values: ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'], effect: 'read' },
  worktree: { options: ['--porcelain'], values: ['list'], effect: 'read' },

  'commit-tree': { options: ['-S', '--no-gpg-sign'], valued: ['-p'], values: 'any', effect: 'write' },
  'fast-import': { options: ['--quiet'], effect: 'write' },
  'hash-object': { options: ['-w', '--stdin'], valued: ['-t'], effect: 'write' },
  mktree: { options: ['-z', '--missing', '--batch'], effect: 'write' },
  'update-index': {
    options: ['--add', '--skip-worktree', '--force-remove'],
    valued: ['--cacheinfo'],
    paths: true,
    effect: 'write',
  },
  'update-ref': { options: ['--stdin'], valued: ['-m'], values: 'any', effect: 'write' },

  fetch: {
    options: [
      '--no-tags',
      '--no-prune',
      '--no-write-fetch-head',
      '--no-recurse-submodules',
      '--no-auto-maintenance',
      '--quiet',
    ],
    values: 'any',
    effect: 'network',
  },
  push: {
    options: ['--no-follow-tags', '--recurse-submodules=no'],
    values: 'any',
    effect: 'network',
  },
};

/**
 * Checks the arguments of a git command against the table.
 * @returns what the command may do: `read`, `write` (to this clone) or `network`.
 * @throws GitError of kind `refused` for anything that the table does not name.
 */
export function effectOf(args: readonly string[]): CommandShape['effect'] {
  const [command = '', ...rest] = args;
  const shape = Object.hasOwn(table, command) ? table[command] : undefined;
  if (!shape) {
    throw new GitError({ kind: 'refused', command, stderr: 'not one of the commands in use' });
  }
  checkArguments(command, shape, rest);
  return shape.effect;
}

function checkArguments(command: string, shape: CommandShape, args: readonly string[]): void {
  let onlyValues = false;
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg.includes('\0')) {
      throw new GitError({ kind: 'refused', command, stderr: 'a value with a NUL byte' });
    } else if (arg === '--') {
      if (!shape.paths) {
        throw new GitError({ kind: 'refused', command, stderr: 'takes no paths' });
      }
      return;
    } else if (arg === '--end-of-options') {
      onlyValues = true;
    } else if (!onlyValues && shape.valued?.includes(arg)) {
      index += 1;
      checkValue(command, 'any', args[index]);
    } else if (onlyValues || !isOption(shape, arg)) {
      checkValue(command, shape.values, arg);
    }
  }
}

function isOption(shape: CommandShape, arg: string): boolean {
  return (shape.options ?? []).some((option) =>
    option.endsWith('=') ? arg.startsWith(option) : arg === option,
  );
}

function checkValue(command: string, allowed: CommandShape['values'], value: string | undefined): void {
  const fits = value !== undefined && (allowed === 'any' ? !value.startsWith('-') : allowed?.includes(value));
  if (!fits) {
    throw new GitError({ kind: 'refused', command, stderr: `an argument it does not take: ${value ?? ''}` });
  }
}
