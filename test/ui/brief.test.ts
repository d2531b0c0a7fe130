import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import type { Frame, Page } from 'playwright-core';
import { findAxeProblems } from './support/axe';
import { runCommand } from './support/palette';
import type { Person } from './support/people';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { clickToast, waitForToast } from './support/toasts';
import { webviewFrame } from './support/webviews';

/** Everything a handoff can say, with what somebody hostile would try to say in it. */
const everything = `
state: blocked
stateReason: The token service is down until Tuesday
summary: |
  Login works behind \`AUTH_V2\`. See [the plan](https://example.org/plan), not [this](command:workbench.action.quit).

  ![spy](https://example.org/spy.png) <img src=x onerror=alert(1)>
outcome: A user stays signed in over two tabs.
background: The old cookie expires in December.
done: [Renew tokens on 401]
tried: ['A file lock: breaks on the shared volume']
doNotTouch: ['src/auth/legacy.ts: billing signs with it']
verify:
  - run: npm run test:auth
    expect: 12 passing
next:
  - text: Move the refresh lock
    owner: kenji@example.org
    due: '2026-12-01'
contingencies:
  - if: the mobile tests fail with 440
    then: re-run, the clock in CI is off
questions:
  - text: "May the window grow to 60 s?\\u202e"
    to: kenji@example.org
links:
  - title: Dashboard
    url: https://example.org/dashboard
  - title: Trap
    url: 'vscode://settings'
`;

describe('A brief that says everything', () => {
  let stage: Stage;
  let page: Page;
  let brief: Frame;

  /** Runs the command line in a person's clone, with a text on its standard input. */
  function handoff(person: Person, args: readonly string[], input = ''): Promise<void> {
    return new Promise((resolve, reject) => {
      const child = spawn(process.execPath, [join(process.cwd(), 'dist', 'cli.js'), ...args], {
        cwd: person.folder,
        env: { ...process.env, ...stage.people.env },
        stdio: ['pipe', 'ignore', 'pipe'],
      });
      let said = '';
      child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
      child.once('error', reject);
      child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(said))));
      child.stdin.end(input);
    });
  }

  before(async () => {
    stage = await makeStage();
    const { ana, kenji } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/login');
    await ana.commit('Put it behind AUTH_V2', { 'src/flags.ts': 'export const AUTH_V2 = true;\n' });
    await ana.git('push', '--quiet', 'origin', 'feature/login');
    await ana.commit('Renew tokens on 401', { 'src/tokens.ts': 'export const renew = true;\n' });
    ana.write({ 'src/lock.ts': 'half\n' });
    await handoff(ana, ['write', '--share', 'ref', '--file', '-'], everything);
    await handoff(ana, ['sync']);
    await kenji.git('fetch', '--quiet');
    await kenji.git('switch', '--quiet', 'feature/login');
    page = await stage.open(kenji, { theme: 'light', width: 1280, height: 1000 });
    await openSidebar(page, 'Handoff');
    await page.getByText('No handoff on this branch').waitFor();
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  it('arrives with a sync, and opens from the toast', async () => {
    await runCommand(page, 'Handoff: Sync Handoffs');
    const text = await waitForToast(page, 'A. Sousa left a handoff');
    assert.match(text, /: blocked, 1 step, 1 question for you\.$/);
    await clickToast(page, 'A. Sousa left a handoff', 'Show');
    // Not ours: the built-in git extension asks this after the first fetch of a profile.
    await clickToast(page, 'periodically run', 'No');
    brief = await webviewFrame(page, 'feature/login');
    await brief.getByRole('heading', { name: 'feature/login' }).waitFor();
  });

  it('says what the reader has not received before it asks to pick up', async () => {
    await brief.getByText('1 commit was not pushed when this was written, and is not here').waitFor();
    await brief.getByText('Not committed when this was written: src/lock.ts').waitFor();
    await brief.getByText('Not known here: its commit is missing.').waitFor();
  });

  it('shows every section, and nothing of what was smuggled in', async () => {
    for (const text of [
      'The token service is down until Tuesday',
      'A user stays signed in over two tabs.',
      'The old cookie expires in December.',
      'the mobile tests fail with 440, then re-run, the clock in CI is off',
      'src/auth/legacy.ts: billing signs with it',
      'A file lock: breaks on the shared volume',
      'May the window grow to 60 s?‹U+202E›',
    ]) {
      await brief.getByText(text).waitFor();
    }
    const links = await brief.locator('a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.deepEqual(links, ['https://example.org/plan', 'https://example.org/dashboard']);
    assert.equal(await brief.locator('img, .page script, .page iframe').count(), 0);
    await takePictures(page, 'brief-everything');
    assert.deepEqual(await findAxeProblems(brief), []);
  });

  it('fits a narrow window', async () => {
    await page.setViewportSize({ width: 900, height: 1000 });
    assert.ok(
      await brief.evaluate(
        () => document.documentElement.scrollWidth <= document.documentElement.clientWidth,
      ),
    );
    await takePictures(page, 'brief-narrow');
  });
});
