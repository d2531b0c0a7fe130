import type { HandoffContent } from '../../domain/records';
import type { ShareMode } from '../../domain/share';
import { fillIn, sayNone } from '../../domain/gaps/fill';
import type { FormField, FormModel, FromForm, PersonModel, SecretModel } from '../protocol/form';
import type { GapAction, GapSettling, GapsModel } from '../protocol/gaps';
import { caretIn, putCaret, type Caret } from '../shared/caret';
import { el } from '../shared/dom';
import type { LocalCopies } from '../shared/localCopies';
import type { WebviewApi } from '../shared/vscodeApi';
import { DraftClock, type DraftStatus } from './draftClock';
import type { FormState } from './formState';
import { formView, type FormView } from './formView';
import { gapsColumn, type GapsColumn } from './gapsColumn';
import { saveBar, type SaveBar } from './saveBar';
import { holdWhileSaving } from './saving';
import { SecretNotices } from './secretNotices';

export type FormApi = WebviewApi<FormState, FromForm>;

/** What a form holds. */
interface Typed {
  readonly content: HandoffContent;
  readonly share: ShareMode;
  readonly attributes?: boolean;
}

/** What is typed and not known to be on disk, and where. */
export interface FormCopy extends Typed {
  readonly caret: Caret | undefined;
}

/** One draft on the page: what is typed, what of it is kept, and saving it. */
export class OpenForm {
  readonly #page: HTMLElement;
  readonly #view: FormView;
  readonly #gaps: GapsColumn;
  readonly #bar: SaveBar;
  readonly #clock: DraftClock;
  readonly #notices: SecretNotices;
  /** What the last save was asked for with. */
  #push = false;
  #base: HandoffContent;
  #typed: boolean;
  #notKept = false;
  #seq: number;
  #release: (() => void) | undefined;
  readonly #copy: FormCopy | undefined;

