import type { FormLabels, PersonModel } from '../protocol/form';
import { el } from '../shared/dom';
import { emailOf, personOf } from './people';
import {
  listenForPeople,
  overlapLines,
  personChip,
  personInput,
  personOption,
  type Chip,
} from './recipientElements';
import { section, type Section } from './section';

/** The people a handoff is for, as chips, and a field to add one. */
export class Recipients implements Section {
  readonly element: HTMLElement;
  readonly #input: HTMLInputElement;
  readonly #chips = el('ul', { class: 'chips' });
  readonly #overlaps = el('ul', { class: 'overlaps' });
  /** By address, in the order in which they were added. */
  #shown: ReadonlyMap<string, Chip> = new Map();
  /** Addresses that the list below the field has. */
  #offered = '';
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
    this.#section = section(
      { id: 'to', title: labels.to, hint: labels.toHint, control: this.#input },
      row,
      this.#overlaps,
    );
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

  /** What is there stays and shows what is new: a clock that goes on takes no focus and closes no list. */
  #render(): void {
    const added = this.#to.map((email) => personOf(email, this.#people));
    if ([...this.#shown.keys()].join('\n') === this.#to.join('\n')) {
      [...this.#shown.values()].forEach((chip, at) => added[at] && chip.show(added[at]));
    } else {
      this.#shown = new Map(
        added.map((person, at) => {
          const email = this.#to[at] ?? '';
          return [email, personChip(person, this.labels, () => this.#remove(email))];
        }),
      );
      this.#chips.replaceChildren(...[...this.#shown.values()].map(({ element }) => element));
    }
    this.#overlaps.replaceChildren(...overlapLines(added));
    const others = this.#people.filter(({ email }) => !this.#to.includes(email));
    const offered = others.map(({ email }) => email).join('\n');
    if (offered !== this.#offered || document.activeElement !== this.#input) {
      this.#offered = offered;
      this.#suggestions.replaceChildren(...others.map(personOption));
    }
  }
}
