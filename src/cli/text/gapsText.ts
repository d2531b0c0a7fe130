import type { Gap } from '../../domain/gaps/gap';
import { gapText } from '../../words/gaps';
import type { Context } from '../command';
import { hanging } from './layout';

/** Facts first, then questions: `!` will not be received, `?` is asked, `+` is answered. */
export function gapLines(
  gaps: readonly Gap[],
  { l10n, width }: Pick<Context, 'l10n' | 'width'>,
): readonly string[] {
  const lines = (group: Gap['group']): readonly string[] =>
    gaps.filter((gap) => gap.group === group).flatMap((gap) => lineOf(gap, l10n, width));
  const [facts, asked] = [lines('not-received'), lines('asked')];
  return [
    ...(facts.length === 0
      ? [l10n.t('Nothing is missing: they receive all of it')]
      : [`${l10n.t('They will not receive')}:`, ...facts]),
    '',
    `${l10n.t('They would still ask')}:`,
    ...asked,
  ];
}

function lineOf(gap: Gap, l10n: Context['l10n'], width: number): readonly string[] {
  const mark = gap.status === 'answered' ? '+' : gap.weight === 'fact' ? '!' : '?';
  const required = gap.required && gap.status === 'open';
  const why = gap.byTeam ? l10n.t('your team asks for this') : l10n.t('required');
  return hanging(`  ${mark} `, `${gapText(l10n, gap)}${required ? ` (${why})` : ''}`, width);
}
