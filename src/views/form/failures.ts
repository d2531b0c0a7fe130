import { isProblem, type Problem } from '../../domain/problem';
import { draftNotKeptText } from '../../words/drafts';
import { failureText } from '../../words/gitFailures';
import type { L10n } from '../../words/l10n';
import type { FormField, FromForm, ToForm } from '../../webview/protocol/form';

/** Where the form shows a problem, for those that are about one field. */
const fields: Partial<Record<Problem['kind'], FormField>> = {
  'summary-missing': 'summary',
  'run-missing': 'verify',
  'run-not-one-line': 'verify',
};

/** What the form is told when something that it asked for has failed. */
export function answerTo(l10n: L10n, message: FromForm, error: unknown): ToForm {
  const found = failureText(l10n, error);
  switch (message.type) {
    case 'draft':
      return { type: 'notKept', message: draftNotKeptText(l10n, error) };
    case 'gap':
      return { type: 'failed', message: l10n.t('Not pushed: {0}', found) };
    case 'ready':
    case 'save': {
      const field = isProblem(error) ? fields[error.problem.kind] : undefined;
      return field === undefined
        ? { type: 'failed', message: l10n.t('Not saved; your text is still here. Found: {0}', found) }
        : { type: 'failed', message: found, field };
    }
  }
}
