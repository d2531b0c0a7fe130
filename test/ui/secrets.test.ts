import assert from 'node:assert/strict';
import type { Frame, Page } from 'playwright-core';
import { findAxeProblems } from './support/axe';
import { runCommand, writeHere } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { makeStage, type Stage } from './support/stage';
import { clickToast, waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';

const token = `ghp_${'aB3dE6'.repeat(6)}`;
const other = `sk_live_${'Zz9yX8'.repeat(5)}`;

/** Nothing that may be a secret gets on a ref that can be pushed before the author has said what it is. */
describe('A handoff that may hold a secret', () => {
  let stage: Stage;
  let ana: Page;
  let form: Frame;

  before(async () => {
    stage = await makeStage();
    const { ana: author } = stage.people;
    await author.git('switch', '--quiet', '-c', 'feature/login');
    await author.commit('Renew tokens on 401', { 'src/tokens.ts': 'export const renew = true;\n' });
    ana = await stage.open(author, { theme: 'dark', width: 1280, height: 860 });
    await writeHere(ana);
    form = await webviewFrame(ana, 'Handoff for feature/login');
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  /** How many journals there are: the first record makes one. */
  const journals = async (): Promise<number> =>
    (await stage.people.ana.git('for-each-ref', 'refs/handoffs')).split('\n').filter(Boolean).length;
  const save = async (): Promise<void> => {
    await form.getByRole('button', { name: /^Save(?! and)/ }).click();
  };

  it('is not saved; what was found is marked beside its field, and a key takes it out', async () => {
    await form.getByLabel('Summary').fill(`Login works.\nThe staging token is ${token}, as before.`);
    await form.getByPlaceholder('Add a step, Enter for another').first().fill(`Charge with ${other}`);
    await save();
    await form.getByText('This looks like a token (GitHub), ghp_… of 40 characters · line 2').waitFor();
    await form.getByText('This looks like a key (Stripe), sk_l… of 38 characters · row 1').waitFor();
    await form.getByText('Not saved yet: say whether what is marked is a secret.').waitFor();
    await takePictures(ana, 'form-secrets');
    assert.deepEqual(await findAxeProblems(form), []);
    assert.equal(await journals(), 0);
    // The first button of the first notice has the focus: Enter goes to the text, Backspace takes it out.
    await ana.keyboard.press('Enter');
    await ana.keyboard.press('Backspace');
    assert.equal(
      await form.getByLabel('Summary').inputValue(),
      'Login works.\nThe staging token is , as before.',
    );
    await form.getByText('This looks like a token (GitHub)').waitFor({ state: 'detached' });
  });

  it('is saved once the last of them is called no secret', async () => {
    await form.getByRole('button', { name: 'It Is No Secret' }).click();
    await waitForToast(ana, 'Handoff saved on feature/login', 30_000);
    assert.equal(await journals(), 1);
  });

  it('asks about a reason too, and leaves it in its box', async () => {
    await runCommand(ana, 'Handoff: Withdraw Handoff…');
    const box = ana.getByPlaceholder('Why? May stay empty');
    await box.waitFor();
    await ana.keyboard.type(`It names ${token}`);
    await ana.keyboard.press('Enter');
    await waitForToast(ana, 'this looks like a token (GitHub)');
    await takePictures(ana, 'reason-secret');
    await clickToast(ana, 'this looks like a token (GitHub)', 'Edit');
    await box.waitFor();
    assert.equal(await box.inputValue(), `It names ${token}`);
    await ana.keyboard.press('Escape');
  });
});
