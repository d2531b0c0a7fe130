/** Where somebody types: the field, counted from the top, and the selection in it. */
export interface Caret {
  readonly field: number;
  readonly start: number;
  readonly end: number;
}

function fieldsOf(page: HTMLElement): readonly (HTMLInputElement | HTMLTextAreaElement)[] {
  return [...page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type=text], textarea')];
}

/** Undefined where the focus is in no text field of the page. */
export function caretIn(page: HTMLElement): Caret | undefined {
  const fields = fieldsOf(page);
  const field = fields.findIndex((element) => element === document.activeElement);
  const { selectionStart: start, selectionEnd: end } = fields[field] ?? {};
  return typeof start === 'number' && typeof end === 'number' ? { field, start, end } : undefined;
}

/** Puts it back to where it was, in a page with the same content. */
export function putCaret(page: HTMLElement, { field, start, end }: Caret): void {
  const element = fieldsOf(page)[field];
  const folded = element?.closest('details');
  if (folded) {
    folded.open = true;
  }
  element?.focus();
  element?.setSelectionRange(start, end);
}
