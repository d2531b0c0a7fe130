import assert from 'node:assert/strict';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { writeRecord } from '../../src/format/record';
import { closeAll, commit, env, newFolder, newRepository, note, trap } from '../git/support/repositories';
import { hostileRepositories, usersGit } from '../support/hostileRepositories';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';

/** As many as a window takes of one folder, and some less: each half of them is opened in a window. */
const half = Math.ceil(hostileRepositories.length / 2);

/** A folder of hostile repositories, each with one handoff on the branch that is checked out. */
function folderOf(kinds: typeof hostileRepositories, program: string): string {
  const folder = newFolder('hostile');
  const git = usersGit(env);
  for (const [index, kind] of kinds.entries()) {
    const made = newRepository();
    const { id } = note('aaaaaa', 'main');
    commit(made, `.handoffs/trunk/${id}/handoff.yaml`, writeRecord(note('aaaaaa', 'main')));
    const root = join(folder, `repository-${String(index)}`);
    mkdirSync(root);
    cpSync(made, root, { recursive: true, verbatimSymlinks: true });
    kind.make(root, program, git);
  }
  return folder;
}

describe('A window on hostile repositories', () => {
  let stage: Stage;
  keepPicturesOfFailures();
  afterEach(async () => {
    await stage.dispose();
    closeAll();
  });

  for (const [name, kinds] of [
    ['the first half', hostileRepositories.slice(0, half)],
    ['the second half', hostileRepositories.slice(half)],
  ] as const) {
    it(`lists the handoffs of ${name} and runs nothing of theirs, once they are trusted`, async () => {
      const { program, calls } = trap('fail');
      const folder = folderOf(kinds, program);
      const before = calls();
      // The built-in git extension runs what they ask for, as it does in every folder that is trusted.
      stage = await makeStage({ userSettings: { 'git.enabled': false } });
      const page = await stage.open({ ...stage.people.ana, folder }, { height: 1800 });
      await openSidebar(page, 'Handoff');
      const rows = page.locator('.part.sidebar .monaco-list-row').filter({ hasText: /^\s*repository-\d+/ });
      await rows.nth(kinds.length - 1).waitFor();
      assert.equal(await rows.count(), kinds.length);
      // Longer than the settle time and the poll together.
      await page.waitForTimeout(5000);
      await takePictures(page, `hostile-${name.replaceAll(' ', '-')}`);
      assert.equal(calls(), before);
    });
  }

  it('runs nothing at all before they are trusted', async () => {
    const { program, calls } = trap('fail');
    const folder = folderOf(hostileRepositories, program);
    const before = calls();
    stage = await makeStage({
      trust: false,
      userSettings: { 'security.workspace.trust.startupPrompt': 'never' },
    });
    const page = await stage.open({ ...stage.people.ana, folder });
    await openSidebar(page, 'Handoff');
    await page.getByText('no git runs in a folder you have not trusted').waitFor();
    await page.waitForTimeout(3000);
    assert.equal(calls(), before);
  });
});
