import { isProblem, type Problem } from '../domain/problem';
import type { L10n } from '../words/l10n';
import { problemText } from '../words/problems';
import { gitFailureText, type GitFailure } from '../words/gitFailures';

/** Done, nothing found or a check failed, wrong use. */
export type ExitCode = 0 | 1 | 2;

/** Ends a command with a sentence for the user. */
export class Failure extends Error {
  override readonly name = 'Failure';

  constructor(
    readonly exitCode: ExitCode,
    message: string,
  ) {
    super(message);
  }
}

/** What the user typed cannot be meant: exit code 2. */
export class WrongUse extends Failure {
  constructor(message: string) {
    super(2, message);
  }
}

/** Problems that are about what was typed, and not about what is there. */
const wrongUse: ReadonlySet<Problem['kind']> = new Set([
  'summary-missing',
  'run-missing',
  'run-not-one-line',
  'read-back-missing',
]);

/** What an error means to the caller: its exit code, and what to say on stderr. */
export function describeFailure(
  error: unknown,
  doing: string,
  l10n: L10n,
): { readonly exitCode: ExitCode; readonly text: string } {
  if (error instanceof Failure) {
    return { exitCode: error.exitCode, text: error.message };
  }
  if (isProblem(error)) {
    return {
      exitCode: wrongUse.has(error.problem.kind) ? 2 : 1,
      text: problemText(l10n, error.problem),
    };
  }
  const found =
    gitFailureText(l10n, failureFacts(error)) ?? (error instanceof Error ? error.message : String(error));
  return { exitCode: 1, text: [`${doing} failed: ${found}`, ...saidByGit(error)].join('\n') };
}

/** The errors of git and of files, known by their shape: this layer knows neither. */
function failureFacts(error: unknown): GitFailure {
  const { kind, trouble, lock, path } = (error instanceof Error ? error : {}) as Partial<
    Record<keyof GitFailure | 'trouble', unknown>
  >;
  return {
    kind: typeof kind === 'string' ? kind : typeof trouble === 'string' ? trouble : '',
    ...(isLock(lock) ? { lock } : {}),
    ...(typeof path === 'string' ? { path } : {}),
  };
}

function isLock(value: unknown): value is NonNullable<GitFailure['lock']> {
  return typeof value === 'object' && value !== null && 'path' in value && typeof value.path === 'string';
}

/** What git, a hook or a server said, without the warnings that come along with it. */
function saidByGit(error: unknown): readonly string[] {
  if (!(error instanceof Error) || !('stderr' in error) || !('exitCode' in error)) {
    return [];
  }
  // Where git never ran, it has said nothing.
  const said = error.exitCode === undefined ? '' : String(error.stderr);
  const lines = said
    .trim()
    .split('\n')
    .filter((line) => line.trim() !== '' && !line.startsWith('warning: '));
  return lines.slice(0, 30).map((line) => `  ${line}`);
}
