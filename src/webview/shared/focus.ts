/**
 * Renders a part of the page anew without taking the keyboard away: what had the focus is found again by
 * its `data-key`. Where it is gone, the container (made focusable for that) takes the focus, so that the
 * next Tab goes on from there and not from the top of the page.
 */
export function keepFocus(container: HTMLElement, render: () => void): void {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !container.contains(active)) {
    render();
    return;
  }
  const key = active.dataset['key'];
  render();
  if (container.contains(active)) {
    return;
  }
  const keyed = [...container.querySelectorAll<HTMLElement>('[data-key]')];
  const again = keyed.find((element) => element.dataset['key'] === key);
  if (again === undefined) {
    container.tabIndex = -1;
  }
  (again ?? container).focus({ preventScroll: true });
}
