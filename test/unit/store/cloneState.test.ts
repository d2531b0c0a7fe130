import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CloneState } from '../../../src/app/ports';
import type { LoggedDecision } from '../../../src/domain/departure';
import { CloneStateFiles } from '../../../src/store/cloneState';

const cursor = { branch: 'feature/login', seenAt: '2026-11-22T17:54:03Z' };

function decided(at: string, decision: 'ask' | 'quiet'): LoggedDecision {
  const facts = {
    from: 'feature/login',
    to: 'main',
    at,
    exists: true,
    merged: false,
    ownCommits: 1,
    stashes: 0,
    mutedBranch: false,
    mutedRepository: false,
    promptsToday: 0,
  };
  return decision === 'ask'
    ? { at, facts, outcome: { decision, reason: 'own-work' } }
    : { at, facts, outcome: { decision, reason: 'merged' } };
}

describe('the state of a clone', () => {
  let common = '';
  let said: string[] = [];
  let state: CloneState;
  const open = (worktree = '/repo/.git'): CloneState =>
    new CloneStateFiles(common, worktree, (message) => said.push(message));
  beforeEach(() => {
    common = mkdtempSync(join(tmpdir(), 'handoff-state-'));
    said = [];
    state = open();
  });
  afterEach(() => rmSync(common, { recursive: true, force: true }));

  it('is empty at first, and reading it writes nothing', async () => {
    assert.equal(await state.cursor(), undefined);
    assert.equal(await state.departure(), undefined);
    assert.deepEqual(await state.mutes(), { repository: false, branches: [] });
    assert.deepEqual(await state.choices(), {});
    assert.deepEqual(await state.decisions(), []);
    assert.deepEqual(await state.announced(), new Set());
    assert.deepEqual(readdirSync(common), []);
  });

  it('has a cursor and a departure for each worktree', async () => {
    const departure = { from: 'a', to: 'b', at: '2026-11-22T17:54:03Z' };
    await state.setCursor(cursor);
    await state.setDeparture(departure);
    await open('/repo/.git/worktrees/x').setCursor({ branch: 'b', seenAt: 'later' });
    assert.deepEqual(await open().cursor(), cursor);
    assert.deepEqual(await open().departure(), departure);
    assert.deepEqual(await open('/repo/.git/worktrees/x').cursor(), { branch: 'b', seenAt: 'later' });
    assert.equal(await open('/repo/.git/worktrees/x').departure(), undefined);
    await state.setDeparture(undefined);
    assert.equal(await open().departure(), undefined);
  });

  it('reads a cursor of an older version, which named a commit', async () => {
    await state.setCursor(cursor);
    const folder = join(common, 'handoffs', 'worktrees');
    const [worktree = ''] = readdirSync(folder);
    writeFileSync(
      join(folder, worktree, 'cursor.json'),
      JSON.stringify({ ...cursor, commit: 'a'.repeat(40) }),
    );
    assert.deepEqual(await open().cursor(), cursor);
    assert.deepEqual(said, []);
  });

  it('gives the cursor to exactly one of several windows that take it at once', async () => {
    await state.setCursor(cursor);
    const taken = await Promise.all(Array.from({ length: 8 }, () => open().takeCursor()));
    assert.deepEqual(
      taken.filter((found) => found !== undefined),
      [cursor],
    );
    assert.equal(await state.cursor(), undefined);
  });

  it('keeps each wish in a file of its own, the oldest first, and forgets one that makes no sense', async () => {
    const wish = {
      id: '20261122T175403Z-asousa-bbbbbb',
      branch: 'feature/login',
      since: '2026-11-22T17:54:03Z',
    };
    const why = { reason: 'operation', operation: 'rebase' } as const;
    const older = { ...wish, id: '../../über', since: '2026-11-21T00:00:00Z', attributes: true, why };
    await state.setWish(wish);
    await state.setWish(older);
    assert.deepEqual(await open('/repo/.git/worktrees/x').wishes(), [older, wish]);
    assert.equal(readdirSync(join(common, 'handoffs', 'waiting')).length, 2);
    await state.removeWish(older.id);
    writeFileSync(join(common, 'handoffs', 'waiting', 'x.json'), '{"id": 1}');
    assert.deepEqual(await state.wishes(), [wish]);
    await state.setWish({ ...wish, why: { reason: 'failed', detail: 'gpg failed' } });
    assert.deepEqual((await open().wishes())[0]?.why, { reason: 'failed', detail: 'gpg failed' });
  });

  it('mutes branches of any name, and unmutes them', async () => {
    const branches = ['Feature/X', 'feature/x', '../../x', 'ä'.repeat(100), 'repository'].sort();
    await state.setMutes({ repository: true, branches });
    assert.deepEqual(await open().mutes(), { repository: true, branches });
    await state.setMutes({ repository: false, branches: ['feature/x'] });
    assert.deepEqual(await open().mutes(), { repository: false, branches: ['feature/x'] });
  });

  it('keeps a pause for every window, beside the other mutes, until it is taken back', async () => {
    const mutes = { repository: false, branches: ['a'] };
    await state.setMutes({ ...mutes, pausedUntil: '2026-11-25T04:00:00.000Z' });
    assert.deepEqual(await open().mutes(), { ...mutes, pausedUntil: '2026-11-25T04:00:00.000Z' });
    await open().setMutes(mutes);
    assert.deepEqual(await open().mutes(), mutes);
  });

  it('remembers when a mute was taken back, of each branch and of the repository the latest time', async () => {
    await state.setUnmuted({ branch: 'feature/login', at: '2026-11-22T10:00:00.000Z' });
    await state.setUnmuted({ branch: 'feature/login', at: '2026-11-22T11:00:00.000Z' });
    await state.setUnmuted({ at: '2026-11-22T12:00:00.000Z' });
    const found = [...(await open().unmuted())].sort((a, b) => (a.at < b.at ? -1 : 1));
    assert.deepEqual(found, [
      { at: '2026-11-22T11:00:00.000Z', branch: 'feature/login' },
      { at: '2026-11-22T12:00:00.000Z' },
    ]);
  });

  it('keeps what another window muted or unmuted meanwhile', async () => {
    const other = open();
    await state.setMutes({ repository: false, branches: ['old'] });
    const [mine, theirs] = await Promise.all([state.mutes(), other.mutes()]);
    await state.setMutes({ ...mine, branches: [...mine.branches, 'a'] });
    await other.setMutes({
      repository: true,
      branches: [...theirs.branches.filter((name) => name !== 'old'), 'b'],
    });
    assert.deepEqual(await open().mutes(), { repository: true, branches: ['a', 'b'] });
  });

  it('keeps what another window chose meanwhile', async () => {
    const other = open();
    const [mine, theirs] = await Promise.all([state.choices(), other.choices()]);
    await state.setChoices({ ...mine, share: 'ref' });
    await other.setChoices({ ...theirs, sync: 'auto' });
    assert.deepEqual(await open().choices(), { share: 'ref', sync: 'auto' });
    await state.choices();
    await state.setChoices({ share: 'local' });
    assert.deepEqual(await open().choices(), { share: 'local' });
  });

  it('remembers each announced handoff once, whatever its id', async () => {
    const ids = [
      '20261122T175403Z-asousa-k3f9a2',
      '20261122T175403Z-日本-k3f9a2',
      '../x',
      `2${'0'.repeat(300)}`,
    ];
    for (const id of [...ids, ...ids]) await state.markAnnounced(id);
    assert.deepEqual(await open().announced(), new Set(ids));
    assert.equal(existsSync(join(common, 'x')), false);
  });

  it('keeps the latest 50 decisions, newest first', async () => {
    for (let n = 0; n < 60; n += 1) await state.logDecision(decided(`2026-11-22T17:54:${n}Z`, 'quiet'));
    const found = (await open().decisions()).map(({ at }) => at);
    assert.deepEqual(
      found,
      Array.from({ length: 50 }, (_, n) => `2026-11-22T17:54:${59 - n}Z`),
    );
    assert.equal(readdirSync(join(common, 'handoffs', 'decisions')).length, 50);
  });

  it('does not forget the questions of today when a script switches a thousand times', async () => {
    await state.logDecision(decided('first', 'ask'));
    for (let n = 0; n < 120; n += 1) await state.logDecision(decided(String(n), 'quiet'));
    const found = await open().decisions();
    assert.equal(found.length, 50);
    assert.equal(found.filter(({ outcome }) => outcome.decision === 'ask').length, 1);
    assert.equal(found[0]?.at, '119');
  });

  it('loses nothing when two windows write at once', async () => {
    const windows = [open(), open(), open()];
    await Promise.all(
      windows.flatMap((window, w) =>
        Array.from({ length: 10 }, async (_, n) => {
          await window.markAnnounced(`2026-${w}-${n}`);
          await window.logDecision(decided(`${w}-${n}`, 'quiet'));
        }),
      ),
    );
    assert.equal((await state.announced()).size, 30);
    assert.equal(new Set((await state.decisions()).map(({ at }) => at)).size, 30);
  });

  it('loses nothing when three processes write at once', async function () {
    this.timeout(60_000);
    const script = join(import.meta.dirname, 'stateChild.ts');
    const codes = await Promise.all(
      ['a', 'b', 'c'].map(
        (name) =>
          new Promise<number | null>((resolve, reject) => {
            spawn(process.execPath, ['--import', 'tsx', script, common, name], { stdio: 'inherit' })
              .on('error', reject)
              .on('exit', resolve);
          }),
      ),
    );
    assert.deepEqual(codes, [0, 0, 0]);
    assert.equal((await state.announced()).size, 36);
    assert.equal((await state.mutes()).branches.length, 36);
    assert.equal((await state.decisions()).length, 36);
  });

  it('counts as absent where it is damaged, and says so', async () => {
    await state.setCursor(cursor);
    await state.setMutes({ repository: false, branches: ['a', 'b'] });
    const folder = join(common, 'handoffs');
    const [worktree = ''] = readdirSync(join(folder, 'worktrees'));
    writeFileSync(join(folder, 'worktrees', worktree, 'cursor.json'), '{"branch":7}');
    const [mute = ''] = readdirSync(join(folder, 'mutes'));
    writeFileSync(join(folder, 'mutes', mute), '\0\0\0');
    assert.equal(await open().cursor(), undefined);
    assert.equal((await open().mutes()).branches.length, 1);
    assert.equal(said.length, 2);
    await open().mutes();
    assert.equal(said.length, 2);
    await state.setCursor(cursor);
    assert.deepEqual(await open().cursor(), cursor);
  });

  it('is kept in memory where it cannot be written, and that is said once', async () => {
    // A file where the folder should be: also root cannot write there.
    writeFileSync(join(common, 'handoffs'), '');
    await state.setCursor(cursor);
    await state.setDeparture({ from: 'a', to: 'b', at: 'x' });
    await state.setDeparture(undefined);
    await state.setMutes({ repository: false, branches: ['a'] });
    await state.setChoices({ share: 'ref' });
    await state.markAnnounced('2026');
    await state.logDecision(decided('x', 'ask'));
    assert.deepEqual(await state.cursor(), cursor);
    assert.equal(await state.departure(), undefined);
    assert.deepEqual(await state.mutes(), { repository: false, branches: ['a'] });
    assert.deepEqual(await state.choices(), { share: 'ref' });
    assert.deepEqual(await state.announced(), new Set(['2026']));
    assert.equal((await state.decisions()).length, 1);
    assert.equal(said.length, 1);
    await state.setMutes({ repository: false, branches: [] });
    assert.deepEqual((await state.mutes()).branches, []);
    rmSync(join(common, 'handoffs'));
    mkdirSync(join(common, 'handoffs'));
    await state.setCursor({ ...cursor, branch: 'b' });
    assert.equal((await open().cursor())?.branch, 'b');
    await open().setCursor({ ...cursor, branch: 'c' });
    assert.equal((await state.cursor())?.branch, 'c');
  });
});
