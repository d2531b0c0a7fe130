import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { pickItem, runCommand } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar, treeRow } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { allToasts, clickToast, waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';

const summary = 'Renewal works against the customer’s own server.';

/** A handoff that should not have been sent: each step needs the one before. */
describe('A handoff is purged that was sent', () => {
  let stage: Stage;
  let page: Page;

  before(async () => {
    stage = await makeStage();
    const { ana } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/login');
    await ana.commit('Renew tokens on 401', { 'src/tokens.ts': 'export const renew = true;\n' });
    await ana.handoff('write', '--summary', summary, '--share', 'ref');
    await ana.handoff('sync');
    page = await stage.open(ana, { theme: 'dark', width: 1280, height: 860 });
    await openSidebar(page, 'Handoff');
    await treeRow(page, 'You left it').waitFor();
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  it('is shown, and not purged, by Enter on the question', async () => {
    await runCommand(page, 'Handoff: Purge Handoff…');
    await pickItem(page, summary);
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.waitFor();
    await takePictures(page, 'purge-question');
    const focused = page.locator('.monaco-dialog-box .monaco-button:focus');
    assert.equal(await focused.innerText(), 'Show Handoff');
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    const brief = await webviewFrame(page, 'feature/login');
    await brief.getByText(summary).first().waitFor();
    assert.match(await stage.people.ana.handoff('list'), /Renewal works/);
  });

  it('is purged by choice, and a row says that the remote still has it', async () => {
    await runCommand(page, 'Handoff: Purge Handoff…');
    await pickItem(page, summary);
    const dialog = page.locator('.monaco-dialog-box');
    await dialog.getByRole('button', { name: 'Purge', exact: true }).click();
    await page.getByText('git push --force-with-lease').first().waitFor();
    await treeRow(page, 'origin still has what you purged').waitFor();
    await takePictures(page, 'purged');
  });

  it('offers the command that takes it away, in a terminal, and does not run it', async () => {
    const { ana, remote } = stage.people;
    await ana.handoff('write', '--summary', 'What comes later is sent.', '--share', 'ref');
    await treeRow(page, 'origin still has what you purged').click();
    const said = await waitForToast(page, 'origin still has what you purged', 30_000);
    assert.match(said, /The editor cannot replace it without the risk of taking more away; git can\./);
    await takePictures(page, 'purged-offer');
    await clickToast(page, 'origin still has what you purged', 'Open in Terminal');
    await page.locator('.terminal-wrapper.active').waitFor();
    // For the picture; a terminal is a canvas, and its text nowhere in the page.
    await page.waitForTimeout(3000);
    await takePictures(page, 'purged-terminal');
    const journals = async (): Promise<string[]> =>
      (await ana.git('ls-remote', remote, 'refs/handoffs/*')).trim().split('\n');
    assert.equal((await journals()).length, 2, 'what is new is there under another name');
    const before = (await journals()).join();
    // Once for the command; on an empty prompt another one does nothing.
    for (let wait = 0; wait < 60 && (await journals()).join() === before; wait += 1) {
      await page.keyboard.press('Enter');
      await page.waitForTimeout(500);
    }
    assert.notEqual((await journals()).join(), before);
    await treeRow(page, 'origin still has what you purged').click();
    await treeRow(page, 'origin still has what you purged').waitFor({ state: 'detached' });
    const toasts = await allToasts(page);
    assert.ok(!toasts.some((text) => text.includes('still has')), toasts.join());
  });
});
