import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { findAxeProblems } from './support/axe';
import { runCommand } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar, tickRow, treeRow, treeTexts } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { clickToast, toastButtons, waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';
import { reloadWindow, waitForBranch } from './support/window';

const summary =
  'Login works with the new token service behind `AUTH_V2`. Refresh is half done: a second tab still signs out.';
const steps = ['Move the refresh lock to the database row', 'Delete the old cookie path'];
const question = 'May the refresh window grow to 60 s?';
const readBack = 'Refresh is half done; I move the lock to the database row first.';

/** One story from the branch that is left to the author who sees that it arrived. Each step needs the one before. */
describe('A branch is left, a handoff is written, somebody else picks it up', () => {
  let stage: Stage;
  let ana: Page;
  let kenji: Page;
  let form: Frame;
  let brief: Frame;
  let failed = false;

  before(async () => {
    stage = await makeStage();
    const { ana: author } = stage.people;
    await author.git('switch', '--quiet', '-c', 'feature/login');
    await author.commit('Renew tokens on 401', { 'src/tokens.ts': 'export const renew = true;\n' });
    await author.commit('Put the new service behind AUTH_V2', {
      'src/flags.ts': 'export const AUTH_V2 = true;\n',
    });
    await author.git('push', '--quiet', 'origin', 'feature/login~1:refs/heads/feature/login');
    author.write({ 'notes.txt': 'scratch\n' });
    ana = await stage.open(author, { theme: 'dark', width: 1280, height: 860 });
    await openSidebar(ana, 'Handoff');
    await ana.getByText('No handoff on this branch').waitFor();
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();
  beforeEach(function () {
    assert.equal(failed, false, 'an earlier step of the story failed');
  });
  afterEach(function () {
    failed ||= this.currentTest?.state === 'failed';
  });

  it('says in an empty sidebar what will happen', async () => {
    await takePictures(ana, 'sidebar-empty');
  });

  it('asks once, without a dialog, after a plain git switch', async () => {
    await stage.people.ana.git('switch', '--quiet', 'main');
    const text = await waitForToast(ana, 'You left feature/login');
    assert.equal(text, 'You left feature/login with 2 commits and no handoff.');
    assert.deepEqual(await toastButtons(ana, 'You left feature/login'), [
      'Write Handoff',
      'Not Now',
      'Not in This Repository',
    ]);
    await takePictures(ana, 'departure-toast');
  });

  it('opens a form that knows what git knows', async () => {
    await clickToast(ana, 'You left feature/login', 'Write Handoff');
    form = await webviewFrame(ana, 'Handoff for feature/login');
    await form.getByRole('heading', { name: 'Handoff for feature/login' }).waitFor();
    await form.getByText('2 commits and 2 files on this branch').waitFor();
    await form.getByText('1 commit is not pushed').waitFor();
    await form.getByText('notes.txt is untracked').waitFor();
    await takePictures(ana, 'form-empty');
  });

  it('follows what changes in the clone while it is open', async () => {
    const { ana: author } = stage.people;
    author.write({ 'more.txt': 'more\n' });
    await form.getByText('2 files are untracked').waitFor();
    rmSync(join(author.folder, 'more.txt'));
    await form.getByText('notes.txt is untracked').waitFor();
  });

  it('is filled in with the keyboard only', async () => {
    assert.ok(await form.getByLabel('Summary').evaluate((field) => field === document.activeElement));
    await ana.keyboard.type(summary);
    await ana.keyboard.press('Tab');
    await ana.keyboard.type(question);
    await form.getByPlaceholder('Add a step, Enter for another').first().focus();
    for (const step of steps) {
      await ana.keyboard.type(step);
      await ana.keyboard.press('Enter');
    }
    await ana.keyboard.press('Tab');
    await ana.keyboard.type('npm run test:auth');
    await ana.keyboard.press('Tab');
    await ana.keyboard.type('12 passing');
    await form.getByText('Draft kept').waitFor();
    await form.getByRole('radio', { name: 'Watch' }).check();
    await takePictures(ana, 'form-filled');
    assert.deepEqual(await findAxeProblems(form), []);
  });

  it('gives the text back after a reload', async () => {
    await form.getByText('Draft kept').waitFor();
    await reloadWindow(ana);
    form = await webviewFrame(ana, 'Handoff for feature/login', 30_000);
    assert.equal(await form.getByLabel('Summary').inputValue(), summary);
    await form.getByText('1 commit is not pushed').waitFor();
    assert.equal(await form.getByPlaceholder('Add a step, Enter for another').nth(1).inputValue(), steps[1]);
  });

  it('shows on each button the key that presses it', async () => {
    for (const [name, key, shown] of [
      ['Save and Push', 'Control+Shift+Enter', 'Ctrl+Shift+Enter'],
      ['Save', 'Control+Enter', 'Ctrl+Enter'],
    ] as const) {
      const button = form.getByRole('button', { name, exact: true });
      assert.ok((await button.getAttribute('aria-keyshortcuts'))?.split(' ').includes(key));
      assert.equal(await button.locator('kbd').innerText(), shown);
    }
    const goesTo = form.getByLabel('Goes to');
    await goesTo.selectOption('ref');
    await form.getByRole('button', { name: 'Save and Send', exact: true }).waitFor();
    await takePictures(ana, 'form-goes-to-ref');
    await goesTo.selectOption('branch');
  });

  it('saves and pushes with one key, and says where it is now', async () => {
    await waitForBranch(ana, 'main');
    await form.getByLabel('Summary').focus();
    await ana.keyboard.press('Control+Shift+Enter');
    const text = await waitForToast(ana, 'pushed on feature/login', 30_000);
    assert.equal(text, 'Handoff and 1 commit are pushed on feature/login.');
    await takePictures(ana, 'saved-toast');
  });

  it('leaves the author’s clone as it was', async () => {
    const { ana: author } = stage.people;
    assert.equal(await author.git('status', '--porcelain'), '?? notes.txt');
    assert.equal(await author.git('symbolic-ref', '--short', 'HEAD'), 'main');
    assert.equal(
      await author.git('diff', '--name-only', 'feature/login~1', 'feature/login', '--', ':!.handoffs'),
      '',
    );
    const config = await author.git('config', '--local', '--name-only', '--list');
    // The built-in git extension keeps a key of its own there; where to push and pull is nobody's to set.
    assert.doesNotMatch(config, /branch\.feature\/login\.(remote|merge|pushremote)/i);
  });

  it('tells the next person when they arrive', async () => {
    const { kenji: receiver } = stage.people;
    kenji = await stage.open(receiver, { theme: 'light', width: 1280, height: 860 });
    await openSidebar(kenji, 'Handoff');
    await kenji.getByText('No handoff on this branch').waitFor();
    await receiver.git('fetch', '--quiet');
    await receiver.git('switch', '--quiet', 'feature/login');
    const text = await waitForToast(kenji, 'left a handoff on feature/login');
    assert.equal(
      text,
      'A. Sousa left a handoff on feature/login just now: watch, 2 steps, 1 question for you.',
    );
    assert.deepEqual(await toastButtons(kenji, 'left a handoff'), ['Show', 'Pick Up', 'Later']);
    await treeRow(kenji, 'Next steps').waitFor();
    await takePictures(kenji, 'arrival');
  });

  it('shows the brief', async () => {
    await clickToast(kenji, 'left a handoff', 'Show');
    brief = await webviewFrame(kenji, 'feature/login');
    await brief.getByText('Refresh is half done').waitFor();
    assert.equal(await brief.getByRole('checkbox').count(), 2);
    await brief.getByText(question).waitFor();
    await takePictures(kenji, 'brief');
    assert.deepEqual(await findAxeProblems(brief), []);
  });

  it('takes a read-back in one sentence', async () => {
    await brief.getByRole('textbox').last().fill(readBack);
    await brief.getByRole('button', { name: 'Pick Up' }).click();
    await brief.getByText('You picked it up').waitFor();
    await treeRow(kenji, 'You picked it up').waitFor();
    await clickToast(kenji, 'Send your handoffs and replies', 'Only When I Sync');
  });

  it('ticks a step in the sidebar', async () => {
    await tickRow(kenji, 'Move the refresh lock');
    await treeRow(kenji, /Next steps\s*1 of 2/).waitFor();
    await brief.getByText('done by you').waitFor();
    await takePictures(kenji, 'picked-up');
  });

  it('sends both on Sync, and nothing of the user’s', async () => {
    const { kenji: receiver } = stage.people;
    const before = await receiver.git('ls-remote', '--heads', 'origin');
    await runCommand(kenji, 'Handoff: Sync Handoffs');
    await kenji.getByText('Handoffs synced with origin').first().waitFor();
    assert.equal(await receiver.git('ls-remote', '--heads', 'origin'), before);
    assert.equal((await receiver.git('ls-remote', 'origin', 'refs/handoffs/*')).split('\n').length, 2);
    assert.equal(await receiver.git('status', '--porcelain'), '');
  });

  it('shows the author the read-back and the tick after a sync', async () => {
    await stage.people.ana.git('switch', '--quiet', 'feature/login');
    await treeRow(ana, 'You left it').waitFor();
    await runCommand(ana, 'Handoff: Sync Handoffs');
    await treeRow(ana, 'K. Ito picked it up').waitFor();
    await treeRow(ana, /Next steps\s*1 of 2/).waitFor();
    assert.ok((await treeTexts(ana)).some((text) => text.includes(readBack)));
    // Not ours: the built-in git extension asks this after the first push of a profile.
    await clickToast(ana, 'periodically run', 'No');
    await takePictures(ana, 'author-sees');
  });

  it('gives a third clone the same state on the command line', async () => {
    const third = await stage.people.clone('third', 'Mina Diaz', 'mina@example.org');
    const cli = async (...args: string[]): Promise<unknown> => {
      const out = await third.handoff(...args);
      return out === '' ? undefined : JSON.parse(out);
    };
    await cli('sync', '--json');
    const list = (await cli('list', '--json')) as Record<string, unknown>[];
    assert.deepEqual(
      list.map(({ branch, status, state, openSteps, openQuestions }) => ({
        branch,
        status,
        state,
        openSteps,
        openQuestions,
      })),
      [{ branch: 'feature/login', status: 'picked-up', state: 'watch', openSteps: 1, openQuestions: 1 }],
    );
    const shown = (await cli('show', '--branch', 'feature/login', '--json')) as Shown;
    assert.equal(shown.summary, summary);
    assert.deepEqual(
      shown.next.map(({ text, done }) => ({ text, done })),
      [
        { text: steps[0], done: true },
        { text: steps[1], done: false },
      ],
    );
    assert.equal(shown.pickedUpBy.name, 'Kenji Ito');
  });

  it('closes the handoff and opens it again', async () => {
    await runCommand(kenji, 'Handoff: Close Handoff');
    await treeRow(kenji, 'Earlier handoffs').waitFor();
    await runCommand(kenji, 'Handoff: Reopen Handoff');
    await treeRow(kenji, 'Next steps').waitFor();
  });

  it('explains why it asked', async () => {
    await runCommand(ana, 'Handoff: Why Was I (Not) Asked?');
    await ana.getByText('Asked when you left feature/login').waitFor();
    await ana.getByText('2 commits of yours there have no handoff').waitFor();
    await takePictures(ana, 'why-asked');
    await ana.keyboard.press('Escape');
  });
});

interface Shown {
  readonly summary: string;
  readonly next: readonly { readonly text: string; readonly done: boolean }[];
  readonly pickedUpBy: { readonly name: string };
}
