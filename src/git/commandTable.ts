import { GitError } from './gitError';

/** What one git command of ours may look like. Everything that is not said here is refused. */
interface CommandShape {
  /** Options as they stand; one that ends in `=` takes its value in the same argument. */
  readonly options?: readonly string[];
  /** Options whose value is the next argument. */
  readonly valued?: readonly string[];
  /** Which plain arguments may come: any value that does not begin with `-`, or only these words. */
  readonly values?: 'any' | readonly string[];
  /** How many plain arguments there may be: one more and the command would be another one. */
  readonly most?: number;
  /** Options of which each group must have one: without them it would run a program, or write. */
  readonly needs?: readonly (readonly string[])[];
  /** Whether paths may follow `--`. */
  readonly paths?: boolean;
  readonly effect: 'read' | 'write' | 'network';
}

/**
 * Options of every log: what the configuration makes of one can run a program, be it gpg, a diff driver or a
 * text converter.
 */
export const runsNothing = ['--no-show-signature', '--no-ext-diff', '--no-textconv'] as const;

const logOptions = [
  '-z',
  '-g',
  '--format=',
  '--name-only',
  '--numstat',
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
  ...runsNothing,
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
  '--branches',
  '--remotes',
] as const;

/** What keeps everything out of a fetch and a push but the refspec that is asked for. */
const onlyRefspecs = {
  fetch: ['--no-tags', '--no-prune', '--no-write-fetch-head', '--no-recurse-submodules'],
  push: ['--no-follow-tags', '--recurse-submodules=no'],
} as const;

/**
 * The git commands that Handoff runs, and the shape of their arguments. It exists because argument
 * injection is how git wrappers fall (CVE-2022-25912, CVE-2022-30129): a value can never become an option.
 */
const table: Readonly<Record<string, CommandShape>> = {
  'cat-file': { options: ['--batch'], effect: 'read' },
  'check-mailmap': { options: ['--stdin'], effect: 'read' },
  config: {
    options: ['--list', '--blob=', '--show-scope', '-z', '--get', '--type=bool'],
    values: 'any',
    // With a name and a value alone it would set it.
    needs: [['--list', '--get']],
    effect: 'read',
  },
  'diff-tree': { options: ['-r', '--quiet'], values: 'any', most: 2, paths: true, effect: 'read' },
  'for-each-ref': { options: ['--format=', '--contains='], values: 'any', effect: 'read' },
  log: {
    options: logOptions,
    values: 'any',
    needs: runsNothing.map((option) => [option]),
    paths: true,
    effect: 'read',
  },
  // With `-O` it would open a pager, and with the configuration's recursion look into submodules.
  grep: {
    options: ['-z', '-F', '-I', '--no-recurse-submodules', '--no-color', '--no-textconv'],
    valued: ['-e'],
    values: 'any',
    most: 1,
    needs: [['-F'], ['--no-recurse-submodules'], ['--no-textconv']],
    paths: true,
    effect: 'read',
  },
  'ls-files': {
    options: ['-z', '--cached', '--stage', '--others', '--ignored', '--exclude-standard', '--directory'],
    paths: true,
    effect: 'read',
  },
  'ls-tree': { options: ['-z', '--full-tree'], values: 'any', most: 1, paths: true, effect: 'read' },
  'merge-base': { options: ['--is-ancestor'], values: 'any', effect: 'read' },
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
      '--untracked-files=no',
      '--no-renames',
      '--no-ahead-behind',
      '--ignore-submodules=dirty',
    ],
    // Asking a submodule whether it is dirty runs git in it, with its configuration.
    needs: [['--ignore-submodules=dirty']],
    paths: true,
    effect: 'read',
  },
  // With a second name it would set the first.
  'symbolic-ref': { options: ['-q'], values: 'any', most: 1, effect: 'read' },
  var: { values: ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT'], effect: 'read' },
  worktree: { options: ['--porcelain'], values: ['list'], effect: 'read' },

  'commit-tree': { options: ['-S', '--no-gpg-sign'], valued: ['-p'], values: 'any', effect: 'write' },
  'fast-import': { options: ['--quiet'], effect: 'write' },
  'hash-object': { options: ['-w', '--stdin'], valued: ['-t'], effect: 'write' },
  mktree: { options: ['-z', '--missing', '--batch'], effect: 'write' },
  'update-index': {
    options: ['--add', '--skip-worktree', '--force-remove', '-z', '--stdin'],
    valued: ['--cacheinfo'],
    paths: true,
    effect: 'write',
  },
  'update-ref': { options: ['--stdin'], valued: ['-m'], values: 'any', effect: 'write' },

  fetch: {
    options: [...onlyRefspecs.fetch, '--no-auto-maintenance', '--quiet'],
    values: 'any',
    most: 2,
    needs: onlyRefspecs.fetch.map((option) => [option]),
    effect: 'network',
  },
  push: {
    options: [...onlyRefspecs.push, '--force-with-lease='],
    values: 'any',
    most: 2,
    needs: onlyRefspecs.push.map((option) => [option]),
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
    throw refused(command, 'not one of the commands in use');
  }
  checkArguments(command, shape, rest);
  return shape.effect;
}

function checkArguments(command: string, shape: CommandShape, args: readonly string[]): void {
  let onlyValues = false;
  let values = 0;
  const given = new Set<string>();
  for (let index = 0; index < args.length; index += 1) {
    const arg = args[index] ?? '';
    if (arg.includes('\0')) {
      throw refused(command, 'a value with a NUL byte');
    } else if (arg === '--') {
      if (!shape.paths) {
        throw refused(command, 'takes no paths');
      }
      break;
    } else if (arg === '--end-of-options') {
      onlyValues = true;
    } else if (!onlyValues && shape.valued?.includes(arg)) {
      index += 1;
      checkValue(command, 'any', args[index]);
    } else if (onlyValues || !isOption(shape, arg)) {
      checkValue(command, shape.values, arg);
      values += 1;
    } else {
      given.add(arg);
    }
  }
  checkWhole(command, shape, values, given);
}

/** What can be said only once all arguments are known. */
function checkWhole(
  command: string,
  { most, needs = [] }: CommandShape,
  values: number,
  given: ReadonlySet<string>,
): void {
  if (most !== undefined && values > most) {
    throw refused(command, `takes ${String(most)} plain arguments at most`);
  }
  const missing = needs.find((group) => !group.some((option) => given.has(option)));
  if (missing) {
    throw refused(command, `runs only with ${missing.join(' or ')}`);
  }
}

function refused(command: string, stderr: string): GitError {
  return new GitError({ kind: 'refused', command, stderr });
}

function isOption(shape: CommandShape, arg: string): boolean {
  return (shape.options ?? []).some((option) =>
    option.endsWith('=') ? arg.startsWith(option) : arg === option,
  );
}

function checkValue(command: string, allowed: CommandShape['values'], value: string | undefined): void {
  const fits = value !== undefined && (allowed === 'any' ? !value.startsWith('-') : allowed?.includes(value));
  if (!fits) {
    throw refused(command, `an argument it does not take: ${value ?? ''}`);
  }
}
