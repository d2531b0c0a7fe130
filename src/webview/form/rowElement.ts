import { el } from '../shared/dom';

/** One field of every row of a list. */
export interface RowField {
  /** What the field is, for those who do not see its placeholder; the row's number is added. */
  readonly label: string;
  readonly placeholder: string;
  /** A command: shown in the editor's font, without spelling marks. */
  readonly code?: boolean;
}

/** A row on the page. */
export interface RowElement {
  readonly element: HTMLLIElement;
  readonly inputs: readonly HTMLInputElement[];
  /** Tells which row it is now, counted from 1. */
  renumber(number: number): void;
}

interface RowElementOptions {
  readonly fields: readonly RowField[];
  readonly values: readonly string[];
  /** What else is known of the entry: whose it is, until when. */
  readonly beside: string;
  readonly removeLabel: string;
  readonly describedBy: string;
  remove(): void;
}

/** Makes the elements of one row. */
export function rowElement(options: RowElementOptions): RowElement {
  const inputs = options.fields.map((field, index) => {
    const input = el('input', {
      type: 'text',
      placeholder: field.placeholder,
      class: field.code === true ? 'code' : undefined,
      spellcheck: field.code === true ? 'false' : 'true',
      autocomplete: 'off',
      'aria-describedby': options.describedBy,
    });
    input.value = options.values[index] ?? '';
    return input;
  });
  // Not a stop of the Tab key: Backspace does the same, and the next stop after a step is the next step.
  const remove = el(
    'button',
    { type: 'button', class: 'icon', tabindex: '-1', title: options.removeLabel },
    '×',
  );
  remove.addEventListener('click', () => options.remove());
  const beside = options.beside === '' ? [] : [el('span', { class: 'who' }, options.beside)];
  return {
    element: el('li', { class: 'row' }, ...inputs, ...beside, remove),
    inputs,
    renumber: (number) => {
      options.fields.forEach((field, index) => {
        inputs[index]?.setAttribute('aria-label', `${field.label} ${number}`);
      });
      remove.setAttribute('aria-label', `${options.removeLabel} ${number}`);
    },
  };
}
