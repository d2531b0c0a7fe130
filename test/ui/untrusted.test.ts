import assert from 'node:assert/strict';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Page } from 'playwright-core';
import { temporaryFolder } from '../host/ending';
import { offeredCommands } from './support/palette';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';

describe('In a folder that is not trusted', () => {
  const { path: shim, remove } = temporaryFolder('handoff-shim-');
  const calls = join(shim, 'calls.log');
  let stage: Stage;
  let page: Page;

  /** A window on a clone of Ana's, where every git process of the host leaves a line. */
  async function openWithShim(trust: boolean): Promise<void> {
    const path = `${join(shim, 'bin')}${delimiter}${process.env['PATH'] ?? ''}`;
    stage = await makeStage({
      ...(trust ? {} : { trust: false }),
      userSettings: { 'security.workspace.trust.startupPrompt': 'never' },
      env: { PATH: path },
    });
    page = await stage.open(stage.people.ana);
    await openSidebar(page, 'Handoff');
  }

  function gitCalls(): string {
    return existsSync(calls) ? readFileSync(calls, 'utf8') : '';
  }

  before(() => {
    mkdirSync(join(shim, 'bin'));
    const program = join(shim, 'bin', 'git');
    writeFileSync(program, `#!/bin/sh\necho "$@" >> '${calls}'\nexit 1\n`);
    chmodSync(program, 0o755);
  });
  afterEach(() => stage.dispose());
  after(remove);
  keepPicturesOfFailures();

  it('says why the view is empty and what to do, and runs no git process at all', async () => {
    await openWithShim(false);
    await page.getByText('no git runs in a folder you have not trusted').waitFor();
    await page.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
    await takePictures(page, 'untrusted');
    assert.deepEqual(
      (await offeredCommands(page, 'Handoff: ')).filter((title) =>
        /Write|Pick Up|Close|Reopen|Sync|Tick/.test(title),
      ),
      [],
    );
    await stage.people.ana.git('switch', '--quiet', '-c', 'feature/elsewhere');
    // Longer than the settle time and the poll together.
    await page.waitForTimeout(5000);
    assert.equal(gitCalls(), '');
  });

  it('would have been seen to run git: the same start in a trusted folder is', async () => {
    await openWithShim(true);
    for (let look = 0; look < 100 && gitCalls() === ''; look += 1) {
      await page.waitForTimeout(200);
    }
    assert.notEqual(gitCalls(), '');
  });
});
