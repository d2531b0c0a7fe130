import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { findAxeProblems } from './support/axe';
import { writeHere } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { makeStage, type Stage } from './support/stage';
import { waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';
import { reloadWindow } from './support/window';

describe('Every section of a handoff can be filled in by keyboard', () => {
  let stage: Stage;
  let page: Page;
  let form: Frame;

  before(async () => {
    stage = await makeStage();
    const { ana } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/login');
    await ana.commit('Renew tokens on 401', { 'src/tokens.ts': 'export const renew = true;\n' });
    page = await stage.open(ana, { theme: 'dark', width: 1140, height: 860 });
    await writeHere(page);
    form = await webviewFrame(page, 'Handoff for feature/login');
    await form.getByText('1 commit and 1 file on this branch').waitFor();
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  /** Opens a section that is folded and types into its first field. */
  async function fill(section: string, ...texts: readonly string[]): Promise<void> {
    await form.locator('summary', { hasText: section }).focus();
    await page.keyboard.press('Enter');
    for (const text of texts) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(text);
    }
  }

  it('fits the essentials on one screen', async () => {
    await takePictures(page, 'sections-empty');
    const low = await form.getByLabel('A command to run 1').boundingBox();
    assert.ok(low && low.y + low.height < 860, JSON.stringify(low));
  });

  it('takes whose a step is, and until when', async () => {
    await form.getByLabel('Summary').focus();
    await page.keyboard.type('Login works; the lock is per process.');
    await form.getByLabel('Next steps 1').focus();
    await page.keyboard.type('Move the lock to the row');
    await page.keyboard.press('Tab');
    await page.keyboard.type('kenji@example.org');
    await page.keyboard.press('Tab');
    await form.getByLabel('Due 1').nth(1).fill('2026-12-01T17:00');
    await takePictures(page, 'sections-owner');
    await form.getByLabel('Summary').focus();
    await form.locator('#next-title').waitFor();
    assert.match(
      await form.locator('ul[aria-labelledby="next-title"] .who').first().innerText(),
      /1 Dec|Dec 1/,
    );
  });

  it('takes the sections below, and none as an answer', async () => {
    await fill('Expected outcome', 'A second tab stays signed in.');
    await fill('If … then …', 'the mobile app signs out', 'turn AUTH_V2 off');
    await fill('Do not touch', 'src/legacy/cookie.ts: old clients need it');
    await form.locator('summary', { hasText: 'Tried, did not work' }).click();
    await form.getByRole('button', { name: 'Tried, did not work: none, on purpose' }).focus();
    await page.keyboard.press('Space');
    await form.locator('summary', { hasText: 'Tried, did not work' }).getByText('none, on purpose').waitFor();
    await form.getByText('Draft kept').waitFor();
    assert.deepEqual(await findAxeProblems(form), []);
    await takePictures(page, 'sections-filled');
  });

  it('gives all of it back after a reload', async () => {
    await reloadWindow(page);
    form = await webviewFrame(page, 'Handoff for feature/login', 30_000);
    await form.locator('summary', { hasText: 'Tried, did not work' }).getByText('none, on purpose').waitFor();
    await form.locator('summary', { hasText: 'If … then …' }).getByText('1', { exact: true }).waitFor();
  });

  it('says of half an if-then what is missing, and loses nothing', async () => {
    await form.locator('summary', { hasText: 'If … then …' }).click();
    const then = form.getByLabel('then do this 1');
    await then.fill('');
    await page.keyboard.press('Control+Enter');
    await form.getByText('says only one half').waitFor();
    await takePictures(page, 'sections-half');
    await then.fill('turn AUTH_V2 off');
    await page.keyboard.press('Control+Enter');
    await waitForToast(page, 'Handoff saved on');
    const { ana } = stage.people;
    const note = JSON.parse(await ana.handoff('show', '--json')) as Record<string, unknown>;
    assert.deepEqual(note['contingencies'], [{ if: 'the mobile app signs out', then: 'turn AUTH_V2 off' }]);
    assert.deepEqual(note['tried'], []);
    assert.equal(note['outcome'], 'A second tab stays signed in.');
    const [step] = note['next'] as readonly Record<string, unknown>[];
    assert.equal(step?.['owner'], 'kenji@example.org');
  });
});
