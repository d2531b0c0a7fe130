import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { hostname, tmpdir } from 'node:os';
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

const writer = ['--import', 'tsx', join(__dirname, 'draftChild.ts')];

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

  it('belong to one commit without a branch; one that does not say which is found at any, last', async () => {
    const { version, repository, savedAt, content } = draft;
    const at = (id: string, commit?: string): Draft => {
      return { version, id, repository, savedAt, content, ...(commit === undefined ? {} : { commit }) };
    };
    await drafts.save(at('one', '1a2b'));
    assert.equal(await drafts.find(repository, undefined, '5c6d'), undefined);
    await drafts.save({ ...at('old'), savedAt: '2026-11-23T00:00:00.000Z' });
    assert.equal((await drafts.find(repository, undefined, '1a2b'))?.id, 'one');
    assert.equal((await drafts.find(repository, undefined, '5c6d'))?.id, 'old');
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

  it('of another version are found, and keep what is not known here', async () => {
    mkdirSync(folder);
    const name = '3a1b2c3d4e5f60718293a4b5.draft.json';
    copyFileSync(join(__dirname, 'drafts', 'newer.json'), join(folder, name));
    const found = await drafts.find('/repo/.git', 'main');
    assert.equal(found?.content.summary, 'From a newer version');
    await drafts.save(found);
    const { content, mood } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as Record<string, unknown>;
    assert.deepEqual(mood, 'good');
    assert.deepEqual((content as { questions: unknown }).questions, { q1: 'x' });
    assert.deepEqual(said, []);
  });

  it('go only as they were, and not while another process is at them', async () => {
    await drafts.save(draft);
    const path = join(folder, 'a1b2.draft.json');
    const mark = { id: draft.id, savedAt: draft.savedAt };
    const written = JSON.parse(readFileSync(path, 'utf8')) as object;
    const by = (host: string, pid: number): void =>
      writeFileSync(path, JSON.stringify({ ...written, writer: { host, pid } }));
    assert.ok(await drafts.letGo({ ...mark, savedAt: 'earlier' }));
    assert.ok(await drafts.load(draft.id));
    // Ends by itself where this test fails before it kills it.
    const child = spawn(process.execPath, ['-e', 'setTimeout(() => {}, 8000)']);
    const pid = child.pid ?? 0;
    by(hostname(), pid);
    assert.equal(await drafts.letGo(mark), false);
    by('elsewhere', process.pid);
    assert.equal(await drafts.letGo(mark), false);
    assert.ok(await drafts.load(draft.id));
    child.kill('SIGKILL');
    await once(child, 'close');
    by(hostname(), pid);
    assert.ok(await drafts.letGo(mark));
    assert.equal(await drafts.load(draft.id), undefined);
    assert.ok(await drafts.letGo(mark));
  });

  it('of this process, or of a version that did not say whose they are, go', async () => {
    await drafts.save(draft);
    assert.ok(await drafts.letGo(draft));
    writeFileSync(join(folder, 'a1b2.draft.json'), JSON.stringify(draft));
    assert.ok(await drafts.letGo(draft));
    assert.deepEqual(readdirSync(folder), []);
  });

  it('are whole after a kill -9 at any moment: the newest, or the one before', async function () {
    this.timeout(120_000);
    for (let round = 0; round < 30; round += 1) {
      const acknowledged = await typeUntilKilled(folder, round * 3);
      const found = await drafts.load('killed');
      const [first, , last] = found?.content.summary.split(' ') ?? [];
      assert.equal(first, last);
      const number = Number(first);
      assert.ok(number === acknowledged || number === acknowledged + 1, `${number}, not ${acknowledged}`);
      assert.deepEqual(said, []);
    }
  });

  it('leave no temporary files of killed writes behind, and take nobody’s fresh one away', async () => {
    mkdirSync(folder);
    const now = Date.now();
    const names = ['.a.draft.json.0123456789ab.tmp', '.b.draft.json.0123456789ab.tmp', '.mine.tmp', 'a.tmp'];
    for (const name of names) writeFileSync(join(folder, name), 'half');
    const [old = '', fresh = '', ...others] = names;
    // What is now was written 59 minutes ago, or 61: the file system's own time cannot be set.
    const real = Date.now;
    Date.now = () => now + 59 * 60_000;
    try {
      await new DraftFiles(folder).save({ ...draft, id: 'first' });
      assert.ok(readdirSync(folder).includes(old));
      const again = `${folder}-again`;
      renameSync(folder, again);
      Date.now = () => now + 61 * 60_000;
      await new DraftFiles(again).save({ ...draft, id: 'second' });
      const left = readdirSync(again);
      assert.deepEqual(
        left.filter((name) => [old, fresh].includes(name)),
        [],
      );
      for (const name of others) assert.ok(left.includes(name), name);
      assert.ok(left.includes('first.draft.json'));
    } finally {
      Date.now = real;
    }
  });
});

/** Gives the number of the last draft that the child said to be on disk. */
async function typeUntilKilled(folder: string, after: number): Promise<number> {
  const child = spawn(process.execPath, [...writer, folder, 'killed'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let acknowledged = 0;
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => {
    text += chunk.toString();
    acknowledged = Number(text.trimEnd().split('\n').pop());
  });
  await once(child.stdout, 'data');
  await new Promise((resolve) => setTimeout(resolve, after));
  child.kill('SIGKILL');
  await once(child, 'close');
  return acknowledged;
}
