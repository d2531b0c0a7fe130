import assert from 'node:assert/strict';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { pickItem, runCommand } from './support/palette';
import type { Person } from './support/people';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { clickRowAction, openSidebar, treeRow, treeTexts } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { allToasts, clickToast, toast, waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';
import { closeWindow, reloadWindow } from './support/window';

/** Longer than the settle time and the gathering of file events together. */
const settled = 4000;

describe('Several repositories in one window', () => {
  let stage: Stage;
  let api: Person;
  let web: Person;
  let page: Page;

  before(async () => {
    stage = await makeStage();
    const { people } = stage;
    const { kenji, root } = people;
    await kenji.git('switch', '--quiet', '-c', 'feature/export');
    await kenji.commit('Write visits as CSV', { 'src/csv.ts': 'export const csv = true;\n' });
    const words = ['--summary', 'CSV is written, quoting is not.', '--next', 'Quote names with a comma'];
    await kenji.handoff('write', ...words);
    await kenji.git('push', '--quiet', 'origin', 'feature/export');
    api = await people.clone('projects/api', 'Ana Sousa', 'ana@example.org');
    web = await people.clone('projects/web', 'Ana Sousa', 'ana@example.org');
    await api.git('switch', '--quiet', '-c', 'feature/login');
    await api.commit('Begin the login', { 'of-the-api.txt': 'begun\n' });
    await web.git('switch', '--quiet', 'feature/export');
    web.write({ 'of-the-web.txt': 'begun\n' });
    // Looks like a repository and is none: the others are no worse for it.
    const broken = join(dirname(api.folder), 'broken');
    mkdirSync(broken);
    writeFileSync(join(broken, '.git'), 'gitdir: nowhere\n');
    const workspace = join(root, 'shop.code-workspace');
    writeFileSync(workspace, JSON.stringify({ folders: [{ path: api.folder }, { path: web.folder }] }));
    page = await stage.open(api, { theme: 'light', workspace });
    await openSidebar(page, 'Handoff');
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  /** Opens a file by its name, as a person does. */
  async function edit(file: string): Promise<void> {
    await page.keyboard.press('Control+P');
    await page.locator('.quick-input-widget:visible input[type="text"]').fill(file);
    await page.locator('.quick-input-widget:visible .monaco-list-row', { hasText: file }).first().click();
    await page.locator('.tab.active', { hasText: file }).waitFor();
  }

  /** The title of the sidebar: which repository it shows. */
  function viewTitle(repository: string): Locator {
    return page.locator('.part.sidebar').getByText(`Handoff: ${repository}`, { exact: true });
  }

  /** The first rows of the sidebar: repository and branch. */
  async function firstRows(): Promise<readonly string[]> {
    return (await treeTexts(page)).slice(0, 2);
  }

  it('has a row for each while none was used, and says where a handoff has arrived', async () => {
    const said = await waitForToast(page, 'K. Ito left a handoff', 30_000);
    assert.match(said, /^K\. Ito left a handoff on feature\/export in web .*: 1 step\.$/);
    await treeRow(page, 'K. Ito left it').waitFor();
    await treeRow(page, 'apifeature/login').waitFor();
    assert.deepEqual(await firstRows(), ['apifeature/login', 'webfeature/export']);
    await page.locator('.activitybar .badge-content', { hasText: '1' }).first().waitFor();
    await takePictures(page, 'repositories-none-active');
    await clickToast(page, 'K. Ito left a handoff', 'Later');
  });

  it('asks which is meant, once, and goes on with that one', async () => {
    await runCommand(page, 'Handoff: Write Handoff…');
    await page.getByText('In which repository?').waitFor();
    await takePictures(page, 'repositories-which');
    await pickItem(page, 'api');
    await pickItem(page, 'checked out');
    const form = await webviewFrame(page, 'api · Handoff for feature/login');
    await form.getByText('1 commit and 1 file on this branch').waitFor();
    await viewTitle('api').waitFor();
    await takePictures(page, 'repositories-form');
  });

  it('follows the editor, and stands still within one repository', async () => {
    await edit('of-the-web.txt');
    await viewTitle('web').waitFor();
    await treeRow(page, 'K. Ito left it').waitFor();
    await takePictures(page, 'repositories-active');
    await edit('of-the-api.txt');
    await viewTitle('api').waitFor();
    await page.getByText('No handoff on this branch').waitFor();
    assert.deepEqual(await treeTexts(page), []);
    await runCommand(page, 'View: Close All Editors');
    await viewTitle('api').waitFor();
  });

  it('asks about departures in several at the same moment one after the other', async () => {
    await web.git('switch', '--quiet', '-c', 'feature/style', 'origin/main');
    await web.commit('Begin the style', { 'style.txt': 'begun\n' });
    await page.waitForTimeout(settled);
    await Promise.all([api, web].map((person) => person.git('switch', '--quiet', 'main')));
    await waitForToast(page, /^You left/);
    await page.waitForTimeout(settled);
    const [first = '', ...more] = await allToasts(page);
    assert.deepEqual(more, []);
    const texts = ['feature/login in api', 'feature/style in web'].map(
      (what) => `You left ${what} with 1 commit and no handoff.`,
    );
    assert.ok(texts.includes(first), first);
    await takePictures(page, 'repositories-departure');
    await clickToast(page, first, 'Not Now');
    const [second = ''] = texts.filter((text) => text !== first);
    await waitForToast(page, second);
    await clickToast(page, second, 'Write Handoff');
    const [, branch = '', name = ''] = /^You left (\S+) in (\S+) /.exec(second) ?? [];
    await webviewFrame(page, `${name} · Handoff for ${branch}`);
    await viewTitle(name).waitFor();
    await page.waitForTimeout(settled);
    assert.equal(await toast(page, /^You left/).count(), 0);
    await runCommand(page, 'View: Close All Editors');
  });

  it('keeps to the settings of each folder', async () => {
    api.write({ '.vscode/settings.json': '{ "handoff.prompt.enabled": false }\n' });
    for (const person of [api, web]) {
      await person.git('switch', '--quiet', '-c', 'feature/quiet', 'main');
      await person.commit('Begin quietly', { 'quiet.txt': 'begun\n' });
    }
    await page.waitForTimeout(settled);
    await Promise.all([api, web].map((person) => person.git('switch', '--quiet', 'main')));
    await waitForToast(page, 'You left feature/quiet in web');
    await clickToast(page, 'You left feature/quiet in web', 'Not Now');
    await page.waitForTimeout(settled);
    assert.deepEqual(await allToasts(page), []);
  });

  it('lets a repository go with its folder, and its form with it', async () => {
    await edit('of-the-web.txt');
    await runCommand(page, 'Handoff: Write Handoff…');
    await pickItem(page, 'main');
    await webviewFrame(page, 'web · Handoff for main');
    await runCommand(page, 'Workspaces: Remove Folder from Workspace...');
    await pickItem(page, 'web');
    await viewTitle('This Branch').waitFor();
    await page.locator('.tab', { hasText: 'web · Handoff for main' }).waitFor({ state: 'detached' });
  });

  it('finds both in the folder around them, and writes for the one whose row is clicked', async () => {
    await closeWindow(page);
    page = await stage.open(api, { theme: 'dark', folder: dirname(api.folder) });
    await openSidebar(page, 'Handoff');
    for (const row of ['apimain', 'webmain']) {
      await treeRow(page, row).waitFor();
    }
    assert.deepEqual(await firstRows(), ['apimain', 'webmain']);
    await takePictures(page, 'repositories-folder');
    await clickRowAction(page, 'web', 'Write Handoff');
    await pickItem(page, 'main');
    const form = await webviewFrame(page, 'web · Handoff for main');
    await viewTitle('web').waitFor();
    await form.getByLabel('Summary').fill('Of the web.');
    await form.getByText('Draft kept').waitFor();
  });

  it('gives a form back to its repository after a reload', async () => {
    await reloadWindow(page);
    const form = await webviewFrame(page, 'web · Handoff for main', 30_000);
    assert.equal(await form.getByLabel('Summary').inputValue(), 'Of the web.');
    await viewTitle('web').waitFor();
    await form.getByRole('button', { name: 'Save', exact: true }).click();
    await waitForToast(page, /^Handoff saved/);
    const refs = await web.git('for-each-ref', '--format=%(refname)', 'refs/handoffs/');
    assert.match(refs, /^refs\/handoffs\/\S+$/);
    assert.equal(await api.git('for-each-ref', 'refs/handoffs/'), '');
  });
});
