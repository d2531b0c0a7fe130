import type { BriefLabels } from '../../webview/protocol/reader';
import type { L10n } from '../../words/l10n';

/** The fixed words of the brief. */
export function briefLabels(l10n: L10n): BriefLabels {
  return {
    steps: l10n.t('Next steps'),
    noSteps: l10n.t('No steps were named.'),
    watchOut: l10n.t('Watch out'),
    verify: l10n.t('See that it works'),
    openInTerminal: l10n.t('Open in terminal'),
    done: l10n.t('Done so far'),
    links: l10n.t('Links'),
    missing: l10n.t('You have not received'),
    since: l10n.t('Since it was written'),
    nothingSince: l10n.t('Nothing was committed since.'),
    pickUp: l10n.t('Pick up'),
    pickUpButton: l10n.t('Pick Up'),
    readBackMissing: l10n.t('Say in one sentence what you understood. It tells the author that it arrived.'),
    close: l10n.t('Close Handoff'),
    reopen: l10n.t('Reopen Handoff'),
    withdraw: l10n.t('Withdraw…'),
  };
}
