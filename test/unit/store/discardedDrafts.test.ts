import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, utimesSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Draft } from '../../../src/domain/draft';
import { DraftFiles } from '../../../src/store/drafts';

const draft: Draft = {
  version: 1,
  id: 'a1b2',
  repository: '/repo/.git',
  branch: 'feature/login',
  savedAt: '2026-11-22T17:54:03.000Z',
  content: { summary: 'It wor' },
};
const other: Draft = { ...draft, id: 'c3d4', repository: '/other/.git' };
const day = 24 * 60 * 60_000;

describe('a discarded draft', () => {
  let folder = '';
  let drafts: DraftFiles;
  const now = new Date();
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'handoff-drafts-'));
    drafts = new DraftFiles(folder);
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is no draft any more, and comes back whole', async () => {
    await drafts.save(draft);
    await drafts.save(other);
    await drafts.discard(draft.id, now);
    await drafts.discard(other.id, now);
    assert.deepEqual(await drafts.list(draft.repository), []);
    assert.equal(await drafts.find(draft.repository, draft.branch), undefined);
    const [found, ...more] = await drafts.discarded(draft.repository, now);
    assert.deepEqual([found?.draft, more], [draft, []]);
    assert.ok(Math.abs(Date.parse(found?.at ?? '') - now.getTime()) < 2000);
    assert.equal(await drafts.restore(draft.id), true);
    assert.deepEqual(await drafts.list(draft.repository), [draft]);
    assert.equal(await drafts.restore(draft.id), false);
  });

  it('is kept for 14 days, and then goes', async () => {
    await drafts.save(draft);
    await drafts.discard(draft.id, now);
    const path = join(folder, 'discarded', 'a1b2.draft.json');
    utimesSync(path, now, new Date(now.getTime() - 13 * day));
    assert.equal((await drafts.discarded(draft.repository, now)).length, 1);
    utimesSync(path, now, new Date(now.getTime() - 15 * day));
    assert.deepEqual(await drafts.discarded(draft.repository, now), []);
    assert.equal(await drafts.restore(draft.id), false);
  });

  it('may be one that is not there', async () => {
    await drafts.discard('nothing', now);
    assert.deepEqual(await drafts.discarded(draft.repository, now), []);
  });
});
