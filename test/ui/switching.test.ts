import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { pickItem, runCommand } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { allToasts, waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';
import { waitForBranch } from './support/window';

/** Longer than the settle time and the gathering of file events together. */
const settled = 4000;

describe('Switch Branch… asks for the handoff before the branch is left', () => {
  let stage: Stage;
  let page: Page;
  const status = () => page.locator('.statusbar-item[id*="handoff.status"]');

  before(async () => {
    stage = await makeStage();
    const { ana } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/login');
    await ana.commit('Renew tokens on 401', { 'src/tokens.ts': 'export const renew = true;\n' });
    await ana.commit('Lock the refresh', { 'src/lock.ts': 'export const lock = true;\n' });
    page = await stage.open(ana, { theme: 'light' });
    await openSidebar(page, 'Handoff');
    await page.getByText('No handoff on this branch').waitFor();
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  it('says quietly in the status bar what nobody was told about', async () => {
    await status().filter({ hasText: '2 commits, no handoff' }).waitFor();
    await status().hover();
    await page.getByText('Nobody was told about this work yet').waitFor();
    await takePictures(page, 'status-item');
  });

  it('pauses until tomorrow, and takes that back', async () => {
    await runCommand(page, 'Handoff: Mute…');
    await page.getByText('Pause until tomorrow').waitFor();
    await takePictures(page, 'mute');
    await pickItem(page, 'Pause until tomorrow');
    await runCommand(page, 'Handoff: Unmute…');
    await page.getByText('Paused').waitFor();
    await takePictures(page, 'unmute');
    await pickItem(page, 'Paused');
    await runCommand(page, 'Handoff: Unmute…');
    await waitForToast(page, 'Nothing is muted in this repository.');
  });

  it('offers to write first, and stays where it was when the form is closed unsaved', async () => {
    await runCommand(page, 'Handoff: Switch Branch…');
    await page.getByText('New branch…').waitFor();
    await takePictures(page, 'switch-branch');
    await pickItem(page, 'main');
    await page.getByText('Write the handoff, then switch').waitFor();
    await takePictures(page, 'switch-branch-first');
    await pickItem(page, 'Write the handoff, then switch');
    const form = await webviewFrame(page, 'Handoff for feature/login');
    await form.getByLabel('Summary').fill('Tokens are renewed; the lock is per process still.');
    await form.getByText('Draft kept').waitFor();
    await runCommand(page, 'View: Close Editor');
    await waitForToast(page, 'Still on the same branch');
    assert.equal((await stage.people.ana.git('branch', '--show-current')).trim(), 'feature/login');
  });

  it('switches once the handoff is saved, and asks nothing more about it', async () => {
    await runCommand(page, 'Handoff: Switch Branch…');
    await pickItem(page, 'main');
    await pickItem(page, 'Write the handoff, then switch');
    const form = await webviewFrame(page, 'Handoff for feature/login');
    assert.match(await form.getByLabel('Summary').inputValue(), /^Tokens are renewed/);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await waitForToast(page, 'Handoff saved on feature/login');
    await waitForBranch(page, 'main');
    await page.waitForTimeout(settled);
    assert.deepEqual(
      (await allToasts(page)).filter((text) => text.startsWith('You left')),
      [],
    );
    assert.match(await stage.people.ana.git('log', '--format=%s', '-1', 'feature/login'), /handoff/i);
    assert.equal(await stage.people.ana.git('status', '--porcelain'), '');
  });

  it('makes a new branch, and where there is nothing to tell it just goes', async () => {
    await runCommand(page, 'Handoff: Switch Branch…');
    await pickItem(page, 'New branch…');
    await page.getByText('Name of the new branch').waitFor();
    await page.keyboard.type('fix typo');
    await page.getByText('Git takes no such name for a branch.').waitFor();
    await page.keyboard.press('Control+A');
    await page.keyboard.type('fix/typo');
    await page.keyboard.press('Enter');
    await waitForBranch(page, 'fix/typo');
  });

  it('can be skipped: then the toast does not ask the same again', async () => {
    await stage.people.ana.commit('Mend a typo', { 'README.md': 'mended\n' });
    await status().filter({ hasText: '1 commit, no handoff' }).waitFor();
    await runCommand(page, 'Handoff: Switch Branch…');
    await pickItem(page, 'main');
    await pickItem(page, 'Switch without a handoff');
    await waitForBranch(page, 'main');
    await page.waitForTimeout(settled);
    assert.deepEqual(
      (await allToasts(page)).filter((text) => text.startsWith('You left')),
      [],
    );
  });

  it('says in plain words why git does not switch', async () => {
    const { ana } = stage.people;
    await ana.git('switch', '--quiet', 'feature/login');
    await waitForBranch(page, 'feature/login');
    await ana.git('switch', '--quiet', 'fix/typo');
    await waitForBranch(page, 'fix/typo');
    ana.write({ 'README.md': 'changed, in no commit\n' });
    await runCommand(page, 'Handoff: Switch Branch…');
    await pickItem(page, 'main');
    await pickItem(page, 'Switch without a handoff');
    await waitForToast(page, 'changes that are in no commit would be overwritten on main');
    assert.equal((await ana.git('branch', '--show-current')).trim(), 'fix/typo');
  });
});
