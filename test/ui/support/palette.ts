// The command palette and the questions that commands ask in its place.
import type { Locator, Page } from 'playwright-core';

const widget = '.quick-input-widget:visible';

/** Runs a command as a person does: F1, its whole title ("Handoff: Pick Up..."), Enter. */
export async function runCommand(page: Page, title: string, timeout = 20_000): Promise<void> {
  const end = Date.now() + timeout;
  let offered: string[] = [];
  // An open palette does not learn of commands that an extension adds a moment later: look again.
  while (Date.now() < end) {
    offered = await search(page, title);
    const at = offered.indexOf(title);
    if (at >= 0) {
      await rows(page).filter({ hasText: title }).first().click();
      return;
    }
    await page.keyboard.press('Escape');
    await page.waitForTimeout(300);
  }
  throw new Error(
    `The palette does not offer "${title}" after ${timeout} ms. It offers: ${offered.join(', ')}.`,
  );
}

/** Opens the form of the branch that is checked out: the first that the command offers. */
export async function writeHere(page: Page): Promise<void> {
  await runCommand(page, 'Handoff: Write Handoff…');
  await pickItem(page, 'checked out');
}

/** The titles that the palette offers for a text at this moment, in its order. */
export async function offeredCommands(page: Page, text: string): Promise<string[]> {
  const titles = await search(page, text);
  await page.keyboard.press('Escape');
  return titles;
}

/** Opens the palette with a text and gives the titles it has come to rest on. */
async function search(page: Page, text: string): Promise<string[]> {
  await page.keyboard.press('F1');
  const input = page.locator(`${widget} input[type="text"]`);
  await input.fill(`>${text}`);
  await rows(page).first().waitFor();
  let titles: string[] = [];
  for (let before: string | undefined; before !== titles.join();) {
    before = titles.join();
    await page.waitForTimeout(150);
    titles = await rows(page).locator('.label-name').allInnerTexts();
  }
  return titles.map((title) => title.replace(/\u00a0/g, ' ').trim());
}

function rows(page: Page): Locator {
  return page.locator(`${widget} .monaco-list-row`);
}

/** The input box that a command shows, found by its prompt, title or placeholder. */
function inputBox(page: Page): Locator {
  return page.locator(`${widget} input[type="text"]`);
}

/** Answers an input box: waits for it, types, Enter. */
export async function answerInput(page: Page, text: string): Promise<void> {
  const input = inputBox(page);
  await input.waitFor();
  await input.fill(text);
  await input.press('Enter');
  await page.locator(widget).waitFor({ state: 'hidden' });
}

/** Chooses an item of a quick pick by a text in it. */
export async function pickItem(page: Page, text: string): Promise<void> {
  await rows(page).filter({ hasText: text }).first().click();
}
