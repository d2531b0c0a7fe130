import assert from 'node:assert/strict';
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { extensionHosts, killExtensionHost } from './support/extensionHost';
import { runCommand, writeHere } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { makeStage, type Stage } from './support/stage';
import { waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';
import { reloadWindow } from './support/window';

const title = 'Handoff for feature/login';
const typed = 'Login works behind the flag. ';

/** The texts of all drafts on a server, whatever window they are of. */
function draftsIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.draft.json'))
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')) as { content: { summary: string } })
    .map(({ content }) => content.summary)
    .sort();
}

function textOf(form: Frame): Promise<string> {
  return form.getByLabel('Summary').inputValue();
}

async function openForm(page: Page): Promise<Frame> {
  await writeHere(page);
  const form = await webviewFrame(page, title);
  await form.getByLabel('Summary').waitFor();
  return form;
}

/** The form that takes the place of one whose host is gone. */
async function replaced(page: Page, form: Frame, name = title): Promise<Frame> {
  const end = Date.now() + 60_000;
  while (!form.isDetached() && Date.now() < end) await page.waitForTimeout(100);
  assert.ok(form.isDetached(), 'the dead page is still there');
  return webviewFrame(page, name, 30_000);
}

async function tabs(page: Page): Promise<string[]> {
  const labels = await page.locator('.tabs-container .tab').allInnerTexts();
  return labels.map((label) => label.trim());
}

