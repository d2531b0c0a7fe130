import type { HandoffContent } from '../../domain/records';
import type { FormLabels, FormModel } from '../protocol/form';
import { el, setText } from '../shared/dom';
import type { ListKey } from './formContent';
import type { FormLists } from './lists';
import type { NoneChoices } from './noneChoices';
import { describedBy, titleId } from './section';

/** The texts that stand below the essentials. */
const textKeys = ['outcome', 'background'] as const;

type TextKey = (typeof textKeys)[number];

/** The lists that stand below the essentials, in the order of reading. */
const foldedLists = ['contingencies', 'doNotTouch', 'tried', 'done', 'links'] as const;

export type FoldedKey = TextKey | (typeof foldedLists)[number];

/** What is seldom needed or known already: one line each until opened, with a word on what is in it. */
export interface FoldedSections {
  readonly elements: readonly HTMLElement[];
  text(key: TextKey): string;
  /** Puts the texts of a content in; the lists are written by themselves. */
  write(content: Pick<HandoffContent, TextKey>): void;
  setFiles(files: readonly string[]): void;
  /** Opens a section and puts the cursor into it. */
  focus(key: FoldedKey, where: 'first' | 'empty' | number): void;
  /** Where what is wrong with a section is said; it opens for it. */
  of(key: FoldedKey): { showError(message: string): void };
  /** Says anew what is in each. */
  recount(): void;
}

/** The sections below the essentials, and the files touched (facts). */
export function foldedSections({ labels }: FormModel, lists: FormLists, none: NoneChoices): FoldedSections {
  const areas = {
    outcome: area('outcome', labels.outcomeHint),
    background: area('background', labels.backgroundHint),
  };
  const files = el('ul', { class: 'files', 'aria-labelledby': titleId('files') });
  const filesFold = fold('files', labels.files, files);
  const folds: Readonly<Record<FoldedKey, Fold>> = {
    outcome: fold('outcome', labels.outcome, areas.outcome),
    background: fold('background', labels.background, areas.background),
    ...foldLists(labels, lists, none),
  };
  const recount = (): void => {
    for (const key of textKeys) {
      folds[key].say(areas[key].value.trim() === '' ? labels.empty : labels.written);
    }
    for (const key of foldedLists) {
      folds[key].say(wordOn(key, lists, none, labels));
    }
  };
  const all = Object.values(folds);
  all.forEach(({ element }) => element.addEventListener('input', recount));
  return {
    elements: [...all.map(({ element }) => element), filesFold.element],
    text: (key) => areas[key].value,
    write: (content) => textKeys.forEach((key) => (areas[key].value = content[key] ?? '')),
    recount,
    focus: (key, where) => {
      folds[key].element.open = true;
      if (key === 'outcome' || key === 'background') areas[key].focus();
      else lists[key].focus(where);
    },
    of: (key) => folds[key],
    setFiles: (paths) => {
      files.replaceChildren(...paths.map((path) => el('li', {}, el('code', {}, path))));
      filesFold.element.hidden = paths.length === 0;
      filesFold.say(String(paths.length));
    },
  };
}

function foldLists(
  labels: FormLabels,
  lists: FormLists,
  none: NoneChoices,
): Readonly<Record<(typeof foldedLists)[number], Fold>> {
  const make = (key: (typeof foldedLists)[number], title: string): Fold =>
    fold(key, title, lists[key].element, none.button(key, title));
  return {
    contingencies: make('contingencies', labels.contingencies),
    doNotTouch: make('doNotTouch', labels.doNotTouch),
    tried: make('tried', labels.tried),
    done: make('done', labels.done),
    links: make('links', labels.links),
  };
}

function wordOn(key: ListKey, lists: FormLists, none: NoneChoices, labels: FormLabels): string {
  const count = lists[key].filled.length;
  if (count === 0) {
    return none.chosen.has(key) ? labels.noneOnPurpose : labels.empty;
  }
  return key === 'done' ? [String(count), labels.doneHint].filter(Boolean).join(' ') : String(count);
}

function area(id: TextKey, hint: string): HTMLTextAreaElement {
  return el('textarea', {
    rows: '3',
    placeholder: hint,
    'aria-labelledby': titleId(id),
    'aria-describedby': describedBy(id),
  });
}

interface Fold {
  readonly element: HTMLDetailsElement;
  say(word: string): void;
  showError(message: string): void;
}

function fold(id: string, title: string, ...body: readonly Node[]): Fold {
  const word = el('span', { id: `${id}-hint`, class: 'hint' });
  const error = el('p', { id: `${id}-error`, class: 'error', role: 'alert' });
  const summary = el('summary', {}, el('span', { id: titleId(id) }, title), word);
  const element = el('details', {}, summary, ...body, error);
  element.addEventListener('input', () => setText(error, ''));
  return {
    element,
    say: (text) => setText(word, text),
    showError: (message) => {
      element.open = true;
      setText(error, message);
    },
  };
}
