import type { FormLabels, PersonModel } from '../protocol/form';
import { el } from '../shared/dom';
import { emailOf, personOf } from './people';
import { listenForPeople, personChip, personInput, personOption } from './recipientElements';
import { section, type Section } from './section';

/** The people a handoff is for, as chips, and a field to add one. */
export class Recipients implements Section {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #chips = el('ul', { class: 'chips' });
  readonly #suggestions = el('datalist', { id: 'people' });
  readonly #section: Section;
  #to: readonly string[] = [];
  #people: readonly PersonModel[] = [];

  /** `changed` is called when somebody was added or removed. */
  constructor(
    private readonly labels: FormLabels,
    private readonly changed: () => void,
  ) {
    this.#input = personInput(labels);
    const row = el('div', { class: 'row wrap' }, this.#chips, this.#input, this.#suggestions);
    this.#section = section({ id: 'to', title: labels.to, hint: labels.toHint, control: this.#input }, row);
    this.element = this.#section.element;
    listenForPeople(
      this.#input,
      () => this.commit(),
      () => this.#remove(this.#to.at(-1)),
    );
  }

  get to(): readonly string[] {
    return this.#to;
  }

  set(to: readonly string[]): void {
    this.#to = to;
    this.#render();
  }

  setPeople(people: readonly PersonModel[]): void {
    this.#people = people;
    this.#render();
  }

  focus(): void {
    this.#input.focus();
  }

  showError(message: string): void {
    this.#section.showError(message);
  }

  clearError(): void {
    this.#section.clearError();
  }

  /** Adds what stands in the field. False, and said beside it, where that is nobody. */
  commit(): boolean {
    const email = emailOf(this.#input.value, this.#people);
    if (email === undefined) {
      const isEmpty = this.#input.value.trim() === '';
      if (!isEmpty) {
        this.showError(this.labels.toInvalid);
      }
      return isEmpty;
    }
    this.#input.value = '';
    this.clearError();
    const isThere = this.#to.some((other) => other.toLowerCase() === email.toLowerCase());
    if (!isThere) {
      this.set([...this.#to, email]);
      this.changed();
    }
    return true;
  }

  #remove(email: string | undefined): void {
    if (email !== undefined) {
      this.set(this.#to.filter((other) => other !== email));
      this.focus();
      this.changed();
    }
  }

  #render(): void {
    const chips = this.#to.map((email) =>
      personChip(personOf(email, this.#people), this.labels, () => this.#remove(email)),
    );
    const others = this.#people.filter(({ email }) => !this.#to.includes(email));
    this.#chips.replaceChildren(...chips);
    this.#suggestions.replaceChildren(...others.map(personOption));
  }
}
