import type { BriefModel } from '../protocol/reader';
import { el, setText } from '../shared/dom';
import { keepFocus } from '../shared/focus';

interface PickUpActions {
  pickUp(readBack: string): void;
  /** The read-back changed while it is being typed. */
  typed(readBack: string): void;
}

/** Picking up: the reader says in one sentence what they understood. Or who has said it already. */
export class PickUpCard {
  readonly element = el('div', { class: 'card' });
  readonly #title = el('h2');
  readonly #prompt = el('label', { for: 'read-back', class: 'meta' });
  readonly #text = el('textarea', { id: 'read-back', rows: '3', 'aria-describedby': 'read-back-error' });
  readonly #error = el('p', { id: 'read-back-error', class: 'error', role: 'alert' });
  readonly #button = el('button', { type: 'button' });
  #missing = '';

  constructor(
    private readonly actions: PickUpActions,
    readBack: string,
  ) {
    this.#text.value = readBack;
    this.#text.addEventListener('input', () => {
      this.#say('');
      actions.typed(this.#text.value);
    });
    this.#button.addEventListener('click', () => this.submit());
  }

  /** The field stays the same element, so that neither text nor cursor nor undo are lost. */
  show({ pickUp, labels }: BriefModel): void {
    this.#button.disabled = false;
    this.#missing = labels.readBackMissing;
    if (pickUp.kind === 'offer') {
      setText(this.#title, labels.pickUp);
      setText(this.#prompt, pickUp.prompt);
      setText(this.#button, labels.pickUpButton);
      if (!this.#button.isConnected) {
        this.element.replaceChildren(this.#title, this.#prompt, this.#text, this.#error, this.#button);
      }
      return;
    }
    setText(this.#title, pickUp.heading);
    const quote = pickUp.readBack === '' ? [] : [el('blockquote', {}, pickUp.readBack)];
    const unsent = this.#unsent(pickUp.readBack);
    keepFocus(this.element, () => this.element.replaceChildren(this.#title, ...quote, ...unsent));
  }

  /** Somebody else was faster: what was being typed stays on the page. Once it is what was said, it goes. */
  #unsent(said: string): readonly Node[] {
    const typed = this.#text.value.trim();
    if (typed !== '' && typed !== said.trim()) {
      return [this.#prompt, this.#text];
    }
    this.#text.value = '';
    this.actions.typed('');
    return [];
  }

  /** Ctrl+Enter in the field, and the button. */
  submit(): void {
    const readBack = this.#text.value.trim();
    if (!this.#button.isConnected || this.#button.disabled) {
      return;
    }
    if (readBack === '') {
      this.#say(this.#missing);
      this.#text.focus();
      return;
    }
    this.#button.disabled = true;
    this.actions.pickUp(readBack);
  }

  #say(message: string): void {
    setText(this.#error, message);
    this.#text.setAttribute('aria-invalid', String(message !== ''));
  }
}
