import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { answerInput, runCommand, writeHere } from './support/palette';
import type { Person } from './support/people';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar, treeRow } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';
import { waitForBranch } from './support/window';

const summary = 'The export works; the last column is still empty.';

/** Mina's git knows nobody. A colleague has amended the commit with Ana's handoff, and its author with it. */
describe('Somebody whose git knows no name', () => {
  let stage: Stage;
  let mina: Person;
  let page: Page;
  let form: Frame;
  let config: string;
  let failed = false;

  before(async () => {
    stage = await makeStage();
    const { ana, kenji } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/export');
    await ana.commit('Export', { 'src/export.ts': 'export const columns = 7;\n' });
    const words = ['--summary', 'Ana’s words.', '--next', 'Fill the last column'];
    await ana.handoff('write', '--share', 'branch', ...words);
    await ana.git('push', '--quiet', 'origin', 'feature/export');
    await kenji.git('fetch', '--quiet');
    await kenji.git('switch', '--quiet', 'feature/export');
    await kenji.git('commit', '--quiet', '--amend', '--no-edit', '--reset-author');
    await kenji.git('push', '--quiet', '--force', 'origin', 'feature/export');
    mina = await stage.people.clone('mina', 'Nobody', 'nobody@example.org');
    await mina.git('config', '--unset', 'user.name');
    await mina.git('config', '--unset', 'user.email');
    await mina.git('switch', '--quiet', 'feature/export');
    page = await stage.open(mina, { theme: 'light', width: 1280, height: 860 });
    await waitForBranch(page, 'feature/export');
    await openSidebar(page, 'Handoff');
    config = await mina.git('config', '--local', '--list');
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();
  beforeEach(function () {
    assert.equal(failed, false, 'an earlier step of the story failed');
  });
  afterEach(function () {
    failed ||= this.currentTest?.state === 'failed';
  });

  it('reads who committed what Ana has written', async () => {
    await treeRow(page, 'A. Sousa left it').filter({ hasText: 'committed by Kenji Ito' }).waitFor();
    await runCommand(page, 'Handoff: Show Handoff');
    const brief = await webviewFrame(page, 'feature/export');
    await brief.getByText('written as Ana Sousa, committed by Kenji Ito <kenji@example.org>').waitFor();
    await takePictures(page, 'committed-by-another');
  });

  it('is asked on saving, and loses nothing by not answering', async () => {
    await writeHere(page);
    form = await webviewFrame(page, 'Handoff for feature/export');
    await form.getByLabel('Summary').fill(summary);
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Git does not know your name.').waitFor();
    await takePictures(page, 'who-is-writing');
    await page.keyboard.press('Escape');
    await form.getByText('git config user.name "Your Name"').waitFor();
    assert.equal(await form.getByLabel('Summary').inputValue(), summary);
    await takePictures(page, 'who-is-writing-unanswered');
  });

  it('says it once, and the handoff is saved', async () => {
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    const input = page.locator('.quick-input-widget:visible input[type="text"]');
    await input.fill('Mina <Oh>');
    await page.getByText('A name, without the signs < and >.').waitFor();
    await input.fill('Mina Oh');
    await input.press('Enter');
    await page.getByText('The e-mail address that you commit with.').waitFor();
    await input.fill('mina');
    await page.getByText('An e-mail address such as you@example.org.').waitFor();
    await answerInput(page, 'mina@example.org');
    await waitForToast(page, 'feature/export', 30_000);
    await treeRow(page, 'You left it').waitFor();
    assert.equal(
      await mina.git('log', '-1', '--format=%an <%ae> %cn', 'feature/export'),
      'Mina Oh <mina@example.org> Mina Oh',
    );
  });

  it('is not asked again, and git’s configuration is as it was', async () => {
    await runCommand(page, 'Handoff: Close Handoff');
    await treeRow(page, 'Earlier handoffs').filter({ hasText: '2' }).waitFor();
    assert.equal(await mina.git('config', '--local', '--list'), config);
    assert.deepEqual(JSON.parse(readFileSync(join(mina.folder, '.git/handoffs/identity.json'), 'utf8')), {
      name: 'Mina Oh',
      email: 'mina@example.org',
    });
  });
});
