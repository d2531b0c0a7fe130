// The sidebar: containers of views and the native trees in them.
import type { Locator, Page } from 'playwright-core';

/** Opens a view container by its name in the activity bar; one that is open stays open. */
export async function openSidebar(page: Page, name: string): Promise<void> {
  const tab = page.locator('.part.activitybar').getByRole('tab', { name: new RegExp(`^${name}`) });
  await tab.waitFor();
  if ((await tab.getAttribute('aria-selected')) !== 'true') await tab.click();
}

/** A row of a tree in the sidebar, by a text in it. */
export function treeRow(page: Page, text: string | RegExp): Locator {
  return page.locator('.part.sidebar .monaco-list-row').filter({ hasText: text }).first();
}

/** The texts of all rows of the sidebar that are in sight, top to bottom: label and description. */
export async function treeTexts(page: Page): Promise<string[]> {
  const rows = await page.locator('.part.sidebar .monaco-list-row').all();
  const placed = await Promise.all(
    rows.map(async (row) => ({ top: (await row.boundingBox())?.y ?? 0, text: await row.innerText() })),
  );
  // The list keeps its rows in the order in which they were made, not in that on screen.
  return placed.sort((a, b) => a.top - b.top).map(({ text }) => text.replace(/\s+/g, ' ').trim());
}

/** Ticks or unticks the check box of a row. */
export async function tickRow(page: Page, text: string | RegExp): Promise<void> {
  await treeRow(page, text).locator('.custom-view-tree-node-item-checkbox').click();
}

/** Clicks an inline action of a row, which shows on hover. */
export async function clickRowAction(page: Page, text: string | RegExp, action: string): Promise<void> {
  const row = treeRow(page, text);
  await row.hover();
  await row.getByRole('button', { name: new RegExp(`^${action}`) }).click();
}
