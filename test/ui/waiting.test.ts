import type { Page } from 'playwright-core';
import { keepPicturesOfFailures, takePictures } from './support/pictures';
import { openSidebar, treeRow } from './support/sidebar';
import { makeStage, type Stage } from './support/stage';

describe('A handoff for a branch that another worktree has', () => {
  let stage: Stage;
  let page: Page;
  let side: string;

  before(async () => {
    stage = await makeStage();
    const { ana } = stage.people;
    await ana.git('switch', '--quiet', '-c', 'feature/export');
    await ana.commit('Write visits as CSV', { 'src/csv.ts': 'export const csv = true;\n' });
    await ana.git('switch', '--quiet', 'main');
    side = `${ana.folder}-side`;
    await ana.git('worktree', 'add', '--quiet', side, 'feature/export');
    const write = ['write', '--branch', 'feature/export', '--summary', 'CSV is written, quoting is not.'];
    await ana.handoff(...write);
    page = await stage.open(ana, { theme: 'light' });
    await openSidebar(page, 'Handoff');
  });
  after(() => stage.dispose());
  keepPicturesOfFailures();

  it('says what it waits for, in a window on another branch', async () => {
    await treeRow(page, 'Waiting for another branch').click();
    await treeRow(page, 'Waits to go on feature/export: it is checked out in').waitFor();
    await takePictures(page, 'handoff-waits');
  });

  it('lands on its branch when the worktree lets go, once, and the row goes', async () => {
    const { ana } = stage.people;
    await ana.git('-C', side, 'switch', '--quiet', '-c', 'feature/other');
    await treeRow(page, 'Waiting for another branch').waitFor({ state: 'detached' });
    const subjects = await ana.git('log', '--format=%s', 'main..feature/export');
    const notes = subjects.split('\n').filter((subject) => subject.startsWith('handoff: '));
    if (notes.length !== 1) throw new Error(`feature/export has: ${subjects}`);
    const changed = await ana.git('-C', side, 'status', '--porcelain');
    if (changed.trim() !== '') throw new Error(`the other worktree shows: ${changed}`);
  });
});
