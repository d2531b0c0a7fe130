import type { SendAs } from './journal';
import type { SecretFinding } from './secrets/finding';
import type { Waiting } from './share';

/** What can stop a use case, as facts. `words` makes the sentence, with what to do next. */
export type Problem =
  | { readonly kind: 'no-repository'; readonly path: string }
  | { readonly kind: 'no-identity' }
  | { readonly kind: 'summary-missing' }
  | { readonly kind: 'contingency-half'; readonly row: number }
  | { readonly kind: 'link-without-address'; readonly row: number }
  | { readonly kind: 'run-missing'; readonly row: number }
  | { readonly kind: 'run-not-one-line'; readonly row: number }
  | { readonly kind: 'read-back-missing' }
  /** What was to be saved and could be pushed may hold secrets that nobody has decided on. */
  | { readonly kind: 'secrets'; readonly findings: readonly SecretFinding[] }
  | { readonly kind: 'no-branch' }
  | { readonly kind: 'no-handoff'; readonly branch: string | undefined }
  | { readonly kind: 'unknown-handoff'; readonly id: string }
  | { readonly kind: 'withdrawn'; readonly by: string; readonly at: string; readonly reason?: string }
  | { readonly kind: 'not-yours'; readonly author: string; readonly what: 'withdraw' | 'amend' }
  /** Only the repository's own map of people says that the author is whoever sits here. */
  | { readonly kind: 'not-surely-yours'; readonly author: string; readonly me: string }
  | { readonly kind: 'unknown-step'; readonly step: string; readonly known: readonly string[] }
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'already-closed' }
  | { readonly kind: 'not-closed' }
  /** `people.yaml` was left as it is, by an English reason. */
  | {
      readonly kind: 'people-not-changed';
      readonly path: string;
      readonly reason: string;
      readonly line?: number;
    }
  /** Nothing was tidied away, and what was in the way. */
  | { readonly kind: 'not-tidied'; readonly why: Waiting }
  | { readonly kind: 'no-remote' }
  /** Several remotes, and nothing says which one is meant. */
  | { readonly kind: 'which-remote'; readonly remotes: readonly string[] }
  /** A remote takes no refs like ours. `said` is its own text, line by line. */
  | {
      readonly kind: 'refs-refused';
      readonly remote: string;
      readonly sentAs: SendAs;
      readonly said: string;
      /** It said so before, and was not asked again. */
      readonly isKnown: boolean;
    }
  /** A push that nobody complained about did not arrive. */
  | { readonly kind: 'not-taken'; readonly remote: string }
  /** The editor's own git is what switches branches, and it is off or does not have this repository. */
  | { readonly kind: 'no-built-in-git' }
  /** Git did not switch, and what it said. */
  | {
      readonly kind: 'not-switched';
      readonly branch: string;
      readonly said: string;
      readonly isDirty: boolean;
    }
  | { readonly kind: 'untrusted' };

/** The one error that is meant for the user. Everything else that is thrown is a defect or git's own. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.kind);
    this.name = 'ProblemError';
  }
}

/**
 * True for a `ProblemError`. Goes by the name and not by the class: the extension is two bundles, and
 * each has a class of its own.
 */
export function isProblem(error: unknown): error is ProblemError {
  return error instanceof Error && error.name === 'ProblemError' && 'problem' in error;
}
