import type { FormLabels } from '../protocol/form';
import { el } from '../shared/dom';
import { listKeys, type ListKey } from './formContent';
import type { FormLists } from './lists';

/** The lists of which somebody says that there is nothing: an answer too. */
export interface NoneChoices {
  readonly chosen: ReadonlySet<ListKey>;
  /** The button of a list that says so, shown while the list is empty. */
  button(key: ListKey, title: string): HTMLButtonElement;
  set(keys: ReadonlySet<ListKey>): void;
  /** Hides the buttons of lists that hold something, and takes back what was said of them. */
  refresh(): void;
}

/** `changed` is called when somebody says so, or takes it back. */
export function noneChoices(labels: FormLabels, lists: FormLists, changed: () => void): NoneChoices {
  const chosen = new Set<ListKey>();
  const buttons = new Map<ListKey, HTMLButtonElement>();
  const refresh = (): void => {
    for (const key of listKeys) {
      const isFilled = lists[key].filled.length > 0;
      if (isFilled) {
        chosen.delete(key);
      }
      const button = buttons.get(key);
      if (button) {
        button.hidden = isFilled;
        button.setAttribute('aria-pressed', String(chosen.has(key)));
      }
    }
  };
  return {
    chosen,
    refresh,
    button: (key, title) => {
      const text = labels.noneOnPurpose;
      const button = el('button', { type: 'button', class: 'none', 'aria-label': `${title}: ${text}` }, text);
      button.addEventListener('click', () => {
        if (!chosen.delete(key)) {
          chosen.add(key);
        }
        refresh();
        changed();
      });
      buttons.set(key, button);
      return button;
    },
    set: (keys) => {
      chosen.clear();
      keys.forEach((key) => chosen.add(key));
      refresh();
    },
  };
}
