import { visible } from '../../domain/visible';
import type { FormLabels, PersonModel } from '../protocol/form';
import { el, setText } from '../shared/dom';
import { isComposing } from '../shared/keys';
import { describedBy } from './section';

/** The field to add a person with; the browser suggests the people there are. */
export function personInput(labels: FormLabels): HTMLInputElement {
  return el('input', {
    id: 'to',
    type: 'text',
    list: 'people',
    autocomplete: 'off',
    spellcheck: 'false',
    placeholder: labels.toPlaceholder,
    'aria-describedby': describedBy('to'),
  });
}

/** A suggestion: the address is what is added, the rest helps to recognise it. */
export function personOption(person: PersonModel): HTMLOptionElement {
  const words = [person.name, person.hint, person.time].filter(
    (word) => word !== '' && word !== person.email,
  );
  return el('option', { value: person.email }, words.join(' · '));
}

/** A person that was added. */
export interface Chip {
  readonly element: HTMLLIElement;
  /** Shows what is known of the person now, without touching the button: it may have the focus. */
  show(person: PersonModel): void;
}

/** A person that was added, with what time it is for them and a button to take them out again. */
export function personChip(person: PersonModel, labels: FormLabels, remove: () => void): Chip {
  const name = el('span');
  const hint = el('span', { class: 'hint' });
  const button = el('button', { type: 'button', class: 'icon' }, '×');
  button.addEventListener('click', remove);
  const element = el('li', { class: 'chip', title: person.email }, name, hint, button);
  const show = (now: PersonModel): void => {
    setText(name, now.name);
    setText(hint, now.time === '' ? now.hint : now.time);
    hint.hidden = hint.textContent === '';
    button.setAttribute('aria-label', visible(`${labels.removePerson}: ${now.name}`));
  };
  show(person);
  return { element, show };
}

/** When one can talk with the people, a line each. */
export function overlapLines(people: readonly PersonModel[]): readonly HTMLLIElement[] {
  return people
    .filter(({ overlap }) => overlap !== '')
    .map(({ overlap }) => el('li', { class: 'hint' }, overlap));
}

/** Enter, a comma and a picked suggestion add; Backspace in the empty field takes the last one out. */
export function listenForPeople(input: HTMLInputElement, add: () => void, removeLast: () => void): void {
  input.addEventListener('keydown', (event) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey) {
      return;
    }
    if (event.key === 'Enter' || event.key === ',' || event.key === ';') {
      event.preventDefault();
      add();
    } else if (event.key === 'Backspace' && input.value === '' && !event.repeat) {
      removeLast();
    }
  });
  input.addEventListener('input', (event) => {
    const isPicked = !(event instanceof InputEvent) || event.inputType === 'insertReplacementText';
    if (isPicked) {
      add();
    }
  });
  onLeave(input, add);
}

/**
 * Calls back when the field is left. Where that is the work of a pointer, only once it is released: a
 * page that moves between press and release lets the click miss what it was meant for.
 */
function onLeave(input: HTMLInputElement, left: () => void): void {
  let isPressed = false;
  input.addEventListener('focus', () => {
    isPressed = false;
  });
  window.addEventListener(
    'pointerdown',
    () => {
      isPressed = true;
    },
    true,
  );
  window.addEventListener('pointerup', () => {
    isPressed = false;
  });
  input.addEventListener('blur', () => {
    if (isPressed) {
      window.addEventListener('pointerup', () => window.setTimeout(left), { once: true });
    } else {
      left();
    }
  });
}
