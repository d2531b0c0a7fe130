import type { BriefModel, FromReader } from '../protocol/reader';
import { el, linkButton, setText } from '../shared/dom';
import { keepFocus } from '../shared/focus';
import type { LocalCopies } from '../shared/localCopies';
import type { WebviewApi } from '../shared/vscodeApi';
import { header } from './header';
import { markdownView } from './markdownView';
import { furtherTexts, links, watchOut } from './notes';
import { PickUpCard } from './pickUpCard';
import { doneList, proof } from './proof';
import { questions } from './questions';
import type { ReaderState } from './readerState';
import { missingCard, sinceCard } from './sinceCard';
import { steps } from './steps';

export type ReaderApi = WebviewApi<ReaderState | null, FromReader>;

/** One handoff on the page. */
export class OpenBrief {
  readonly #header = el('header');
  readonly #error = el('p', { class: 'error', role: 'alert' });
  readonly #body = el('div');
  readonly #pickUp: PickUpCard;
  readonly #missing = el('div', { class: 'card' });
  readonly #since = el('div', { class: 'card' });
  readonly #closing = el('div');
  #readBack: string;
  /** True while the page shows what the reader did and the host has not answered yet. */
  #acted = false;

  constructor(
    private readonly api: ReaderApi,
    private readonly copies: LocalCopies<string>,
    private model: BriefModel,
    readBack: string,
  ) {
    this.#readBack = readBack;
    const actions = {
      pickUp: (text: string) => this.#post({ type: 'pickUp', readBack: text }),
      typed: (text: string) => {
        this.#readBack = text;
        if (text === '') this.copies.drop([this.handoff]);
        else this.copies.write(this.handoff, text);
        this.#keepState();
      },
    };
    this.#pickUp = new PickUpCard(actions, readBack);
  }

  get handoff(): string {
    return this.model.handoff;
  }

  attach(root: HTMLElement): void {
    const main = el('main', {}, this.#error, this.#body);
    const aside = el('aside', {}, this.#missing, this.#pickUp.element, this.#since, this.#closing);
    root.replaceChildren(el('div', { class: 'page' }, this.#header, main, aside));
    this.#render();
    this.#keepState();
  }

  show(model: BriefModel): void {
    const isSame = JSON.stringify(model) === JSON.stringify(this.model);
    const isSameButMeta = JSON.stringify({ ...model, meta: this.model.meta }) === JSON.stringify(this.model);
    this.model = model;
    // The host sends it whenever anything moved; what is the same keeps its selection and its scroll.
    if (!isSameButMeta || this.#acted) {
      this.#render();
      this.#keepState();
    } else if (!isSame) {
      // A clock went on.
      this.#header.replaceChildren(...header(model));
      this.#keepState();
    }
  }

  /** Nothing was changed: the boxes show again what holds, and what was typed is still there. */
  failed(message: string): void {
    this.#render();
    setText(this.#error, message);
  }

  submit(): void {
    this.#pickUp.submit();
  }

  #render(): void {
    const { model } = this;
    this.#acted = false;
    this.#header.replaceChildren(...header(model));
    this.#pickUp.show(model);
    this.#missing.hidden = model.missing.length === 0;
    this.#missing.replaceChildren(...missingCard(model));
    this.#since.replaceChildren(...sinceCard(model));
    keepFocus(this.#closing, () => this.#closing.replaceChildren(...this.#closeButton(model)));
    keepFocus(this.#body, () =>
      this.#body.replaceChildren(
        markdownView(model.summary),
        ...furtherTexts(model),
        ...questions(model),
        ...steps(model, (step, done) => this.#post({ type: 'step', step, done })),
        ...watchOut(model),
        ...proof(model, (index) => this.#post({ type: 'terminal', index })),
        ...doneList(model),
        ...links(model),
      ),
    );
  }

  #closeButton(model: BriefModel): readonly Node[] {
    const { closing, labels } = model;
    if (closing === 'none') {
      return [];
    }
    const withdraw = (): void => this.#post({ type: 'withdraw' });
    const text = closing === 'close' ? labels.close : labels.reopen;
    const button = el('button', { type: 'button', class: 'second', 'data-key': 'closing' }, text);
    button.addEventListener('click', () => {
      button.disabled = true;
      this.#post({ type: closing });
    });
    return model.canWithdraw
      ? [button, linkButton(labels.withdraw, { class: 'link withdraw', 'data-key': 'withdraw' }, withdraw)]
      : [button];
  }

  #post(message: FromReader): void {
    this.#acted = true;
    setText(this.#error, '');
    this.api.postMessage(message);
  }

  #keepState(): void {
    const { model } = this;
    this.api.setState({ version: 1, handoff: model.handoff, model, readBack: this.#readBack });
  }
}
