import { isProblem, type Problem } from '../../domain/problem';
import { draftNotKeptText } from '../../words/drafts';
import { failureText } from '../../words/gitFailures';
import type { L10n } from '../../words/l10n';
import { secretHere } from '../../words/secrets';
import type { SecretFinding } from '../../domain/secrets/finding';
import type { FormField, FromForm, ToForm } from '../../webview/protocol/form';
import type { GapMessage } from '../../webview/protocol/gaps';

/** Where the form shows a problem, for those that are about one field. */
const fields: Partial<Record<Problem['kind'], FormField>> = {
  'summary-missing': 'summary',
  'run-missing': 'verify',
  'run-not-one-line': 'verify',
  'contingency-half': 'contingencies',
  'link-without-address': 'links',
};

/** What the form is told when something that it asked for has failed. */
export function answerTo(l10n: L10n, message: FromForm, error: unknown): ToForm {
  const found = failureText(l10n, error);
  switch (message.type) {
    case 'draft':
      return { type: 'notKept', message: draftNotKeptText(l10n, error) };
    case 'gap':
      return { type: 'failed', message: gapFailed(l10n, message.does, found) };
    case 'ready':
    case 'save': {
      if (isProblem(error) && error.problem.kind === 'secrets') {
        return secretsMessage(l10n, error.problem.findings);
      }
      const field = isProblem(error) ? fields[error.problem.kind] : undefined;
      return field === undefined
        ? { type: 'failed', message: l10n.t('Not saved; your text is still here. Found: {0}', found) }
        : { type: 'failed', message: found, field };
    }
  }
}

function secretsMessage(l10n: L10n, findings: readonly SecretFinding[]): ToForm {
  return {
    type: 'secrets',
    message: l10n.t('Not saved yet: say whether what is marked is a secret. Your text is kept as a draft.'),
    found: findings.map((finding) => ({
      field: finding.field === 'stateReason' ? 'state' : finding.field,
      text: secretHere(l10n, finding),
      mark: finding.mark,
      begins: finding.begins,
      length: finding.length,
    })),
  };
}

function gapFailed(l10n: L10n, { kind }: GapMessage, found: string): string {
  switch (kind) {
    case 'push':
      return l10n.t('Not pushed: {0}', found);
    case 'show-changes':
    case 'show-stashes':
      return l10n.t('Cannot be shown: {0}', found);
    case 'dismiss':
    case 'restore':
      return l10n.t('Set aside only until the form is closed: {0}', found);
  }
}
