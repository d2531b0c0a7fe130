import type { FormLabels, SecretModel } from '../protocol/form';
import { el, linkButton } from '../shared/dom';
import { titleId } from './section';

interface Notice {
  readonly found: SecretModel;
  readonly element: HTMLElement;
}

/**
 * What was found before a save, each beside its field, until the user has said what it is: text that is changed
 * is looked at anew by the next save, and once all the others are called no secret the save goes on.
 */
export class SecretNotices {
  #open: readonly Notice[] = [];
  readonly #decided = new Set<string>();

  constructor(
    private readonly page: HTMLElement,
    private readonly labels: FormLabels,
    /** Saves again, as there is nothing left to decide. */
    private readonly save: () => void,
  ) {
    page.addEventListener('input', ({ target }) => {
      this.#close(
        ({ element }) => target instanceof Node && element.parentElement?.contains(target) === true,
      );
    });
  }

  /** Marks of what the user has called no secret. */
  get decided(): readonly string[] {
    return [...this.#decided];
  }

  show(found: readonly SecretModel[]): void {
    this.#close(() => true);
    this.#open = found.map((one) => ({ found: one, element: this.#notice(one) }));
    for (const { found: one, element } of this.#open) {
      this.#place(one.field, element);
    }
    this.#focusFirst();
  }

  /** Below the field; what has no field here goes above the buttons. */
  #place(field: string, notice: HTMLElement): void {
    const section = this.page.querySelector(`#${CSS.escape(titleId(field))}`)?.closest('.field, details');
    const error = this.page.querySelector(section ? `#${CSS.escape(field)}-error` : 'footer > .error');
    if (error) error.before(notice);
    else section?.append(notice);
    const folded = notice.closest('details');
    if (folded) folded.open = true;
  }

  #notice(found: SecretModel): HTMLElement {
    const { labels } = this;
    const described = `secret-${found.mark}`;
    const about = { 'aria-describedby': described };
    return el(
      'div',
      { class: 'notice', role: 'group', 'aria-labelledby': described },
      el('span', { id: described }, found.text),
      linkButton(labels.goThere, about, () => this.#goTo(found)),
      linkButton(labels.notSecret, about, () => this.#decide(found.mark)),
    );
  }

  /** Selects it, so that one key takes it out. */
  #goTo({ field, begins, length }: SecretModel): void {
    const section = this.#open.find(({ found }) => found.field === field)?.element.parentElement;
    const texts = section?.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input[type=text], textarea',
    );
    for (const text of texts ?? []) {
      const at = text.value.indexOf(begins);
      if (at >= 0 && at + length <= text.value.length) {
        text.focus();
        text.setSelectionRange(at, at + length);
        return;
      }
    }
  }

  #decide(mark: string): void {
    this.#decided.add(mark);
    this.#close(({ found }) => found.mark === mark);
    if (this.#open.length === 0) this.save();
    else this.#focusFirst();
  }

  #focusFirst(): void {
    const [first] = this.#open;
    first?.element.querySelector('button')?.focus();
    first?.element.scrollIntoView({ block: 'nearest' });
  }

  #close(isOver: (notice: Notice) => boolean): void {
    for (const notice of this.#open.filter(isOver)) notice.element.remove();
    this.#open = this.#open.filter(({ element }) => element.isConnected);
  }
}
