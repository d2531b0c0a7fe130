import { visible } from '../../domain/visible';

/** `true` writes an empty attribute, `false` and `undefined` none. */
type Attributes = Readonly<Record<string, string | boolean | undefined>>;

/**
 * Makes an element. Strings become text nodes and attributes, never markup, and what cannot be seen in
 * them is shown as an escape: nobody has to remember whose text it is.
 */
export function el<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value !== undefined && value !== false) {
      element.setAttribute(name, value === true ? '' : visible(value));
    }
  }
  element.append(...children.map((child) => (typeof child === 'string' ? visible(child) : child)));
  return element;
}

/** Replaces an element's content by text, if it is not that text already (a live region would repeat it). */
export function setText(element: Element, text: string): void {
  const shown = visible(text);
  if (element.textContent !== shown) {
    element.textContent = shown;
  }
}

/** A button that looks like the link it would be in the mocks: it acts, so it is a button. */
export function linkButton(text: string, attributes: Attributes, click: () => void): HTMLButtonElement {
  const button = el('button', { type: 'button', class: 'link', ...attributes }, text);
  button.addEventListener('click', click);
  return button;
}
