import type { Fix, Gap } from '../../domain/gaps/gap';
import type { Section } from '../../domain/sections';
import { formFields } from '../../webview/protocol/form';
import type { GapGroupModel, GapLabels, GapModel, GapsModel } from '../../webview/protocol/gaps';
import { fixLabel, gapText, gapWhy } from '../../words/gaps';
import type { L10n } from '../../words/l10n';

/** So many rows are in sight before the rest is one line: a column that scrolls is read by nobody. */
const mostFacts = 5;
const mostAsked = 7;

/** The column of facts for what is typed now. */
export function gapsModel(gaps: readonly Gap[], l10n: L10n): GapsModel {
  const rows = (group: Gap['group']): readonly Gap[] => gaps.filter((gap) => gap.group === group);
  return {
    notReceived: groupOf(rows('not-received'), mostFacts, l10n),
    asked: groupOf(rows('asked'), mostAsked, l10n),
  };
}

/** Essential questions keep their places, so that a tick is seen to come; what was set aside goes to the end. */
function groupOf(gaps: readonly Gap[], most: number, l10n: L10n): GapGroupModel {
  const open = gaps.filter(({ status }) => status !== 'dismissed');
  const aside = gaps.filter(({ status }) => status === 'dismissed');
  const fits = open.length <= most ? open.length : most - 1;
  const more = [...open.slice(fits), ...aside];
  return {
    rows: open.slice(0, fits).map((gap) => rowOf(gap, l10n)),
    more: more.map((gap) => rowOf(gap, l10n)),
    moreLabel:
      aside.length === more.length ? l10n.t('{0} set aside', aside.length) : l10n.t('{0} more', more.length),
  };
}

function rowOf(gap: Gap, l10n: L10n): GapModel {
  const { id, status, weight, fix, none, required } = gap;
  const isOpen = status === 'open';
  return {
    id,
    text: gapText(l10n, gap),
    why: gapWhy(l10n, gap),
    mark: isOpen ? markOf(weight) : status,
    ...(isOpen && fix && canDo(fix)
      ? { action: { label: fixLabel(l10n, fix, weight === 'essential'), does: fix } }
      : {}),
    ...(status === 'dismissed'
      ? { settle: { label: l10n.t('Ask Again'), does: { kind: 'restore', id } } }
      : isOpen && none && isOnForm(none)
        ? { settle: { label: l10n.t('None, on purpose'), does: { kind: 'none', field: none } } }
        : isOpen && !required
          ? { settle: { label: l10n.t('Does not apply'), does: { kind: 'dismiss', id } } }
          : {}),
  };
}

/** A field that the form does not have cannot be gone to. */
function canDo(fix: Fix): boolean {
  return fix.kind !== 'focus' || isOnForm(fix.field);
}

function isOnForm(section: Section): boolean {
  return section === 'stateReason' || formFields.some((field) => field === section);
}

function markOf(weight: Gap['weight']): GapModel['mark'] {
  return weight === 'fact' ? 'warning' : weight === 'essential' ? 'open' : 'advice';
}

/** The fixed words of the column. */
export function gapLabels(l10n: L10n): GapLabels {
  return {
    notReceived: l10n.t('They will not receive'),
    nothingMissing: l10n.t('Nothing is missing: they receive all of it'),
    asked: l10n.t('They would still ask'),
    open: l10n.t('not answered yet'),
    answered: l10n.t('answered'),
    dismissed: l10n.t('set aside'),
  };
}
