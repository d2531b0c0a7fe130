import type { FoldedHandoff } from '../domain/fold';
import type { Me } from '../domain/people';
import { askedOf, isAskedOfMe } from '../domain/questions';
import type { L10n } from './l10n';

/** A heading for the questions of a handoff, and beside each of them what the heading leaves open. */
export interface AskedTexts {
  readonly heading: string;
  /** "for you", "for kenji@example.org", or empty; in the order of the questions. */
  readonly each: readonly string[];
}

/** Whom the questions of a handoff are for: said once where it is the same for all of them, else beside each. */
export function askedTexts(l10n: L10n, { note, questions }: FoldedHandoff, me: Me | undefined): AskedTexts {
  const whom = questions.map((question) =>
    isAskedOfMe(question, note, me) ? 'me' : askedOf(question, note).join(', '),
  );
  const [first = ''] = whom;
  return whom.every((one) => one === first)
    ? { heading: headingText(l10n, first), each: whom.map(() => '') }
    : { heading: headingText(l10n, ''), each: whom.map((one) => forText(l10n, one)) };
}

function headingText(l10n: L10n, whom: string): string {
  switch (whom) {
    case '':
      return l10n.t('Questions');
    case 'me':
      return l10n.t('Questions for you');
    default:
      return l10n.t('Questions for {0}', whom);
  }
}

function forText(l10n: L10n, whom: string): string {
  switch (whom) {
    case '':
      return '';
    case 'me':
      return l10n.t('for you');
    default:
      return l10n.t('for {0}', whom);
  }
}
