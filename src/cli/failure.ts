import { isProblem, type Problem } from '../domain/problem';
import type { L10n } from '../words/l10n';
import { problemText } from '../words/problems';
import { failureFacts, gitFailureText, saidByGit } from '../words/gitFailures';

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
  'contingency-half',
  'link-without-address',
  'read-back-missing',
]);

const idsHelp = '\nIds look like 20261122T175403Z-asousa-k3f9a2; "handoff list --all" shows them.';

const secretsHelp = '\nIf you have looked and it is none, add --not-secret.';

const helps: Partial<Record<Problem['kind'], string>> = { 'unknown-handoff': idsHelp, secrets: secretsHelp };

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
      text: problemText(l10n, error.problem) + (helps[error.problem.kind] ?? ''),
    };
  }
  const found =
    gitFailureText(l10n, failureFacts(error)) ?? (error instanceof Error ? error.message : String(error));
  const said = saidByGit(error).slice(0, 30);
  return { exitCode: 1, text: [`${doing} failed: ${found}`, ...said.map((line) => `  ${line}`)].join('\n') };
}