/** Each part goes on where the one before has ended. */
describe('The process of the extensions is killed while somebody types', () => {
  let stage: Stage;
  let page: Page;
  let form: Frame;
  let drafts: string;
  let failed = false;

  before(async () => {
    stage = await makeStage();
    const { ana } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/login');
    await ana.commit('Renew tokens on 401', { 'src/tokens.ts': 'export const renew = true;\n' });
    page = await stage.open(ana, { theme: 'dark' });
    const { dataDir } = await stage.server(ana);
    drafts = join(dataDir, 'data', 'User', 'globalStorage', 'handoff.handoff', 'drafts');
    form = await openForm(page);
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();
  beforeEach(function () {
    assert.equal(failed, false, 'an earlier part failed');
  });
  afterEach(function () {
    failed ||= this.currentTest?.state === 'failed';
  });

  it('has on disk what had been typed 250 ms before', async () => {
    const server = await stage.server(stage.people.ana);
    const text = typed.repeat(3);
    const strokes: { readonly length: number; readonly at: number }[] = [];
    for (const [index, key] of [...text].entries()) {
      await page.keyboard.type(key);
      strokes.push({ length: index + 1, at: Date.now() });
      await page.waitForTimeout(30);
    }
    killExtensionHost(server);
    const killed = Date.now();
    const due = strokes.findLast(({ at }) => at <= killed - 250)?.length ?? 0;
    assert.ok(due > 10);
    const [onDisk = '', ...others] = draftsIn(drafts);
    assert.deepEqual(others, []);
    assert.ok(
      text.startsWith(onDisk) && onDisk.length >= due,
      `${onDisk.length} of ${text.length}, not ${due}`,
    );
  });

  it('says that nothing is saved, and the text can still be read and copied', async () => {
    await page.keyboard.type('Said to nobody.');
    const alarm = form.getByText('The draft is not being saved');
    await alarm.waitFor({ timeout: 4000 });
    assert.ok(await form.getByLabel('Summary').isEditable());
    assert.equal(await textOf(form), `${typed.repeat(3)}Said to nobody.`);
  });

  it('brings the tab back alive in its place, with everything and the cursor where it was', async () => {
    form = await replaced(page, form);
    await form.getByText('Draft kept').waitFor();
    assert.equal(await textOf(form), `${typed.repeat(3)}Said to nobody.`);
    assert.deepEqual(await tabs(page), [title]);
    await page.keyboard.type(' And on.');
    await form.getByText('Draft kept').waitFor();
    const text = `${typed.repeat(3)}Said to nobody. And on.`;
    assert.equal(await textOf(form), text);
    await assertSoon(() => draftsIn(drafts), [text]);
    await takePictures(page, 'form-after-kill');
  });

  it('puts the cursor back into the row that was being typed', async () => {
    await form.getByPlaceholder('Add a step, Enter for another').first().focus();
    killExtensionHost(await stage.server(stage.people.ana));
    await page.keyboard.type('Move the lock');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Backspace');
    form = await replaced(page, form);
    await form.getByText('Draft kept').waitFor();
    await page.keyboard.type('c');
    assert.equal(
      await form.getByPlaceholder('Add a step, Enter for another').first().inputValue(),
      'Move the lock',
    );
  });

  it('is not doubled or closed by a reload, in sight or not', async () => {
    await form.getByText('Draft kept').waitFor();
    await reloadWindow(page);
    form = await webviewFrame(page, title, 30_000);
    await form.getByText('The branch was never pushed, with 1 commit').waitFor();
    await runCommand(page, 'File: New Untitled Text File');
    await page.locator('.tab', { hasText: 'Untitled-1' }).waitFor();
    await reloadWindow(page);
    // Longer than a dead tab would be looked at.
    await page.waitForTimeout(6000);
    assert.deepEqual(await tabs(page), [title, 'Untitled-1']);
    await page.locator('.tab', { hasText: title }).click();
    form = await webviewFrame(page, title, 30_000);
    await form.getByText('The branch was never pushed, with 1 commit').waitFor();
    await page.waitForTimeout(4000);
    assert.equal(form.isDetached(), false);
    assert.deepEqual(await tabs(page), [title, 'Untitled-1']);
    assert.ok((await textOf(form)).endsWith(' And on.'));
  });

  it('comes back when it is shown, where it was out of sight', async () => {
    await page.locator('.tab', { hasText: 'Untitled-1' }).click();
    killExtensionHost(await stage.server(stage.people.ana));
    await page.waitForTimeout(6000);
    assert.deepEqual(await tabs(page), [title, 'Untitled-1']);
    await page.locator('.tab', { hasText: title }).click();
    const dead = await webviewFrame(page, title, 30_000);
    form = await replaced(page, dead);
    await form.getByText('The branch was never pushed, with 1 commit').waitFor();
    assert.deepEqual(await tabs(page), [title, 'Untitled-1']);
    assert.ok((await textOf(form)).endsWith(' And on.'));
  });

  it('says so where the drafts cannot be written, and saves all the same', async () => {
    renameSync(drafts, `${drafts}-away`);
    writeFileSync(drafts, 'no folder');
    await form.getByLabel('Summary').focus();
    await page.keyboard.press('Control+End');
    await page.keyboard.type(' No disk.');
    await form
      .getByText('The draft cannot be kept: something else is where the folder for drafts should be.')
      .waitFor();
    await takePictures(page, 'form-no-disk');
    await page.keyboard.press('Control+Enter');
    await waitForToast(page, 'feature/login', 30_000);
    const { ana } = stage.people;
    assert.match(await ana.git('log', '--all', '-p', '--', '.handoffs'), /And on\. No disk\./);
    rmSync(drafts);
    renameSync(`${drafts}-away`, drafts);
  });

  it('brings a brief back alive, with the read-back that was being typed', async () => {
    const { ana } = stage.people;
    // From here on it is somebody else's handoff, and can be picked up.
    await ana.git('config', 'user.name', 'Mina Diaz');
    await ana.git('config', 'user.email', 'mina@example.org');
    await runCommand(page, 'Handoff: Show Handoff');
    let brief = await webviewFrame(page, 'feature/login');
    await brief.getByText('Said to nobody').waitFor();
    await brief.getByRole('textbox').last().focus();
    await page.keyboard.type('The lock ');
    killExtensionHost(await stage.server(ana));
    await page.keyboard.type('goes first.');
    brief = await replaced(page, brief, 'feature/login');
    await brief.getByText('Said to nobody').waitFor();
    assert.equal(await brief.getByRole('textbox').last().inputValue(), 'The lock goes first.');
    await takePictures(page, 'brief-after-kill');
    await brief.getByRole('button', { name: 'Pick Up' }).click();
    await brief.getByText('You picked it up').waitFor();
  });
});

describe('Two windows type into the form of one branch', () => {
  let stage: Stage;

  before(async () => {
    stage = await makeStage();
    const { ana } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/login');
    await ana.commit('Renew tokens on 401', { 'src/tokens.ts': 'export const renew = true;\n' });
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  it('and neither loses a character, also where both come back from one state', async () => {
    const { ana } = stage.people;
    const server = await stage.server(ana);
    const drafts = join(server.dataDir, 'data', 'User', 'globalStorage', 'handoff.handoff', 'drafts');
    const first = await stage.open(ana);
    let one = await openForm(first);
    const second = await stage.open(ana);
    let two = await openForm(second);
    for (let index = 0; index < 20; index += 1) {
      await first.keyboard.type('a');
      await second.keyboard.type('b');
    }
    for (const form of [one, two]) await form.getByText('Draft kept').waitFor();
    assert.deepEqual([await textOf(one), await textOf(two)], ['a'.repeat(20), 'b'.repeat(20)]);
    assert.deepEqual(draftsIn(drafts), ['a'.repeat(20), 'b'.repeat(20)]);

    // A window that was duplicated: the same browser profile, the same state of the page.
    await reloadWindow(first);
    one = await webviewFrame(first, title, 30_000);
    await one.getByText('The branch was never pushed, with 1 commit').waitFor();
    const twin = await stage.duplicate(first);
    two = await webviewFrame(twin, title, 30_000);
    await two.getByText('The branch was never pushed, with 1 commit').waitFor();
    for (const [page, form] of [
      [first, one],
      [twin, two],
    ] as const) {
      await form.getByLabel('Summary').focus();
      await page.keyboard.press('Control+End');
    }
    for (let index = 0; index < 20; index += 1) {
      await first.keyboard.type('1');
      await twin.keyboard.type('2');
    }
    for (const form of [one, two]) await form.getByText('Draft kept').waitFor();
    const all = [`${'a'.repeat(20)}${'1'.repeat(20)}`, `${'a'.repeat(20)}${'2'.repeat(20)}`, 'b'.repeat(20)];
    await assertSoon(() => draftsIn(drafts).filter((text) => text.length > 0), all);
    assert.equal(extensionHosts(server).length, 3);
  });
});

/** Waits for what is on its way to the disk. */
async function assertSoon(get: () => readonly string[], expected: readonly string[]): Promise<void> {
  const end = Date.now() + 10_000;
  while (Date.now() < end && JSON.stringify(get()) !== JSON.stringify(expected))
    await new Promise((resolve) => setTimeout(resolve, 100));
  assert.deepEqual(get(), expected);
}
