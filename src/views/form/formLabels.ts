import type { FormLabels, SectionLabels } from '../../webview/protocol/form';
import type { L10n } from '../../words/l10n';
import { gapLabels } from './gapsModel';

/** The fixed words of the form. */
export function formLabels(l10n: L10n): FormLabels {
  return {
    to: l10n.t('For'),
    toHint: l10n.t('empty: whoever comes next'),
    toPlaceholder: l10n.t('Add an e-mail'),
    toInvalid: l10n.t('This is not an e-mail address.'),
    removePerson: l10n.t('Remove {0}'),
    state: l10n.t('State'),
    statePlaceholder: l10n.t('Why, in a few words'),
    summary: l10n.t('Summary'),
    summaryHint: l10n.t('required · where it stands, and what to know first'),
    questions: l10n.t('Questions'),
    questionsHint: l10n.t('what you need to know from the next person'),
    questionPlaceholder: l10n.t('Ask a question, Enter for another'),
    next: l10n.t('Next steps'),
    stepPlaceholder: l10n.t('Add a step, Enter for another'),
    removeRow: l10n.t('Remove this row'),
    verify: l10n.t('How to see that it works'),
    runPlaceholder: l10n.t('A command to run'),
    expectPlaceholder: l10n.t('What it should show'),
    ...sectionLabels(l10n),
    done: l10n.t('Done so far'),
    doneHint: l10n.t('from your commits'),
    donePlaceholder: l10n.t('Add what is done'),
    files: l10n.t('Files touched'),
    gaps: gapLabels(l10n),
    saveAndPush: l10n.t('Save and Push'),
    saveAndSend: l10n.t('Save and Send'),
    save: l10n.t('Save'),
    saveKey: l10n.t('Ctrl+Enter'),
    saveKeyMac: l10n.t('⌘Enter'),
    pushKey: l10n.t('Ctrl+Shift+Enter'),
    pushKeyMac: l10n.t('⇧⌘Enter'),
    goesTo: l10n.t('Goes to'),
    attributes: l10n.t('Fold handoff files in pull requests (adds .handoffs/.gitattributes)'),
    draftNone: l10n.t('Nothing typed yet'),
    draftTyping: l10n.t('Draft …'),
    draftKept: l10n.t('Draft kept'),
    draftNotKept: l10n.t('The draft is not being saved. Copy your text before you close this.'),
    saving: l10n.t('Saving …'),
    goThere: l10n.t('Go There'),
    notSecret: l10n.t('It Is No Secret'),
  };
}

/** The words of what stands below the essentials, and of what is seldom filled in. */
function sectionLabels(l10n: L10n): SectionLabels {
  return {
    owner: l10n.t('Owner'),
    askWhom: l10n.t('To whom'),
    due: l10n.t('Due'),
    outcome: l10n.t('Expected outcome'),
    outcomeHint: l10n.t('What it should do when it is done'),
    background: l10n.t('Background'),
    backgroundHint: l10n.t('Why this work, and what was decided before'),
    contingencies: l10n.t('If … then …'),
    ifPlaceholder: l10n.t('If this happens'),
    thenPlaceholder: l10n.t('then do this'),
    doNotTouch: l10n.t('Do not touch'),
    doNotTouchPlaceholder: l10n.t('What must stay as it is, and why'),
    tried: l10n.t('Tried, did not work'),
    triedPlaceholder: l10n.t('A dead end, so that nobody goes there again'),
    links: l10n.t('Links'),
    linkPlaceholder: l10n.t('Address'),
    linkTitlePlaceholder: l10n.t('What is there'),
    empty: l10n.t('empty'),
    written: l10n.t('written'),
    noneOnPurpose: l10n.t('none, on purpose'),
  };
}
