import type { FormLabels } from '../protocol';
import { el, setText } from '../shared/dom';
import type { DraftStatus } from './draftClock';

/** Says whether what is typed is kept. */
export interface DraftNote {
  readonly element: HTMLElement;
  show(status: DraftStatus): void;
  /** Says something else until the next status. */
  say(text: string): void;
  /** Says the status again. */
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
      if (next === 'typing' && (status === 'kept' || later !== undefined)) {
        later ??= window.setTimeout(words, calm);
      } else {
        window.clearTimeout(later);
        later = undefined;
      }
      status = next;
      if (later === undefined) words();
    },
    restore: words,
    say: (text) => {
      window.clearTimeout(later);
      later = undefined;
      write(text, '');
    },
  };
}
