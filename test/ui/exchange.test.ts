import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import { answerInput } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { clickRowAction, openSidebar, treeRow } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';
import { allToasts, clickToast, toastButtons, waitForToast } from './support/toasts';
import { waitForBranch } from './support/window';

const run = promisify(execFile);

const offer = 'Fetch the handoffs of others from origin';

/** A fresh clone that has asked for nothing, then a server that takes nothing but branches. */
describe('Handoffs are exchanged with the remote', () => {
  let stage: Stage;
  let page: Page;

  before(async () => {
    stage = await makeStage();
    const { ana, kenji } = stage.people;
    await kenji.git('switch', '--quiet', '-c', 'feature/export');
    await kenji.commit('Write visits as CSV', { 'src/csv.ts': 'export const csv = true;\n' });
    await kenji.handoff('write', '--summary', 'CSV is written, quoting is not.', '--share', 'branch');
    await kenji.git('push', '--quiet', 'origin', 'feature/export');
    await kenji.git('switch', '--quiet', '-c', 'feature/import', 'main');
    await kenji.commit('Read visits', { 'src/read.ts': 'export const read = true;\n' });
    await kenji.handoff('write', '--summary', 'Reading works.', '--share', 'ref');
    await kenji.handoff('sync');
    await ana.git('fetch', '--quiet');
    page = await stage.open(ana, { theme: 'light' });
    await openSidebar(page, 'Handoff');
    await waitForBranch(page, 'main');
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  it('offers a fresh clone what the remote may have, in the empty view, and has asked it nothing', async () => {
    await page.getByText('This clone never asked its remote').waitFor();
    await page.getByRole('button', { name: 'Fetch the Handoffs of Others' }).waitFor();
    await takePictures(page, 'never-fetched-empty');
    assert.equal(await stage.people.ana.git('for-each-ref', 'refs/handoffs-remote'), '');
  });

  it('offers it as one quiet row beside a handoff, and never again once it was asked', async () => {
    await stage.people.ana.git('switch', '--quiet', '--track', 'origin/feature/export');
    await treeRow(page, 'K. Ito left it').waitFor();
    await treeRow(page, offer).waitFor();
    await clickToast(page, 'K. Ito left a handoff', 'Later');
    await takePictures(page, 'never-fetched-row');
    await stage.people.ana.handoff(
      'write',
      '--branch',
      'main',
      '--summary',
      'Not to be sent.',
      '--share',
      'ref',
    );
    await treeRow(page, offer).click();
    await treeRow(page, offer).waitFor({ state: 'detached' });
    const { stdout } = await run('git', ['for-each-ref', 'refs/handoffs'], { cwd: stage.people.remote });
    assert.equal(stdout.trim().split('\n').length, 1, 'only Kenji has sent his');
    assert.match(await stage.people.ana.handoff('list', '--branch', 'feature/import'), /Reading works/);
  });

  it('says it plainly where the remote takes no refs of ours, with its own words and the way out', async () => {
    const hook = join(stage.people.remote, 'hooks', 'update');
    writeFileSync(
      hook,
      '#!/bin/sh\ncase $1 in refs/heads/*) ;; *) echo "Only branches here. Ask Tom."; exit 1;; esac\n',
    );
    chmodSync(hook, 0o755);
    await clickRowAction(page, 'K. Ito left it', 'Pick Up');
    await answerInput(page, 'CSV is there; I quote names first.');
    await clickToast(page, 'Send your handoffs and replies', 'Send Automatically');
    const said = await waitForToast(page, 'does not take the refs', 30_000);
    assert.match(said, /The remote origin .* It said: “.*Only branches here\. Ask Tom\..*”/);
    assert.match(said, /it may start CI there/);
    assert.deepEqual(await toastButtons(page, 'does not take the refs'), ['Send as Branch', 'Not Now']);
    await treeRow(page, 'You picked it up').waitFor();
    await treeRow(page, 'Not sent yet').waitFor();
    await takePictures(page, 'refs-refused');
  });

  it('sends the journal as a branch on the click, and a plain fetch brings it to the colleague', async () => {
    await clickToast(page, 'does not take the refs', 'Send as Branch');
    await treeRow(page, 'Not sent yet').waitFor({ state: 'detached', timeout: 30_000 });
    const { kenji } = stage.people;
    await kenji.git('fetch', '--quiet');
    const rows = JSON.parse(await kenji.handoff('list', '--branch', 'feature/export', '--json')) as {
      readonly status: string;
    }[];
    assert.deepEqual(
      rows.map(({ status }) => status),
      ['picked-up'],
    );
    assert.equal(await stage.people.ana.git('branch', '--list', 'handoffs/*'), '');
    const said = await allToasts(page);
    assert.ok(!said.some((text) => /handoff|remote/i.test(text)), said.join());
  });
});
