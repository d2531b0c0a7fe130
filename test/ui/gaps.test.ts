import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { findAxeProblems } from './support/axe';
import { pickItem, runCommand } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { webviewFrame } from './support/webviews';
import { reloadWindow } from './support/window';

const config = `required: [next]
gaps: {off: [no-limits]}
recipients: [kenji@example.org]
templates:
  - branches: ["feature/*"]
    sections:
      summary: "Works:\\n\\nMissing:\\n"
`;

describe('The column of facts beside the form', () => {
  let stage: Stage;
  let page: Page;
  let form: Frame;

  before(async () => {
    stage = await makeStage();
    const { ana } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/login');
    await ana.commit('Read the environment', {
      '.gitignore': '.env*\n',
      'src/env.ts': "export const file = '.env.local';\n",
    });
    await ana.git('push', '--quiet', 'origin', 'feature/login');
    await ana.commit('Renew tokens', { 'src/renew.ts': 'export const renew = true;\n' });
    ana.write({ 'src/renew.ts': 'export const renew = false;\n' });
    await ana.git('stash', '--quiet');
    ana.write({
      'src/env.ts': "export const file = '.env.local'; // changed\n",
      'notes.txt': 'scratch\n',
      '.env.local': 'TOKEN=1\n',
      '.handoffs/config.yaml': config,
    });
    page = await stage.open(ana, { theme: 'dark', width: 1280, height: 860 });
    await openSidebar(page, 'Handoff');
    await page.getByText('No handoff on this branch').waitFor();
    await runCommand(page, 'Handoff: Write Handoff…');
    await pickItem(page, 'feature/login');
    form = await webviewFrame(page, 'Handoff for feature/login');
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  const row = (text: string) => form.locator('aside li', { hasText: text });

  it('says first what they will not receive, then what they would ask, and the rest behind one line', async () => {
    await row('1 commit is not pushed').waitFor();
    assert.deepEqual(await form.locator('aside li .text').allInnerTexts(), [
      '1 commit is not pushed',
      'src/env.ts is not committed',
      'notes.txt is untracked',
      '.env.local is ignored, and src/env.ts names it',
      '1 stash of the branch stays here',
      'Where does it stand?',
      'What should it do when done?',
      'What do I do first?',
      'How do I see that it works?',
    ]);
    assert.equal(await form.getByLabel('Summary').inputValue(), 'Works:\n\nMissing:\n');
    await takePictures(page, 'gaps');
    assert.deepEqual(await findAxeProblems(form), []);
  });

  it('tells why a row matters, and what the team asks for', async () => {
    const explain = row('.env.local').getByRole('button', { name: 'Explain:' });
    await explain.focus();
    await page.keyboard.press('Enter');
    await form.getByText('never commit what is secret').waitFor();
    assert.equal(await explain.getAttribute('aria-expanded'), 'true');
    assert.match((await row('What do I do first?').getAttribute('title')) ?? '', /^Your team asks for this/);
    await takePictures(page, 'gaps-explained');
    await page.keyboard.press('Enter');
    assert.equal(await form.getByText('never commit what is secret').isVisible(), false);
  });

  it('leads to the field with the keyboard, and ticks the question once it is answered', async () => {
    await row('What do I do first?').getByRole('button', { name: 'Answer:' }).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.type('Fix');
    await row('“Fix”: what exactly?').waitFor();
    await row('What do I do first?').getByRole('img', { name: 'answered', exact: true }).waitFor();
    await row('“Fix”').getByRole('button', { name: 'Go There:' }).press('Enter');
    await page.keyboard.type(' the lock in src/renew.ts');
    await row('“Fix”').waitFor({ state: 'detached' });
  });

  it('sets a row aside by keyboard, keeps that over a reload, and takes it back', async () => {
    await row('notes.txt').getByRole('button', { name: 'Does not apply:' }).focus();
    await takePictures(page, 'gaps-focus');
    await page.keyboard.press('Enter');
    await form.getByText('1 set aside').waitFor();
    assert.equal(await row('notes.txt').isVisible(), false);
    await reloadWindow(page);
    form = await webviewFrame(page, 'Handoff for feature/login', 30_000);
    await form.getByText('1 set aside').press('Enter');
    await takePictures(page, 'gaps-aside');
    await row('notes.txt').getByRole('button', { name: 'Ask Again' }).press('Enter');
    await form.getByText('1 set aside').waitFor({ state: 'detached' });
    await row('notes.txt').waitFor();
  });

  it('takes "none, on purpose" for an answer', async () => {
    await row('How do I see that it works?').getByRole('button', { name: 'None, on purpose' }).press('Enter');
    await row('How do I see that it works?').getByRole('img', { name: 'answered', exact: true }).waitFor();
  });

  it('pushes with one click', async () => {
    await row('1 commit is not pushed').getByRole('button', { name: 'Push:' }).click();
    await row('1 commit is not pushed').waitFor({ state: 'detached', timeout: 30_000 });
  });

  it('shows the stashes of the repository', async () => {
    await row('1 stash').getByRole('button', { name: 'Show:' }).click();
    await page.locator('.quick-input-widget').getByText('Renew tokens').waitFor();
    await page.keyboard.press('Escape');
  });
});
