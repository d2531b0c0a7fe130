import { el, setText } from '../shared/dom';
import { isLocal } from './dueInput';

/** One field of every row of a list. */
export interface RowField {
  /** What the field is, for those who do not see its placeholder; the row's number is added. */
  readonly label: string;
  readonly placeholder: string;
  /** A command: shown in the editor's font, without spelling marks. */
  readonly code?: boolean;
  /** Seldom filled in: it shows while the row has the focus, and as text beside the row else. */
  readonly quiet?: 'person' | 'time';
}

/** A row on the page. */
export interface RowElement {
  readonly element: HTMLLIElement;
  readonly inputs: readonly HTMLInputElement[];
  /** Tells which row it is now, counted from 1. */
  renumber(number: number): void;
  /** Says beside the row what its quiet fields hold. */
  say(beside: string): void;
}

interface RowElementOptions {
  readonly fields: readonly RowField[];
  readonly values: readonly string[];
  /** What the quiet fields hold: whose it is, until when. */
  readonly beside: string;
  readonly removeLabel: string;
  readonly describedBy: string;
  remove(): void;
}

/** Makes the elements of one row. */
export function rowElement(options: RowElementOptions): RowElement {
  const inputs = options.fields.map((field, index) =>
    inputOf(field, options.values[index] ?? '', options.describedBy),
  );
  // Not a stop of the Tab key: Backspace does the same, and the next stop after a step is the next step.
  const remove = el(
    'button',
    { type: 'button', class: 'icon', tabindex: '-1', title: options.removeLabel },
    '×',
  );
  remove.addEventListener('click', () => options.remove());
  const beside = el('span', { class: 'who' });
  const say = (text: string): void => {
    setText(beside, text);
    beside.hidden = text === '';
  };
  say(options.beside);
  return {
    element: el('li', { class: 'row' }, ...inputs, beside, remove),
    inputs,
    say,
    renumber: (number) => {
      options.fields.forEach((field, index) => {
        inputs[index]?.setAttribute('aria-label', `${field.label} ${number}`);
      });
      remove.setAttribute('aria-label', `${options.removeLabel} ${number}`);
    },
  };
}

function inputOf(field: RowField, value: string, describedBy: string): HTMLInputElement {
  const input = el('input', {
    // What another program wrote there need not be a time: then it is shown as the text it is.
    type: field.quiet === 'time' && (value === '' || isLocal(value)) ? 'datetime-local' : 'text',
    placeholder: field.placeholder,
    title: field.quiet === undefined ? undefined : field.label,
    class: field.code === true ? 'code' : field.quiet && `quiet ${field.quiet}`,
    list: field.quiet === 'person' ? 'people' : undefined,
    spellcheck: field.code === true || field.quiet !== undefined ? 'false' : 'true',
    autocomplete: 'off',
    'aria-describedby': describedBy,
  });
  input.value = value;
  return input;
}