  /** `kept` is what the page held before it was reloaded, if it held this draft. */
  constructor(
    private readonly api: FormApi,
    private readonly copies: LocalCopies<FormCopy>,
    private model: FormModel,
    kept?: FormState,
  ) {
    const copy = copies.first(this.#drafts);
    this.#copy = copy;
    this.#base = model.content;
    this.#typed = copy !== undefined || (kept?.typed ?? false);
    this.#seq = kept?.seq ?? 0;
    this.#view = formView(model, () => this.#edited());
    this.#gaps = gapsColumn(model.labels.gaps, {
      act: (does) => this.#act(does),
      settle: (does) => this.#settle(does),
    });
    this.#bar = saveBar(model, (push) => this.#save(push));
    const target = {
      send: (seq: number) => this.#sendDraft(seq),
      show: (status: DraftStatus) => this.#showStatus(status),
    };
    this.#clock = new DraftClock(target, browserTimers, this.#seq);
    this.#page = el(
      'div',
      { class: 'page' },
      this.#view.header,
      this.#view.main,
      this.#gaps.element,
      this.#bar.element,
    );
    this.#notices = new SecretNotices(this.#page, model.labels, () => this.#save(this.#push));
    this.#fill(copy ?? kept ?? model);
    this.#showFacts();
    this.#listen();
  }

  get draft(): string {
    return this.model.draft;
  }

  /** Its own, and those that it goes on with. */
  get #drafts(): readonly string[] {
    return draftsOf(this.model);
  }

  /** Takes the place of whatever the page showed, with the cursor in the summary. */
  attach(root: HTMLElement): void {
    root.replaceChildren(this.#page);
    this.#view.focus('summary');
    // In a low window the cursor may be below: the page still begins with what it is about.
    window.scrollTo(0, 0);
    if (this.#copy?.caret) putCaret(this.#page, this.#copy.caret);
    this.#keepState();
    // What a reload interrupted may not have reached the host: it is the newest text there is.
    if (this.#typed) this.#touch();
  }

  /** The host shows the same draft again. What was typed since is newer than what it says. */
  show(model: FormModel): void {
    this.model = model;
    if (!this.#typed) {
      this.#base = model.content;
      this.#fill(model);
    }
    this.#showFacts();
    this.#keepState();
  }

  showGaps(gaps: GapsModel): void {
    this.model = { ...this.model, gaps };
    this.#gaps.show(gaps);
  }

  showPeople(people: readonly PersonModel[]): void {
    this.model = { ...this.model, people };
    this.#view.showPeople(people);
  }

  kept(seq: number): void {
    this.#clock.kept(seq);
    if (this.#notKept) {
      this.#notKept = false;
      this.#bar.showError('');
    }
  }

  /** Says why drafts are not kept, until one is kept again. */
  notKept(message: string): void {
    this.#notKept = true;
    this.#bar.showError(message);
  }

  /** Sends at once what is not on its way yet: the page may be gone in a moment. */
  flush(): void {
    this.#clock.flush();
  }

  /** Ctrl+Enter, wherever the cursor is: *Save*, and with Shift *Save and Push*. */
  saveByKey(push: boolean): void {
    this.#bar.saveByKey(push);
  }

  /** Saving failed: everything is still there, and can be edited again. */
  failed(message: string, field: FormField | undefined): void {
    this.#letGo();
    if (field === undefined) {
      this.#bar.showError(message);
    } else {
      this.#view.focus(field, 'first');
      this.#view.showError(field, message);
    }
  }

  /** Nothing is saved before the user has said what these are. */
  secrets(message: string, found: readonly SecretModel[]): void {
    this.#letGo();
    this.#notices.show(found);
    this.#bar.showError(message);
  }

  #letGo(): void {
    this.#release?.();
    this.#release = undefined;
    this.#bar.setSaving(false);
    this.#bar.note.restore();
  }

  /** What an older version kept may say nothing of the attributes. */
  #fill({ content, share, attributes = true }: Typed): void {
    this.#view.write(content);
    this.#bar.share = share;
    this.#bar.attributes.checked = attributes;
  }

  #typedNow(): Required<Typed> {
    const { share, attributes } = this.#bar;
    return { content: this.#content(), share, attributes: attributes.checked };
  }

  #showFacts(): void {
    this.#view.showFacts(this.model);
    this.#bar.setCanPush(this.model.canPush);
    this.#gaps.show(this.model.gaps);
  }

  #listen(): void {
    this.#page.addEventListener('input', (event) => {
      // The field for a person holds no content until somebody is added.
      const isContent = !(event.target instanceof HTMLElement && event.target.id === 'to');
      if (isContent) this.#edited();
    });
  }

  #edited(): void {
    this.#typed = true;
    if (!this.#notKept) {
      this.#bar.showError('');
    }
    this.#touch();
  }

  /** Until the disk has it there is a copy, for the page that takes the place of this one. */
  #touch(): void {
    const caret = caretIn(this.#page);
    this.copies.write(this.draft, { ...this.#typedNow(), caret });
    this.#clock.touch();
  }

  #showStatus(status: DraftStatus): void {
    this.#bar.note.show(status);
    if (status === 'kept') this.copies.drop(this.#drafts);
  }

  #sendDraft(seq: number): void {
    this.#seq = seq;
    this.#keepState();
    this.api.postMessage({ type: 'draft', seq, ...this.#typedNow() });
  }

  #save(push: boolean): void {
    if (this.#release || !this.#view.commit()) return;
    // Whether it was kept or not: the answer to this tells that there is somebody who saves.
    this.#touch();
    this.#clock.flush();
    this.#release = holdWhileSaving(this.#page);
    this.#bar.setSaving(true);
    this.#push = push;
    this.api.postMessage({ type: 'save', ...this.#typedNow(), push, notSecret: this.#notices.decided });
  }

  #act(does: Exclude<GapAction, { kind: 'explain' }>): void {
    switch (does.kind) {
      case 'focus':
        this.#view.focusOn(does.field, does.row);
        return;
      case 'fill-in':
        this.#change(fillIn(this.#content(), does.fill));
        return;
      case 'push':
      case 'show-changes':
      case 'show-stashes':
        this.#clock.flush();
        this.api.postMessage({ type: 'gap', does: { kind: does.kind } });
    }
  }

  #settle(does: GapSettling): void {
    if (does.kind === 'none') {
      this.#change(sayNone(this.#content(), does.field));
    } else {
      this.#clock.flush();
      this.api.postMessage({ type: 'gap', does });
    }
  }

  /** Something known takes its place in the fields, as if it had been typed. */
  #change(content: HandoffContent): void {
    this.#base = content;
    this.#view.write(content);
    this.#edited();
  }

  #content(): HandoffContent {
    return this.#view.read(this.#base);
  }

  #keepState(): void {
    const { model } = this;
    this.api.setState({
      version: 1,
      draft: model.draft,
      model: { ...model, content: this.#base },
      ...this.#typedNow(),
      seq: this.#seq,
      typed: this.#typed,
    });
  }
}

/** The draft of a model, and those whose pages it takes the place of. */
export function draftsOf({ draft, continues }: FormModel): readonly string[] {
  return [draft, ...(continues ?? [])];
}

const browserTimers = {
  now: () => Date.now(),
  setTimeout: (run: () => void, milliseconds: number) => window.setTimeout(run, milliseconds),
  clearTimeout: (handle: number) => window.clearTimeout(handle),
};
