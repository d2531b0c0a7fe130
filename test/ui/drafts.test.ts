import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { findAxeProblems } from './support/axe';
import { pickItem, runCommand } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar, treeRow } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { clickToast, waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';

const login = 'feature/login';
const exporting = 'feature/export';
const token = `ghp_${'aB3dE6'.repeat(6)}`;

/** One line that is enough, drafts that are gone on with or not, a branch that is not checked out, and second thoughts. */
describe('A handoff in one line, drafts, and an amendment', () => {
  let stage: Stage;
  let ana: Page;

  before(async () => {
    stage = await makeStage();
    const { ana: author } = stage.people;
    for (const branch of [exporting, login]) {
      await author.git('switch', '--quiet', '-c', branch, 'main');
      await author.commit(`Begin ${branch}`, { [`src/${branch.slice(8)}.ts`]: 'export {};\n' });
    }
    ana = await stage.open(author, { theme: 'dark', width: 1280, height: 860 });
    await openSidebar(ana, 'Handoff');
    await ana.getByText('No handoff on this branch').waitFor();
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  const box = () => ana.getByPlaceholder('Where it stands, in a sentence');

  it('keeps a line that is left as a draft', async () => {
    await runCommand(ana, 'Handoff: One-Line Handoff…');
    await box().waitFor();
    await ana.keyboard.type('Login works, refresh');
    await takePictures(ana, 'one-line');
    await ana.keyboard.press('Escape');
    await ana.getByText('Kept as a draft').waitFor();
  });

  it('goes on with it, shows what may be a secret, and saves by Enter', async () => {
    await runCommand(ana, 'Handoff: One-Line Handoff…');
    await box().waitFor();
    assert.equal(await box().inputValue(), 'Login works, refresh');
    await box().press('End');
    await ana.keyboard.type(` needs ${token}`);
    await ana.keyboard.press('Enter');
    await ana.getByText('This looks like a token (GitHub), ghp_… of 40 characters').waitFor();
    await takePictures(ana, 'one-line-secret');
    await box().fill('Login works, refresh does not.');
    await ana.keyboard.press('Enter');
    await waitForToast(ana, `Handoff saved on ${login}`, 30_000);
    await treeRow(ana, 'Login works, refresh does not.').waitFor();
    await clickToast(ana, `Handoff saved on ${login}`, 'Later');
  });

  it('is written for a branch that is not checked out', async () => {
    await runCommand(ana, 'Handoff: Write Handoff…');
    await ana.getByText('Write a handoff for which branch?').waitFor();
    await takePictures(ana, 'write-which-branch');
    await pickItem(ana, exporting);
    const form = await webviewFrame(ana, `Handoff for ${exporting}`);
    await form.getByLabel('Summary').fill('Export is slow.\nMore to say.');
    await form.getByText('Draft kept').waitFor();
    await runCommand(ana, 'View: Close Editor');
  });

  it('lists the drafts, discards one that is asked about, and takes that back', async () => {
    await runCommand(ana, 'Handoff: Drafts…');
    await ana.getByText('Export is slow.').waitFor();
    await takePictures(ana, 'drafts');
    await pickItem(ana, 'Discard…');
    await ana.getByText('Discard the draft "Export is slow."?').waitFor();
    await takePictures(ana, 'drafts-discard');
    await ana.getByRole('button', { name: 'Discard', exact: true }).click();
    await waitForToast(ana, 'The draft is discarded.');
    await runCommand(ana, 'Handoff: Drafts…');
    await ana.getByText('Discarded, kept for 14 days').waitFor();
    await ana.keyboard.press('Escape');
    await clickToast(ana, 'The draft is discarded.', 'Undo');
    await ana.getByText('Brought back.').waitFor();
    await runCommand(ana, 'Handoff: Drafts…');
    await pickItem(ana, 'Export is slow.');
    const form = await webviewFrame(ana, `Handoff for ${exporting}`);
    assert.equal(await form.getByLabel('Summary').inputValue(), 'Export is slow.\nMore to say.');
    await runCommand(ana, 'View: Close Editor');
  });

  it('is amended in the form: only what was changed is saved, and the row says so', async () => {
    await runCommand(ana, 'Handoff: Amend Handoff…');
    const form: Frame = await webviewFrame(ana, `Amend the handoff on ${login}`);
    assert.equal(await form.getByLabel('Summary').inputValue(), 'Login works, refresh does not.');
    await form.getByLabel('Summary').fill('Login works, and so does refresh.');
    await form.getByText('Draft kept').waitFor();
    await takePictures(ana, 'form-amend');
    assert.deepEqual(await findAxeProblems(form), []);
    await form.getByRole('button', { name: 'Save Changes' }).click();
    await treeRow(ana, 'Login works, and so does refresh.').waitFor();
    await treeRow(ana, 'You left it').filter({ hasText: 'amended just now' }).waitFor();
    await takePictures(ana, 'amended');
    const shown = JSON.parse(await stage.people.ana.handoff('show', '--json')) as {
      readonly replies: readonly Readonly<Record<string, unknown>>[];
    };
    const [amendment] = shown.replies;
    assert.equal(amendment?.['kind'], 'amend');
    assert.deepEqual([amendment['state'], amendment['done']], [undefined, undefined]);
  });
});
