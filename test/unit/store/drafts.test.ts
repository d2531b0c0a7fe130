import assert from 'node:assert/strict';
import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import type { Drafts } from '../../../src/app/ports';
import type { Draft } from '../../../src/domain/draft';
import { DraftFiles } from '../../../src/store/drafts';

const draft: Draft = {
  version: 1,
  id: 'a1b2',
  repository: '/repo/.git',
  branch: 'feature/login',
  savedAt: '2026-11-22T17:54:03.000Z',
  content: { summary: 'It wor', state: 'watch', next: [{ id: '', text: 'a' }], questions: [] },
  share: 'ref',
};

describe('drafts', () => {
  let folder = '';
  let said: string[] = [];
  let drafts: Drafts;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'handoff-drafts-')), 'drafts');
    said = [];
    drafts = new DraftFiles(folder, (message) => said.push(message));
  });
  afterEach(() => rmSync(join(folder, '..'), { recursive: true, force: true }));

  it('are none before the first was kept', async () => {
    assert.equal(await drafts.find(draft.repository, draft.branch), undefined);
    assert.equal(await drafts.load('a1b2'), undefined);
    await drafts.remove('a1b2');
  });

  it('come back as they were typed, in another window too', async () => {
    await drafts.save(draft);
    const other = new DraftFiles(folder);
    assert.deepEqual(await other.load(draft.id), draft);
    assert.deepEqual(await other.find(draft.repository, draft.branch), draft);
  });

  it('come back whatever was typed', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), async (text, id) => {
        const typed: Draft = { ...draft, id, branch: text, content: { summary: text } };
        await drafts.save(typed);
        assert.deepEqual(await drafts.load(id), typed);
        await drafts.remove(id);
      }),
      { numRuns: 50 },
    );
    assert.deepEqual(readdirSync(folder), []);
  });

  it('belong to one branch of one repository, or to a detached HEAD', async () => {
    const { version, repository, savedAt, content } = draft;
    const detached: Draft = { version, id: 'd', repository, savedAt, content };
    await drafts.save(draft);
    await drafts.save({ ...draft, id: 'b', branch: 'main' });
    await drafts.save({ ...draft, id: 'c', repository: '/other/.git' });
    await drafts.save(detached);
    assert.equal((await drafts.find('/repo/.git', 'feature/login'))?.id, 'a1b2');
    assert.equal((await drafts.find('/repo/.git', 'main'))?.id, 'b');
    assert.equal((await drafts.find('/other/.git', 'feature/login'))?.id, 'c');
    assert.equal((await drafts.find('/repo/.git', undefined))?.id, 'd');
    assert.equal(await drafts.find('/repo/.git', 'gone'), undefined);
  });

  it('never overwrite each other, and the newest one is found', async () => {
    await Promise.all(
      ['x', 'y', 'z'].map((id, n) =>
        drafts.save({ ...draft, id, savedAt: `2026-11-22T17:54:0${n}.000Z`, content: { summary: id } }),
      ),
    );
    assert.equal((await drafts.find(draft.repository, draft.branch))?.content.summary, 'z');
    await drafts.remove('z');
    assert.equal((await drafts.find(draft.repository, draft.branch))?.content.summary, 'y');
  });

  it('stay gone when they are removed right after a save', async () => {
    await Promise.all([drafts.save(draft), drafts.remove(draft.id)]);
    assert.equal(await drafts.load(draft.id), undefined);
  });

  it('stay in their folder, whatever their id', async () => {
    await drafts.save({ ...draft, id: '../../escape' });
    assert.match(readdirSync(folder).join(), /^x-[0-9a-f]{32}\.draft\.json$/);
    assert.equal((await drafts.load('../../escape'))?.id, '../../escape');
  });

  it('are for nobody else to read', async () => {
    await drafts.save(draft);
    const [name = ''] = readdirSync(folder);
    if (process.platform !== 'win32') assert.equal(statSync(join(folder, name)).mode & 0o077, 0);
  });

  it('that are damaged are kept aside, said, and hide no other', async () => {
    await drafts.save(draft);
    writeFileSync(join(folder, 'half.draft.json'), '{"version":1,"id":"half","rep');
    writeFileSync(join(folder, 'list.draft.json'), '[]');
    writeFileSync(join(folder, 'bare.draft.json'), '{"id":"bare","repository":"/repo/.git"}');
    writeFileSync(join(folder, '.a.draft.json.123.tmp'), 'half a write');
    assert.deepEqual(await drafts.find(draft.repository, draft.branch), draft);
    assert.equal(said.length, 3);
    assert.equal(readdirSync(folder).filter((name) => name.includes('.damaged-')).length, 3);
    assert.deepEqual(await drafts.find(draft.repository, draft.branch), draft);
    assert.equal(said.length, 3);
  });

  it('of another version are read as far as they can be, and keep what is not known here', async () => {
    const later = {
      version: 7,
      id: 'late',
      repository: '/repo/.git',
      branch: 'main',
      savedAt: 5,
      share: 'pigeon',
      mood: 'good',
      content: {
        summary: 'kept',
        state: 'purple',
        stateReason: ['x'],
        done: ['kept', 4],
        tried: 'once',
        next: [{ id: 's1', text: 'kept' }, { id: 's2' }, 'text', null],
        questions: { q1: 'x' },
        mood: { good: true },
      },
    };
    writeFileSync(join(folder, '..', 'x'), '');
    await drafts.save(draft);
    writeFileSync(join(folder, 'late.draft.json'), JSON.stringify(later));
    assert.deepEqual(await drafts.find('/repo/.git', 'main'), {
      version: 1,
      id: 'late',
      repository: '/repo/.git',
      branch: 'main',
      savedAt: '',
      content: {
        summary: 'kept',
        done: ['kept'],
        next: [{ id: 's1', text: 'kept' }],
        mood: { good: true },
      },
    });
    assert.deepEqual(said, []);
  });
});
