import type { FormModel } from '../protocol/form';
import { el, setText } from '../shared/dom';
import { titleId } from './section';
import { RowList } from './rowList';

/** What is already known and seldom changed: one line each until opened, with a word on what is in it. */
export interface FoldedSections {
  readonly elements: readonly HTMLElement[];
  readonly done: RowList<string>;
  setFiles(files: readonly string[]): void;
  /** Says anew how many entries there are. */
  recount(): void;
}

/** Done (from the commits, editable) and the files touched (facts). */
export function foldedSections({ labels }: FormModel, changed: () => void): FoldedSections {
  const done = new RowList<string>({
    id: 'done',
    fields: [{ label: labels.done, placeholder: labels.donePlaceholder }],
    removeLabel: labels.removeRow,
    changed,
  });
  const files = el('ul', { class: 'files', 'aria-labelledby': titleId('files') });
  const doneFold = fold('done', labels.done, done.element);
  const filesFold = fold('files', labels.files, files);
  const recount = (): void => {
    const count = done.filled.length;
    doneFold.say(count === 0 ? '0' : [String(count), labels.doneHint].filter(Boolean).join(' '));
  };
  doneFold.element.addEventListener('input', recount);
  return {
    elements: [doneFold.element, filesFold.element],
    done,
    recount,
    setFiles: (paths) => {
      files.replaceChildren(...paths.map((path) => el('li', {}, el('code', {}, path))));
      filesFold.element.hidden = paths.length === 0;
      filesFold.say(String(paths.length));
    },
  };
}

function fold(
  id: string,
  title: string,
  body: Node,
): { element: HTMLDetailsElement; say(word: string): void } {
  const word = el('span', { id: `${id}-hint`, class: 'hint' });
  const summary = el('summary', {}, el('span', { id: titleId(id) }, title), word);
  return { element: el('details', {}, summary, body), say: (text) => setText(word, text) };
}
