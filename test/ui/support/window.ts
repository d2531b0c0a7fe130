// A VS Code window as a person has it: one page, one folder, one theme.
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Server } from '../../host/serverHost';
import { runCommand } from './palette';

/** The two themes that everything is looked at in. */
export type Theme = 'light' | 'dark';

const open = new Set<Page>();

/** The windows that are open now, the oldest first. */
export function openWindows(): readonly Page[] {
  return [...open];
}

/** How a window is to look. */
export interface WindowOptions {
  readonly theme?: Theme;
  readonly width?: number;
  readonly height?: number;
  /** Opens this folder, or this `.code-workspace` file, in place of the person's clone. */
  readonly folder?: string;
  readonly workspace?: string;
}

/** Opens a folder or a workspace in a window with a browser profile of its own, and waits until it can be used. */
export async function openWindow(
  browser: Browser,
  server: Server,
  personFolder: string,
  { theme = 'light', width = 1280, height = 800, folder = personFolder, workspace }: WindowOptions = {},
): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  const opened = workspace === undefined ? { folder } : { workspace };
  return newPage(context, `${server.url}/?${new URLSearchParams(opened).toString()}`);
}

/** A second window with the browser profile and the folder of another one. */
export function duplicateWindow(page: Page): Promise<Page> {
  return newPage(page.context(), page.url());
}

async function newPage(context: BrowserContext, url: string): Promise<Page> {
  const page = await context.newPage();
  open.add(page);
  page.once('close', () => open.delete(page));
  await page.goto(url);
  await workbenchReady(page);
  return page;
}

/** Loads the window anew, as a person does: the command waits until the editor has kept its state. */
export async function reloadWindow(page: Page): Promise<void> {
  const loaded = page.waitForEvent('load');
  await runCommand(page, 'Developer: Reload Window');
  await loaded;
  await workbenchReady(page);
}

/** Closes the window with its browser profile. */
export async function closeWindow(page: Page): Promise<void> {
  await page.context().close();
}

/** Waits until the built-in git extension shows a branch in the status bar: from then on its commands work too. */
export async function waitForBranch(page: Page, branch: string): Promise<void> {
  await page.locator('.statusbar-item[id^="status.scm"]').filter({ hasText: branch }).first().waitFor();
}

/** Shows the window in the other theme; the editor follows the colour scheme of the page. */
export async function setTheme(page: Page, theme: Theme): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page
    .locator(`.monaco-workbench.${theme === 'dark' ? 'vs-dark' : 'vs'}`)
    .first()
    .waitFor();
}

/** The remote indicator and the explorer come last of what a person waits for. */
async function workbenchReady(page: Page): Promise<void> {
  await page.locator('.monaco-workbench .part.statusbar .statusbar-item').first().waitFor();
  await page.locator('.explorer-folders-view, .part.sidebar .pane').first().waitFor();
}
