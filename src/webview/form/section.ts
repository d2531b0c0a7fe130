import { el, setText } from '../shared/dom';

/** One part of the form: its name, a hint, its controls, and the place for what is wrong with it. */
export interface Section {
  readonly element: HTMLElement;
  showError(message: string): void;
  clearError(): void;
}

interface SectionOptions {
  readonly id: string;
  readonly title: string;
  readonly hint?: string;
  /** The control that the title is the label of. A group is named by the title's id instead. */
  readonly control?: HTMLElement;
  /** Stands at the end of the title's line. */
  readonly beside?: HTMLElement;
}

/** Id of a section's title, to name a group of controls by. */
export function titleId(id: string): string {
  return `${id}-title`;
}

/** Ids of the texts that describe a section's controls. */
export function describedBy(id: string): string {
  return `${id}-hint ${id}-error`;
}

/** Makes a section around its controls. What is wrong stands below them until something is typed there. */
export function section(options: SectionOptions, ...controls: readonly Node[]): Section {
  const { id, title, hint, control, beside } = options;
  const name = control
    ? el('label', { id: titleId(id), for: control.id }, title)
    : el('span', { id: titleId(id) }, title);
  const error = el('p', { id: `${id}-error`, class: 'error', role: 'alert' });
  const hintText = el('span', { id: `${id}-hint`, class: 'hint' }, hint ?? '');
  // Last in the order of the Tab key: on the way through the form the fields come first.
  const last = beside ? [beside] : [];
  const element = el('div', { class: 'field' }, el('h2', {}, name, hintText), ...controls, error, ...last);
  const clearError = (): void => {
    setText(error, '');
    control?.removeAttribute('aria-invalid');
  };
  element.addEventListener('input', clearError);
  return {
    element,
    clearError,
    showError: (message) => {
      setText(error, message);
      control?.setAttribute('aria-invalid', 'true');
    },
  };
}
