import type { FormLabels } from '../protocol/form';
import { el, setText } from '../shared/dom';
import type { DraftStatus } from './draftClock';

/** Says whether what is typed is kept. */
export interface DraftNote {
  readonly element: HTMLElement;
  show(status: DraftStatus): void;
  /** Says something else, until it is taken back or nothing is kept. */
  say(text: string): void;
  /** Takes that back: says the status again. */
  restore(): void;
}

/** While the acknowledgements come in faster than this, the words do not flicker at every key. */
const calm = 400;

/** Only "not kept" is announced to those who listen: the other words would interrupt every sentence. */
export function draftNote(labels: FormLabels): DraftNote {
  const quiet = el('span', { class: 'hint' });
  const loud = el('span', { class: 'error', role: 'alert' });
  let status: DraftStatus = 'none';
  let later: number | undefined;
  let said = false;
  const write = (text: string, alarm: string): void => {
    setText(quiet, text);
    setText(loud, alarm);
  };
  const words = (): void => {
    const texts = { none: labels.draftNone, typing: labels.draftTyping, kept: labels.draftKept };
    write(status === 'not-kept' ? '' : texts[status], status === 'not-kept' ? labels.draftNotKept : '');
  };
  words();
  return {
    element: el('p', { class: 'status' }, quiet, loud),
    show: (next) => {
      said &&= next !== 'not-kept';
      if (next === 'typing' && (status === 'kept' || later !== undefined)) {
        later ??= window.setTimeout(() => said || words(), calm);
      } else {
        window.clearTimeout(later);
        later = undefined;
      }
      status = next;
      if (later === undefined && !said) words();
    },
    restore: () => {
      said = false;
      words();
    },
    say: (text) => {
      said = true;
      window.clearTimeout(later);
      later = undefined;
      write(text, '');
    },
  };
}
