import type { L10n } from './l10n';

/** The name of a record's key as the form, the brief and the boxes call it; one of another version as it is. */
export function fieldName(l10n: L10n, key: string): string {
  const names: Readonly<Record<string, string>> = {
    to: l10n.t('For'),
    state: l10n.t('State'),
    stateReason: l10n.t('State'),
    summary: l10n.t('Summary'),
    outcome: l10n.t('Expected outcome'),
    background: l10n.t('Background'),
    done: l10n.t('Done so far'),
    tried: l10n.t('Tried, did not work'),
    doNotTouch: l10n.t('Do not touch'),
    verify: l10n.t('How to see that it works'),
    next: l10n.t('Next steps'),
    contingencies: l10n.t('If … then …'),
    questions: l10n.t('Questions'),
    places: l10n.t('Places in code'),
    decisions: l10n.t('Decisions'),
    links: l10n.t('Links'),
    openFiles: l10n.t('Open files'),
    readBack: l10n.t('Read-back'),
    reason: l10n.t('Reason'),
    text: l10n.t('Text'),
  };
  return Object.hasOwn(names, key) ? (names[key] ?? key) : key;
}
