import type { HandoffState } from '../../domain/records';
import type { FormModel } from '../protocol/form';
import { el } from '../shared/dom';
import { describedBy, section, titleId, type Section } from './section';

/** How it stands: one of four, and why. */
export interface StateField extends Section {
  state: HandoffState | undefined;
  reason: string;
  focus(): void;
}

/** Real radio buttons in one box: arrow keys, one stop of the Tab key, and a name for the group. */
export function stateField({ states, labels }: FormModel): StateField {
  const radios = new Map(
    states.map(({ state }) => [state, el('input', { type: 'radio', name: 'state', value: state })] as const),
  );
  const choices = states.map(({ state, label }) =>
    el('label', {}, ...[radios.get(state)].filter((radio) => radio !== undefined), label),
  );
  const reason = el('input', {
    type: 'text',
    placeholder: labels.statePlaceholder,
    'aria-label': labels.statePlaceholder,
    autocomplete: 'off',
  });
  const group = el(
    'div',
    {
      class: 'segments',
      role: 'radiogroup',
      'aria-labelledby': titleId('state'),
      'aria-describedby': describedBy('state'),
    },
    ...choices,
  );
  const checked = (): HandoffState | undefined => [...radios].find(([, radio]) => radio.checked)?.[0];
  return {
    ...section({ id: 'state', title: labels.state }, el('div', { class: 'row wrap' }, group, reason)),
    get state() {
      return checked();
    },
    set state(next) {
      for (const [state, radio] of radios) radio.checked = state === next;
    },
    get reason() {
      return reason.value;
    },
    set reason(text) {
      reason.value = text;
    },
    focus: () => (radios.get(checked() ?? 'on-track') ?? reason).focus(),
  };
}
