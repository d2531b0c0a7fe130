import type { FoldedHandoff, QuestionState, StepState } from '../domain/fold';
import type { Contingency, Handoff, HandoffState } from '../domain/records';
import type { L10n } from './l10n';
import { branchName } from './branchName';
import { stateLabel, statusWord } from './states';
import { isPlace, placeOf } from './time';

/** Everything that a handoff as Markdown says in the reader's language. Its times are fixed: such a text is kept. */
export function markdownWords(l10n: L10n) {
  return {
    title: ({ branch }: Handoff) => l10n.t('Handoff on {0}', branchName(l10n, branch)),
    byline: ({ note, status }: FoldedHandoff) =>
      [
        l10n.t('from {0} <{1}>', note.author.name, note.author.email),
        ...(note.to && note.to.length > 0 ? [l10n.t('for {0}', note.to.join(', '))] : []),
        l10n.t('{0} UTC', note.created.slice(0, 16).replace('T', ' ')),
        ...(note.timeZone === undefined || !isPlace(note.timeZone)
          ? []
          : [l10n.t('written in {0}', placeOf(note.timeZone))]),
        ...(note.author.kind === 'agent' ? [l10n.t('written by an agent')] : []),
        statusWord(l10n, status),
      ].join(' · '),
    state: (state: HandoffState) => stateLabel(l10n, state),
    headings: {
      state: l10n.t('State'),
      summary: l10n.t('Summary'),
      outcome: l10n.t('Expected result'),
      background: l10n.t('Background'),
      questions: l10n.t('Questions'),
      steps: l10n.t('Next steps'),
      watchOuts: l10n.t('Watch out'),
      proof: l10n.t('See that it works'),
    },
    none: l10n.t('none'),
    contingency: (row: Contingency) =>
      row.ask === undefined
        ? l10n.t('If {0}: {1}', row.if, row.then)
        : l10n.t('If {0}: {1} (ask {2})', row.if, row.then, row.ask),
    tried: (text: string) => l10n.t('Tried: {0}', text),
    doNotTouch: (text: string) => l10n.t('Do not touch: {0}', text),
    aside: (row: StepState | QuestionState) => {
      const whose = 'askedBy' in row ? row.to : row.owner;
      return [
        ...(whose === undefined ? [] : [l10n.t('for {0}', whose)]),
        ...(row.due === undefined ? [] : [l10n.t('due {0}', row.due)]),
      ].join(', ');
    },
  };
}
