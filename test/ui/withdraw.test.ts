import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { findAxeProblems } from './support/axe';
import { answerInput, pickItem, runCommand, writeHere } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar, treeRow } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { clickToast, waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';
import { reloadWindow } from './support/window';

const attributes = 'Fold handoff files in pull requests (adds .handoffs/.gitattributes)';

/** One story: a first handoff on a branch, and its author takes it back. Each step needs the one before. */
describe('A handoff is shared with its attributes, and withdrawn', () => {
  let stage: Stage;
  let page: Page;
  let form: Frame;

  before(async () => {
    stage = await makeStage();
    const { ana } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/login');
    await ana.commit('Renew tokens on 401', { 'src/tokens.ts': 'export const renew = true;\n' });
    page = await stage.open(ana, { theme: 'dark', width: 1280, height: 860 });
    await openSidebar(page, 'Handoff');
    await page.getByText('No handoff on this branch').waitFor();
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  it('offers the attributes, ticked, and only for the branch', async () => {
    await writeHere(page);
    form = await webviewFrame(page, 'Handoff for feature/login');
    const box = form.getByLabel(attributes);
    assert.equal(await box.isChecked(), true);
    await form.getByLabel('Goes to').selectOption('ref');
    assert.equal(await box.isVisible(), false);
    await form.getByLabel('Goes to').selectOption('branch');
    assert.equal(await box.isVisible(), true);
    await takePictures(page, 'form-attributes');
    assert.deepEqual(await findAxeProblems(form), []);
  });

  it('keeps the box unticked over a reload', async () => {
    await form.getByLabel(attributes).uncheck();
    await form.getByText('Draft kept').waitFor();
    await reloadWindow(page);
    form = await webviewFrame(page, 'Handoff for feature/login', 30_000);
    await form.getByText('The branch was never pushed, with 1 commit').waitFor();
    assert.equal(await form.getByLabel(attributes).isChecked(), false);
    await form.getByLabel(attributes).check();
  });

  it('commits them with the handoff', async () => {
    await form.getByLabel('Summary').fill('Written on the wrong branch.');
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await waitForToast(page, 'Handoff saved on feature/login');
    const { ana } = stage.people;
    const files = await ana.git('show', '--name-only', '--format=', 'feature/login');
    assert.match(files, /^\.handoffs\/\.gitattributes\n\.handoffs\/feature-login\/.+\/handoff\.yaml$/);
    assert.equal(await ana.git('status', '--porcelain'), '');
  });

  it('is withdrawn from the menu of its row, with a reason', async () => {
    const row = treeRow(page, 'You left it');
    await row.click({ button: 'right' });
    // By keyboard: a menu that has only just opened takes a click for the end of the one that opened it.
    await page.getByRole('menuitem', { name: 'Withdraw Handoff…' }).hover();
    await page.keyboard.press('Enter');
    await page.getByText('It stays in history').waitFor();
    await takePictures(page, 'withdraw');
    await answerInput(page, 'Wrong branch');
    await page.getByText('No handoff on this branch').waitFor();
    await takePictures(page, 'withdrawn');
    assert.equal(await row.count(), 0);
  });

  it('is purged only once it was picked, withdrawn as it is, and the question names it', async () => {
    await clickToast(page, 'Withdrawn. It stays in history', 'Purge…');
    const dialog = page.locator('.monaco-dialog-box');
    assert.match(
      await dialog.innerText(),
      /Purge “Written on the wrong branch\.”, the handoff on feature\/login by Ana Sousa, /,
    );
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await runCommand(page, 'Handoff: Purge Handoff…');
    await pickItem(page, 'Written on the wrong branch.');
    await dialog.getByRole('button', { name: 'Purge', exact: true }).click();
    await page.getByText('These still have it, or a reply to it').waitFor();
  });

  it('leaves nothing of itself on an open page once it is nowhere, and no reload brings it back', async () => {
    const { ana } = stage.people;
    await ana.handoff('write', '--summary', 'A password.', '--share', 'ref');
    await treeRow(page, 'You left it').waitFor();
    await runCommand(page, 'Handoff: Show Handoff');
    const brief = await webviewFrame(page, 'feature/login');
    await brief.getByText('A password.').waitFor();
    const [journal = ''] = (await ana.git('for-each-ref', '--format=%(refname)', 'refs/handoffs')).split(
      '\n',
    );
    await ana.git('update-ref', '-d', journal);
    await brief.getByText('no longer in the repository').waitFor();
    assert.equal(await brief.getByText('A password.').count(), 0);
    await takePictures(page, 'brief-gone');
    assert.deepEqual(await findAxeProblems(brief), []);
    const tab = page.locator('.tab', { hasText: 'feature/login' });
    assert.equal(await tab.count(), 1);
    await reloadWindow(page);
    await tab.waitFor({ state: 'detached' });
  });
});
