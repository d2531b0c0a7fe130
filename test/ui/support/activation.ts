// What every extension cost at the start of a window, read as a person would.
import type { Page } from 'playwright-core';
import { runCommand } from './palette';

/** Milliseconds by the extension's name as the list shows it. Compare within one start only. */
export async function activationTimes(page: Page): Promise<Map<string, number>> {
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  // The list keeps only the rows in sight; a tall window has them all in sight.
  await page.setViewportSize({ ...size, height: 4000 });
  try {
    await runCommand(page, 'Developer: Show Running Extensions');
    const rows = page.locator('.runtime-extensions-editor .monaco-list-row');
    await rows.first().waitFor();
    await page.waitForTimeout(500);
    return new Map((await rows.allInnerTexts()).flatMap(readRow));
  } finally {
    await page.setViewportSize(size);
  }
}

/** "Git\n10.0.0\n127.0.0.1\nStartup Activation: 57ms" -> ["Git", 57] */
function readRow(text: string): [string, number][] {
  const name = text.trim().split('\n')[0]?.trim();
  const time = /Activation:\s*(\d+)\s*ms/.exec(text)?.[1];
  return name && time !== undefined ? [[name, Number(time)]] : [];
}
