import type { ShareMode } from '../../domain/share';
import type { FormModel } from '../protocol/form';
import { el, setText } from '../shared/dom';
import { forThisKeyboard } from '../shared/keys';
import { draftNote, type DraftNote } from './draftNote';

/** The bar that stays in sight: save, where it goes, and whether the draft is kept. */
export interface SaveBar {
  readonly element: HTMLElement;
  readonly note: DraftNote;
  share: ShareMode;
  /** The box for `.handoffs/.gitattributes`, in sight where the form offers it. */
  readonly attributes: HTMLInputElement;
  setCanPush(canPush: boolean): void;
  setSaving(isSaving: boolean): void;
  showError(message: string): void;
  /** What the keys on the buttons do. Where there is nothing to push, both only save. */
  saveByKey(push: boolean): void;
}

export function saveBar(model: FormModel, save: (push: boolean) => void): SaveBar {
  const { labels } = model;
  let canPush = model.canPush;
  const bothText = el('span');
  const both = keyButton(bothText, 'Shift+Enter', labels.pushKey, labels.pushKeyMac);
  const only = keyButton(labels.save, 'Enter', labels.saveKey, labels.saveKeyMac);
  both.addEventListener('click', () => save(true));
  only.addEventListener('click', () => save(false));
  const share = el(
    'select',
    {},
    ...model.shareOptions.map(({ mode, label }) => el('option', { value: mode }, label)),
  );
  const error = el('p', { class: 'error', role: 'alert' });
  const note = draftNote(labels);
  // A note to oneself is in no ref, so there is nothing that a push could take along.
  const pushes = (): boolean => canPush && share.value !== 'local';
  const box = el('input', { type: 'checkbox', id: 'attributes' });
  const attributes = el('label', { class: 'attributes' }, box, labels.attributes);
  const offers = (): boolean => model.offersAttributes && share.value === 'branch';
  const arrange = (): void => {
    attributes.hidden = !offers();
    both.hidden = !pushes();
    // On a ref of its own the handoff leaves, and the branch does not.
    setText(bothText, share.value === 'branch' ? labels.saveAndPush : labels.saveAndSend);
    only.classList.toggle('second', pushes());
  };
  share.addEventListener('change', arrange);
  arrange();
  const goesTo = el('label', { class: 'goes' }, el('span', { class: 'hint' }, labels.goesTo), share);
  goesTo.hidden = model.amends !== undefined;
  return {
    element: el(
      'footer',
      {},
      error,
      el('div', { class: 'row wrap' }, both, only, goesTo, note.element),
      attributes,
    ),
    note,
    attributes: box,
    get share() {
      return model.shareOptions.find(({ mode }) => mode === share.value)?.mode ?? model.share;
    },
    set share(mode) {
      share.value = mode;
      arrange();
    },
    setCanPush: (next) => {
      canPush = next;
      arrange();
    },
    setSaving: (isSaving) => {
      if (isSaving) {
        setText(error, '');
        note.say(labels.saving);
      }
    },
    showError: (message) => setText(error, message),
    saveByKey: (push) => save(push && pushes()),
  };
}

/** A button that shows its key; `keys` is what is held and pressed besides Ctrl or Cmd. */
function keyButton(text: string | HTMLElement, keys: string, key: string, mac: string): HTMLButtonElement {
  const shortcuts = `Control+${keys} Meta+${keys}`;
  // The key is no part of the button's name: whoever hears the page hears it as its shortcut.
  const shown = el('kbd', { 'aria-hidden': 'true' }, forThisKeyboard(key, mac));
  return el('button', { type: 'button', 'aria-keyshortcuts': shortcuts }, text, shown);
}
