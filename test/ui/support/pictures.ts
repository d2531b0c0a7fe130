// Pictures of a stage, for people to look at and for the README.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { openWindows, setTheme, type Theme } from './window';

/** Where the pictures go. */
const pictureFolder = join('test', 'ui', 'out');

/** Takes one and the same stage in both themes, as `<name>-light.png` and `<name>-dark.png`, and gives their paths. */
export async function takePictures(page: Page, name: string): Promise<string[]> {
  const paths: string[] = [];
  for (const theme of ['dark', 'light'] as const) {
    await setTheme(page, theme);
    paths.push(await takePicture(page, name, theme));
  }
  return paths;
}

/** Takes the window as it is; the theme is for the file's name. */
async function takePicture(page: Page, name: string, theme: Theme): Promise<string> {
  await mkdir(pictureFolder, { recursive: true });
  const path = join(pictureFolder, `${name}-${theme}.png`);
  // Out of the way: what the pointer rests on shows a hover.
  await page.mouse.move(0, 0);
  // Colours fade over when a theme changes and toasts slide in; a picture wants them at rest.
  await page.waitForTimeout(400);
  await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
  return path;
}

/** Call it in a `describe`: after a failed test every open window is kept as `failed-<title>-<n>.png`. */
export function keepPicturesOfFailures(): void {
  afterEach(async function () {
    const test = this.currentTest;
    if (test?.state !== 'failed') return;
    await mkdir(pictureFolder, { recursive: true });
    const name = test.fullTitle().replace(/[^\p{L}\p{N}]+/gu, '-');
    for (const [index, page] of openWindows().entries()) {
      const path = join(pictureFolder, `failed-${name.slice(0, 80)}-${index + 1}.png`);
      await page.screenshot({ path });
      console.log(`      picture of window ${index + 1}: ${path}`);
    }
  });
}
