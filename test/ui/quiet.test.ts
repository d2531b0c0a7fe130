import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { answerInput, pickItem, runCommand } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { clickRowAction, openSidebar, treeRow } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { allToasts, clickToast, toast, toastButtons, waitForToast } from './support/toasts';

/** As the setting has it where nobody set it, in milliseconds. */
const settleTime = 2000;
/** Longer than the settle time and the gathering of file events together. */
const settled = 4000;

describe('Questions are few, and can be taken back', () => {
  let stage: Stage;
  let page: Page;

  before(async () => {
    stage = await makeStage();
    const { ana, kenji } = stage.people;
    // Kenji has left a handoff on his branch, and Ana has work of her own on two others.
    await kenji.git('switch', '--quiet', '-c', 'feature/export');
    await kenji.commit('Write visits as CSV', { 'src/csv.ts': 'export const csv = true;\n' });
    await kenji.handoff(
      'write',
      ...['--summary', 'CSV is written, quoting is not.'],
      ...['--next', 'Quote names with a comma'],
      ...['--ask', 'Comma or semicolon?'],
    );
    await kenji.git('push', '--quiet', 'origin', 'feature/export');
    await ana.git('fetch', '--quiet');
    for (const branch of ['feature/one', 'feature/two']) {
      await ana.git('switch', '--quiet', '-c', branch, 'main');
      await ana.commit(`Begin ${branch}`, { [`${branch.replace('/', '-')}.txt`]: 'begun\n' });
    }
    page = await stage.open(ana, { theme: 'light' });
    await openSidebar(page, 'Handoff');
    await page.getByText('No handoff on this branch').waitFor();
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  it('asks one question a switch: the departure first, the arrival as a badge', async () => {
    await stage.people.ana.git('switch', '--quiet', 'feature/export');
    const left = performance.now();
    await waitForToast(page, 'You left feature/two with 1 commit');
    const late = performance.now() - left - settleTime;
    console.log(`      the toast came ${late.toFixed(0)} ms after the settle time, counted from the switch`);
    await treeRow(page, 'K. Ito left it').waitFor();
    await page.waitForTimeout(1000);
    assert.equal((await allToasts(page)).length, 1);
    await page.locator('.activitybar .badge-content', { hasText: '1' }).first().waitFor();
    await takePictures(page, 'departure-before-arrival');
  });

  it('offers to be quiet about the branch where handoffs are known, and keeps to it', async () => {
    assert.deepEqual(await toastButtons(page, 'You left feature/two'), [
      'Write Handoff',
      'Not Now',
      "Don't Ask on This Branch",
    ]);
    await clickToast(page, 'You left feature/two', "Don't Ask on This Branch");
    await stage.people.ana.git('switch', '--quiet', 'feature/two');
    await page.waitForTimeout(settled);
    await stage.people.ana.git('switch', '--quiet', 'main');
    await page.waitForTimeout(settled);
    assert.deepEqual(await allToasts(page), []);
  });

  it('takes a mute back from the list of mutes', async () => {
    await runCommand(page, 'Handoff: Unmute…');
    await pickItem(page, 'feature/two');
    await stage.people.ana.git('switch', '--quiet', 'feature/two');
    await page.waitForTimeout(settled);
    await stage.people.ana.git('switch', '--quiet', 'main');
    await waitForToast(page, 'You left feature/two');
    await clickToast(page, 'You left feature/two', 'Not Now');
  });

  it('says nothing to a script that hops over branches and comes back', async () => {
    for (let hop = 0; hop < 10; hop += 1) {
      await stage.people.ana.git('switch', '--quiet', 'feature/one');
      await stage.people.ana.git('switch', '--quiet', 'main');
    }
    await page.waitForTimeout(settled);
    assert.deepEqual(await allToasts(page), []);
  });

  it('brings an arrival back after Later, on the next arrival', async () => {
    await stage.people.ana.git('switch', '--quiet', 'feature/export');
    await waitForToast(page, 'K. Ito left a handoff');
    await clickToast(page, 'K. Ito left a handoff', 'Later');
    await stage.people.ana.git('switch', '--quiet', 'main');
    await page.waitForTimeout(settled);
    await stage.people.ana.git('switch', '--quiet', 'feature/export');
    await waitForToast(page, 'K. Ito left a handoff');
    await clickToast(page, 'K. Ito left a handoff', 'Later');
  });

  it('picks up from the row of the sidebar, by keyboard', async () => {
    await clickRowAction(page, 'K. Ito left it', 'Pick Up');
    await answerInput(page, 'CSV is there; I quote names first.');
    await treeRow(page, 'You picked it up').waitFor();
    await clickToast(page, 'Send your handoffs and replies', 'Only When I Sync');
    assert.equal(await toast(page, 'left a handoff').count(), 0);
    await treeRow(page, 'Not sent yet').waitFor();
    await takePictures(page, 'sidebar-picked-up');
  });
});
