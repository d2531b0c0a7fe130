// People in other time zones: who works when is said by a command or by hand, and shown where one writes and reads.
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame, Locator, Page } from 'playwright-core';
import { findAxeProblems } from './support/axe';
import { runCommand, writeHere } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar, treeRow } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { clickToast, waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';
import { waitForBranch } from './support/window';

const path = '.handoffs/people.yaml';

const others = `  - name: Kenji Ito # mobile
    emails: [kenji@example.org]
    timeZone: Asia/Tokyo
    workingHours: Mon-Fri 09:00-17:30
  - name: Mina Diaz
    emails: [mina@example.org, mina@home.example]
    timeZone: America/New_York
    workingHours: Mon-Fri 09:00-17:00
    channel: "#payments"
`;

const note = `
summary: Login works behind AUTH_V2; the refresh lock is still per process.
to: [kenji@example.org]
state: watch
next:
  - {id: s1, text: Move the refresh lock, owner: kenji@example.org, due: "2099-11-24 17:00 Europe/Lisbon"}
questions:
  - {id: q1, text: May the window grow to 60 s?, to: kenji@example.org}
`;

describe('People in other time zones', () => {
  let stage: Stage;
  let page: Page;
  let form: Frame;
  let failed = false;

  const pickRow = (text: string): Locator =>
    page.locator('.quick-input-widget:visible .monaco-list-row').filter({ hasText: text }).first();
  const box = (): Locator => page.locator('.quick-input-widget:visible input[type="text"]');
  const file = (): string => join(stage.people.ana.folder, path);

  before(async () => {
    stage = await makeStage({ env: { TZ: 'Europe/Lisbon' } });
    const { ana } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/login');
    await ana.commit('Renew tokens on 401', { 'src/tokens.ts': 'export const renew = true;\n' });
    page = await stage.open(ana, { theme: 'light', width: 1140, height: 860 });
    await waitForBranch(page, 'feature/login');
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();
  beforeEach(function () {
    assert.equal(failed, false, 'an earlier step of the story failed');
  });
  afterEach(function () {
    failed ||= this.currentTest?.state === 'failed';
  });

  it('asks for oneself first, with what is known already', async () => {
    await runCommand(page, 'Handoff: Edit People…');
    await pickRow('Ana Sousa (you)').waitFor();
    await takePictures(page, 'people-whom');
    await page.keyboard.press('Enter');
    await pickRow('Working hours').waitFor();
    assert.match(await pickRow('Time zone').innerText(), /Europe\/Lisbon/);
    assert.match(await pickRow('E-mails').innerText(), /ana@example\.org/);
    await takePictures(page, 'people-card');
  });

  it('takes hours as people write them, and says what it does not understand', async () => {
    await pickRow('Working hours').click();
    await box().fill('Mon-Fry 9-18');
    await page.getByText('is neither a day nor a time').waitFor();
    await takePictures(page, 'people-hours-wrong');
    await box().fill('Mon-Thu 9-12:30, 13:30-18, Fri 9-14');
    await page.getByText('Mon-Thu 09:00-12:30, 13:30-18:00, Fri 09:00-14:00').waitFor();
    await takePictures(page, 'people-hours');
    await box().press('Enter');
    await pickRow('Save').waitFor();
    await takePictures(page, 'people-card-changed');
  });

  it('writes nothing before it is told to, and forgets nothing', async () => {
    await page.keyboard.press('Escape');
    assert.ok(!existsSync(file()));
    await runCommand(page, 'Handoff: Edit People…');
    await pickRow('Ana Sousa (you)').click();
    assert.match(await pickRow('Working hours').innerText(), /Fri 09:00-14:00/);
  });

  it('writes a file for the user to commit, and takes it back', async () => {
    await pickRow('Save').click();
    await waitForToast(page, 'Ana Sousa is in .handoffs/people.yaml');
    const written = readFileSync(file(), 'utf8');
    assert.match(written, /^people:\n {2}- name: Ana Sousa\n {4}emails:\n {6}- ana@example\.org\n/m);
    assert.match(written, /workingHours: Mon-Thu 09:00-12:30, 13:30-18:00, Fri 09:00-14:00\n/);
    assert.equal(await stage.people.ana.git('status', '--porcelain'), '?? .handoffs/');
    await takePictures(page, 'people-saved');
    await clickToast(page, 'Ana Sousa is in', 'Undo');
    for (let tries = 0; existsSync(file()) && tries < 100; tries += 1) await page.waitForTimeout(50);
    assert.ok(!existsSync(file()));
    stage.people.ana.write({ [path]: `${written}${others}` });
  });

  it('shows the others with their times where a handoff is written', async () => {
    await writeHere(page);
    form = await webviewFrame(page, 'Handoff for feature/login');
    const to = form.getByLabel('For', { exact: true });
    for (const name of ['Kenji Ito', 'Mina Diaz']) {
      // The file was written a moment ago: a name that is not known yet is no address.
      await form
        .locator(`datalist option[value="${name === 'Kenji Ito' ? 'kenji' : 'mina'}@example.org"]`)
        .waitFor({ state: 'attached' });
      await to.fill(name);
      await to.press('Enter');
    }
    await form.locator('.chip', { hasText: /Kenji Ito\s*\d\d:\d\d there, (back|works now)/ }).waitFor();
    await form.locator('.chip', { hasText: /Mina Diaz\s*\d\d:\d\d there, (back|works now)/ }).waitFor();
    await form.locator('.overlaps', { hasText: /M\. Diaz: overlap .* yours/ }).waitFor();
    await form
      .locator('.overlaps', { hasText: /K\. Ito: (overlap|your working hours do not overlap)/ })
      .waitFor();
    await form
      .getByLabel('Summary')
      .fill('Login works behind AUTH_V2; the refresh lock is still per process.');
    await takePictures(page, 'form-two-zones');
    assert.deepEqual(await findAxeProblems(form), []);
  });

  it('follows the file as it is changed by hand, and leaves the cursor and the text alone', async () => {
    const summary = form.getByLabel('Summary');
    await summary.press('End');
    await form
      .getByRole('button', { name: 'Remove Mina Diaz' })
      .or(form.getByRole('button', { name: /Mina Diaz/ }))
      .first()
      .focus();
    const text = readFileSync(file(), 'utf8');
    stage.people.ana.write({
      [path]: text.replace('Asia/Tokyo', 'Asia/Kolkata').replace('09:00-17:30', '00:00-24:00'),
    });
    await form
      .locator('.chip', { hasText: /Kenji Ito\s*\d\d:\d\d there, (works now, until|back)/ })
      .waitFor();
    await form.locator('.overlaps', { hasText: /K\. Ito: overlap/ }).waitFor();
    assert.match(
      await form.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''),
      /Mina Diaz/,
    );
    assert.match(await summary.inputValue(), /per process\.$/);
    stage.people.ana.write({ [path]: `${text}  - name: Nobody\n    emails: nobody\n` });
    await openSidebar(page, 'Handoff');
    await treeRow(page, 'Cannot be read').waitFor();
    assert.equal(await form.locator('.chip').count(), 2);
    stage.people.ana.write({ [path]: text });
  });

  it('shows the author’s time and dues on both clocks where a handoff is read', async () => {
    const { ana, kenji } = stage.people;
    await ana.git('add', '.handoffs');
    await ana.git('commit', '--quiet', '-m', 'Say who works when');
    await ana.git('push', '--quiet', 'origin', 'feature/login', 'feature/login:main');
    ana.write({ 'note.yaml': note });
    await ana.handoff('write', '--share', 'ref', '--file', join(ana.folder, 'note.yaml'));
    await ana.handoff('sync');
    await kenji.git('fetch', '--quiet');
    await kenji.git('switch', '--quiet', 'feature/login');
    await kenji.git('config', 'handoff.timeZone', 'Asia/Tokyo');
    await kenji.handoff('sync');
    const said = await kenji.handoff('show');
    assert.match(said, /\d\d:\d\d there, (back|works now)/);
    assert.match(said, /due Nov 25, 2099 02:00 \(Nov 24, 2099 17:00\s+there\)/);
    const window = await stage.open(kenji, { theme: 'light', width: 1140, height: 860 });
    await openSidebar(window, 'Handoff');
    await treeRow(window, /A\. Sousa left it .*watch · \d\d:\d\d there, (back|works now)/s).waitFor();
    await runCommand(window, 'Handoff: Show Handoff');
    const brief = await webviewFrame(window, 'feature/login');
    await brief.getByText(/\d\d:\d\d there, (back|works now)/).waitFor();
    await brief.getByText('due Nov 25, 2099 02:00 (Nov 24, 2099 17:00 there)').waitFor();
    await takePictures(window, 'brief-two-zones');
  });
});
