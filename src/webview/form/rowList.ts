import { el } from '../shared/dom';
import { isComposing } from '../shared/keys';
import { rowElement, type RowElement, type RowField } from './rowElement';
import {
  backspace,
  enter,
  filledRows,
  makeRows,
  moveRow,
  pasteLines,
  removeRow,
  typeInto,
  type Edited,
  type Focus,
  type Row,
  type Rows,
} from './rowEditing';
import { describedBy, titleId } from './section';

interface RowListOptions {
  /** Id of the section that it belongs to. */
  readonly id: string;
  readonly fields: readonly RowField[];
  readonly removeLabel: string;
  /** What the quiet fields of a row hold, in words. */
  beside?(values: readonly string[]): string;
  /** Rows were moved or removed. Typing is seen by whoever listens to `input`. */
  changed(): void;
}

/** A list of rows on the page. What a key does is said by `rowEditing`; here it is only shown. */
export class RowList<T> {
  readonly element: HTMLUListElement;
  #rows: Rows<T>;
  readonly #shown = new Map<number, RowElement>();

  constructor(private readonly options: RowListOptions) {
    this.element = el('ul', { class: 'rows', 'aria-labelledby': titleId(options.id) });
    this.#rows = makeRows(options.fields.length, []);
    this.#render();
  }

  get filled(): readonly Row<T>[] {
    return filledRows(this.#rows);
  }

  /** Shows these entries instead of what is there. */
  set(entries: readonly Omit<Row<T>, 'key'>[]): void {
    this.#rows = makeRows(this.options.fields.length, entries);
    this.#shown.clear();
    this.element.replaceChildren();
    this.#render();
  }

  /** Puts the cursor into the first row, the empty one at the end, or the n-th that says something, from 0. */
  focus(where: 'first' | 'empty' | number): void {
    const { rows } = this.#rows;
    const row =
      typeof where === 'number' ? filledRows(this.#rows)[where] : rows.at(where === 'first' ? 0 : -1);
    if (row) {
      this.#focus({ key: row.key, field: 0 });
    }
  }

  #render(): void {
    const { rows } = this.#rows;
    for (const [key, { element }] of this.#shown) {
      if (!rows.some((row) => row.key === key)) {
        element.remove();
        this.#shown.delete(key);
      }
    }
    rows.forEach((row, index) => {
      const shown = this.#shown.get(row.key) ?? this.#make(row);
      shown.renumber(index + 1);
      // Only what is out of place moves: an element put back where it is would lose focus and undo.
      const there = this.element.children[index] ?? null;
      if (there !== shown.element) {
        this.element.insertBefore(shown.element, there);
      }
    });
  }

  #make(row: Row<T>): RowElement {
    const { fields, removeLabel, id } = this.options;
    const made = rowElement({
      fields,
      values: row.values,
      beside: this.options.beside?.(row.values) ?? '',
      removeLabel,
      describedBy: describedBy(id),
      remove: () => this.#apply(removeRow(this.#rows, row.key)),
    });
    made.inputs.forEach((input, field) => {
      const at = { key: row.key, field };
      input.addEventListener('input', () => {
        this.#rows = typeInto(this.#rows, at, input.value);
        made.say(this.options.beside?.(made.inputs.map(({ value }) => value)) ?? '');
        this.#render();
      });
      input.addEventListener('keydown', (event) => this.#keydown(event, at));
      input.addEventListener('paste', (event) => this.#paste(event, input, at));
    });
    this.#shown.set(row.key, made);
    return made;
  }

  #keydown(event: KeyboardEvent, at: Focus): void {
    const edited = isComposing(event) ? undefined : this.#edit(event, at);
    if (edited && (edited.rows !== this.#rows || edited.focus)) {
      event.preventDefault();
      this.#apply(edited);
    }
  }

  #paste(event: ClipboardEvent, input: HTMLInputElement, { key, field }: Focus): void {
    const text = event.clipboardData?.getData('text/plain') ?? '';
    if (field !== 0 || !/[\r\n]/.test(text.trim()) || input.readOnly) {
      return;
    }
    event.preventDefault();
    const before = input.value.slice(0, input.selectionStart ?? input.value.length);
    const after = input.value.slice(input.selectionEnd ?? input.value.length);
    const pasted = pasteLines(this.#rows, key, before, text, after);
    input.value = pasted.rows.rows.find((row) => row.key === key)?.values[0] ?? input.value;
    this.#apply(pasted);
  }

  #edit(event: KeyboardEvent, at: Focus): Edited<T> | undefined {
    const { key, altKey, ctrlKey, metaKey, repeat } = event;
    if (ctrlKey || metaKey) {
      return undefined;
    }
    if (altKey) {
      return key === 'ArrowUp' || key === 'ArrowDown'
        ? moveRow(this.#rows, at, key === 'ArrowUp' ? -1 : 1)
        : undefined;
    }
    if (key === 'Enter') {
      return enter(this.#rows, at.key);
    }
    // A key held down to empty a field must not go on and eat the rows above it.
    return key === 'Backspace' && !repeat ? backspace(this.#rows, at) : undefined;
  }

  #apply(edited: Edited<T>): void {
    const changed = edited.rows !== this.#rows;
    this.#rows = edited.rows;
    this.#render();
    if (edited.focus) {
      this.#focus(edited.focus);
    }
    if (changed) {
      this.options.changed();
    }
  }

  #focus({ key, field }: Focus): void {
    this.#shown.get(key)?.inputs[field]?.focus();
  }
}
