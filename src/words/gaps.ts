import type { Fix, Gap, GapDetail } from '../domain/gaps/gap';
import type { RuleId } from '../domain/gaps/ruleIds';
import type { GapWords } from './gapWords';
import { contentWords } from './gapsInContent';
import { codeWords } from './gapsInCode';
import type { L10n } from './l10n';

const words: Readonly<Record<RuleId, GapWords>> = { ...codeWords, ...contentWords };

/** What is missing, in one line. Names in it are other people's text. */
export function gapText(l10n: L10n, { rule, detail }: Pick<Gap, 'rule' | 'detail'>): string {
  return words[rule].text(l10n, whole(detail));
}

/** Why it matters, in a sentence or two. */
export function gapWhy(
  l10n: L10n,
  { rule, detail, byTeam }: Pick<Gap, 'rule' | 'detail' | 'byTeam'>,
): string {
  const why = words[rule].why(l10n, whole(detail));
  return byTeam ? `${l10n.t('Your team asks for this; saving without it stays possible.')} ${why}` : why;
}

/** What the one click is called. */
export function fixLabel(l10n: L10n, { kind }: Fix, isQuestion: boolean): string {
  switch (kind) {
    case 'push':
      return l10n.t('Push');
    case 'show-changes':
    case 'show-stashes':
      return l10n.t('Show');
    case 'explain':
      return l10n.t('Explain');
    case 'fill-in':
      return l10n.t('Fill In');
    case 'focus':
      return isQuestion ? l10n.t('Answer') : l10n.t('Go There');
  }
}

function whole({ count = 0, name = '', by = '' }: GapDetail): Required<GapDetail> {
  return { count, name, by };
}
