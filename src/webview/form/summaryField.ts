import type { FormLabels } from '../protocol/form';
import { el } from '../shared/dom';
import { describedBy, section, type Section } from './section';

/** The one required field. It grows with its text (CSS `field-sizing`). */
export interface SummaryField extends Section {
  text: string;
  focus(): void;
}

export function summaryField(labels: FormLabels): SummaryField {
  const area = el('textarea', {
    id: 'summary',
    rows: '4',
    'aria-required': 'true',
    'aria-describedby': describedBy('summary'),
  });
  return {
    ...section({ id: 'summary', title: labels.summary, hint: labels.summaryHint, control: area }, area),
    get text() {
      return area.value;
    },
    set text(text) {
      area.value = text;
      area.setSelectionRange(text.length, text.length);
    },
    focus: () => area.focus(),
  };
}
