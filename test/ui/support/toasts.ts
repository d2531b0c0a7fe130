// Notification toasts, found by what they say.
import type { Locator, Page } from 'playwright-core';

/** The toast that holds a text. */
export function toast(page: Page, text: string | RegExp): Locator {
  return page
    .locator('.notifications-toasts .notification-list-item')
    .filter({ has: page.locator('.notification-list-item-message', { hasText: text }) });
}

/** Waits for a toast and gives its whole message. */
export async function waitForToast(page: Page, text: string | RegExp, timeout = 15_000): Promise<string> {
  const found = toast(page, text);
  await found.first().waitFor({ timeout });
  return (await found.first().locator('.notification-list-item-message').innerText()).trim();
}

/** The labels of a toast's buttons, in their order. */
export async function toastButtons(page: Page, text: string | RegExp): Promise<string[]> {
  const labels = await toast(page, text)
    .first()
    .locator('.notification-list-item-buttons-container .monaco-button')
    .allInnerTexts();
  return labels.map((label) => label.trim()).filter((label) => label !== '');
}

/** Clicks a button of a toast. */
export async function clickToast(page: Page, text: string | RegExp, button: string): Promise<void> {
  await toast(page, text).first().getByRole('button', { name: button, exact: true }).click();
}

/** Everything that toasts say at the moment. */
export function allToasts(page: Page): Promise<string[]> {
  return page.locator('.notifications-toasts .notification-list-item-message').allInnerTexts();
}
