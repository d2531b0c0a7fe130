// Webviews: a page inside a page inside the window.
import type { Frame, Page } from 'playwright-core';

/** Waits for the webview with a title (that of its editor tab or view) and gives the frame with its content. */
export async function webviewFrame(page: Page, title: string | RegExp, timeout = 15_000): Promise<Frame> {
  const end = Date.now() + timeout;
  let seen: string[] = [];
  while (Date.now() < end) {
    seen = [];
    for (const frame of page.frames()) {
      const name = await webviewTitle(frame);
      if (name === undefined) continue;
      if (typeof title === 'string' ? name === title : title.test(name)) return frame;
      seen.push(name);
    }
    await page.waitForTimeout(100);
  }
  throw new Error(
    `No webview with the title ${String(title)} after ${timeout} ms. Webviews that are there: ${seen.join(', ') || 'none'}.`,
  );
}

/** The content of a webview is the frame `active-frame` whose title VS Code sets to that of the webview. */
async function webviewTitle(frame: Frame): Promise<string | undefined> {
  if (!frame.parentFrame() || frame.isDetached()) return undefined;
  try {
    const element = await frame.frameElement();
    if ((await element.getAttribute('id')) !== 'active-frame') return undefined;
    return (await element.getAttribute('title')) ?? '';
  } catch (error) {
    // A webview that loads replaces its frame under our hands; the next look finds the new one.
    if (frame.isDetached()) return undefined;
    throw error;
  }
}
