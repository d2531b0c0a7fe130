/**
 * Holds the form still while it is being saved: what is typed now would be in neither the handoff nor the
 * draft. The text stays readable and can be copied, so that even a host that never answers takes nothing
 * away. Returns what lets go again, with the cursor where it was.
 */
export function holdWhileSaving(page: HTMLElement): () => void {
  const active = document.activeElement;
  const texts = page.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>('input[type=text], textarea');
  const controls = page.querySelectorAll<HTMLInputElement | HTMLButtonElement | HTMLSelectElement>(
    'input[type=radio], input[type=checkbox], button, select',
  );
  const hold = (isHeld: boolean): void => {
    for (const text of texts) text.readOnly = isHeld;
    for (const control of controls) control.disabled = isHeld;
    page.ariaBusy = isHeld ? 'true' : 'false';
  };
  hold(true);
  return () => {
    hold(false);
    if (active instanceof HTMLElement && page.contains(active)) active.focus();
  };
}
