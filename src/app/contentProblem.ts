import type { ContentProblem } from '../domain/content';
import { ProblemError } from '../domain/problem';

/** The first thing that is wrong with a content, as the error that says so. */
export function contentProblem([first]: readonly ContentProblem[]): ProblemError {
  return new ProblemError(
    first && 'index' in first ? { kind: first.kind, row: first.index + 1 } : { kind: 'summary-missing' },
  );
}
