import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Page } from 'playwright-core';
import { temporaryFolder } from '../host/ending';
import { keepPicturesOfFailures } from './support/pictures';
import { openSidebar } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';

/** Ours carry this; the built-in git extension's do not. */
const mark = 'core.hooksPath=/dev/null';
/** Longer than three polls, and than a git child of ours may stay idle. */
const longMs = 7000;

describe('While nothing happens', () => {
  const { path: shim, remove } = temporaryFolder('handoff-shim-');
  const calls = join(shim, 'calls.log');
  let stage: Stage;
  let page: Page;

  /** The git processes that Handoff has started so far. */
  function ours(): readonly string[] {
    const text = existsSync(calls) ? readFileSync(calls, 'utf8') : '';
    return text.split('\n').filter((line) => line.includes(mark));
  }

  /** Waits until Handoff has started no process for as long as a burst of events may last. */
  async function settled(): Promise<number> {
    for (let before = -1; before !== ours().length;) {
      before = ours().length;
      await page.waitForTimeout(5000);
    }
    return ours().length;
  }

  before(async () => {
    const git = execFileSync('/bin/sh', ['-c', 'command -v git'], { encoding: 'utf8' }).trim();
    mkdirSync(join(shim, 'bin'));
    const program = join(shim, 'bin', 'git');
    writeFileSync(program, `#!/bin/sh\necho "$@" >> '${calls}'\nexec '${git}' "$@"\n`);
    chmodSync(program, 0o755);
    stage = await makeStage({
      env: { PATH: `${join(shim, 'bin')}${delimiter}${process.env['PATH'] ?? ''}` },
    });
    page = await stage.open(stage.people.ana);
    await openSidebar(page, 'Handoff');
    await page.getByText('No handoff on this branch').waitFor();
  });
  after(async () => {
    await stage.dispose();
    remove();
  });
  keepPicturesOfFailures();

  it('no git process runs, and the next thing that happens is seen', async () => {
    const before = await settled();
    assert.ok(before > 0, 'the start has run git');
    await page.waitForTimeout(longMs);
    assert.deepEqual(ours().slice(before), []);
    await stage.people.ana.git('switch', '--quiet', '-c', 'feature/elsewhere');
    for (let look = 0; look < 100 && ours().length === before; look += 1) {
      await page.waitForTimeout(100);
    }
    assert.ok(ours().length > before, 'a switch is seen');
    const after = await settled();
    await page.waitForTimeout(longMs);
    assert.deepEqual(ours().slice(after), []);
  });
});
