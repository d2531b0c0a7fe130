import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { saveOnBranch } from '../../src/app/saveOnBranch';
import { shareWaiting } from '../../src/app/shareWaiting';
import { ensureBuilt, handoff, start } from './support/cli';
import { closeAll, fsck, git, newFolder, newRepository, note, usersState } from './support/repositories';
import {
  cases,
  commitsOf,
  id,
  lock,
  login,
  reasons,
  stateBut,
  window,
  wished,
  type Window,
} from './support/waiting';

describe('a handoff that waits for its branch', () => {
  afterEach(closeAll);

  for (const { name, reason, begin } of cases) {
    it(`is shared once after ${name}, and nothing of the user's is touched`, async () => {
      const root = newRepository();
      const parts = await window(root);
      const end = begin(root);
      await wished(parts);
      const before = usersState(root);
      const stamp = await parts.records.obstacles([login]);
      assert.deepEqual(await reasons(parts), [reason]);
      assert.deepEqual(await reasons(parts), [reason]);
      assert.equal(usersState(root), before);
      assert.equal(await parts.records.obstacles([login]), stamp, 'trying changes nothing that is watched');
      end();
      if (reason !== 'path-blocked') {
        assert.notEqual(await parts.records.obstacles([login]), stamp, 'the end is seen without git');
      }
      const after = stateBut(root);
      const { shared, waiting } = await shareWaiting(parts, 'go', false);
      assert.deepEqual([shared.map((found) => found.id), waiting], [[id], []]);
      assert.deepEqual(await shareWaiting(parts, 'go', false), { shared: [], waiting: [], changed: false });
      assert.equal(commitsOf(root, id), 1);
      assert.equal(stateBut(root), after);
      fsck(root);
    });
  }

  it('says which worktree, operation or lock is in the way', async () => {
    const root = newRepository();
    const parts = await window(root);
    await wished(parts);
    const why = async (): Promise<object | undefined> =>
      (await shareWaiting(parts, 'go', false)).waiting[0]?.why;
    const side = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', side, login);
    assert.deepEqual(await why(), { reason: 'held-by-worktree', worktree: side });
    git(side, 'bisect', 'start');
    git(side, 'switch', '-q', '--detach');
    assert.deepEqual(await why(), { reason: 'operation', operation: 'bisect' });
    git(side, 'bisect', 'reset');
    git(side, 'switch', '-q', '--detach');
    const free = lock(root, `refs/heads/${login}.lock`);
    assert.deepEqual(await why(), {
      reason: 'ref-locked',
      lock: join(root, `.git/refs/heads/${login}.lock`),
    });
    free();
    assert.equal(await why(), undefined);
  });

  it('goes on the branch that is checked out on the click, and on no other worktree’s', async () => {
    const root = newRepository();
    const parts = await window(root);
    await wished(parts);
    const side = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', side, login);
    assert.equal((await saveOnBranch(parts, id)).outcome.kind, 'waiting');
    assert.equal(git(side, 'status', '--porcelain'), '');
    const there = await window(side);
    assert.equal((await saveOnBranch(there, id)).outcome.kind, 'on-branch');
    assert.equal(git(side, 'status', '--porcelain'), '');
    assert.deepEqual(await there.clone.wishes(), []);
    assert.equal(commitsOf(root, id), 1);
  });

  it('costs no git process where nothing waits', async () => {
    const root = newRepository();
    const parts = await window(root);
    await parts.records.mendAgain();
    rmSync(join(root, '.git', 'HEAD'));
    await parts.records.mendAgain();
    await parts.records.obstacles([]);
    assert.deepEqual(await shareWaiting(parts, 'go', true), { shared: [], waiting: [], changed: false });
  });

  it('is put there once by eight windows that try at the same moment', async () => {
    const root = newRepository();
    const windows = await Promise.all(Array.from({ length: 8 }, () => window(root)));
    const [first] = windows;
    assert.ok(first);
    for (const tail of ['aaaaaa', 'bbbbbb', 'cccccc']) await wished(first, tail);
    await Promise.all(windows.map((parts) => shareWaiting(parts, 'go', false)));
    assert.deepEqual(await reasons(first), []);
    for (const tail of ['aaaaaa', 'bbbbbb', 'cccccc']) {
      assert.equal(commitsOf(root, note(tail, login).id), 1, tail);
    }
    assert.equal(git(root, 'rev-list', '--count', login).trim(), '6');
    assert.equal(git(root, 'status', '--porcelain'), '');
    fsck(root);
  });
});

describe('the next chance of a handoff in other processes', () => {
  before(ensureBuilt);
  afterEach(closeAll);

  it('is taken once by eight commands at the same moment', async () => {
    const root = newRepository();
    await wished(await window(root));
    const before = stateBut(root);
    const ran = await Promise.all(Array.from({ length: 8 }, () => handoff(root, ['sync'])));
    // There is no remote, and what waits does not depend on one.
    assert.deepEqual(new Set(ran.map(({ code }) => code)), new Set([1]));
    assert.equal(commitsOf(root, id), 1);
    assert.equal(git(root, 'rev-list', '--count', login).trim(), '4');
    assert.equal(stateBut(root), before);
    assert.deepEqual(await (await window(root)).clone.wishes(), []);
  });

  it('is neither lost nor doubled by a kill at any moment of a save', async () => {
    const root = newRepository();
    const before = stateBut(root);
    const save = ['write', '--branch', login, '--share', 'branch', '--json', '--summary'];
    const began = Date.now();
    assert.equal((await handoff(root, [...save, 'whole'])).code, 0);
    const whole = Date.now() - began;
    const rounds = 30;
    const said: string[] = [];
    for (let round = 0; round < rounds; round += 1) {
      const child = start(root, [...save, `round ${String(round)}`]);
      let out = '';
      child.stdout?.setEncoding('utf8').on('data', (text: string) => (out += text));
      const ended = new Promise((resolve) => child.once('close', resolve));
      // Most of the first half is the start of the process.
      await Promise.race([ended, sleep(whole * (0.3 + (0.8 * round) / rounds))]);
      child.kill('SIGKILL');
      await ended;
      if (out.trimEnd().endsWith('}')) said.push((JSON.parse(out) as { readonly id: string }).id);
    }
    const parts = await window(root);
    // A git that the kill has left alone ends by itself; what it holds meanwhile is waited for.
    for (let look = 0; look < 20 && (await shareWaiting(parts, 'go', true)).changed; look += 1)
      await sleep(100);
    const kept = (await parts.records.read()).handoffs.map(({ record }) => record.id);
    assert.deepEqual(
      kept.map((noteId) => commitsOf(root, noteId)),
      kept.map(() => 1),
    );
    assert.deepEqual(
      said.filter((noteId) => !kept.includes(noteId)),
      [],
      'what was said to be saved is there',
    );
    const later: Window = {
      ...parts,
      clock: { ...parts.clock, now: () => new Date(Date.now() + 3_600_000) },
    };
    await shareWaiting(later, 'go', true);
    assert.deepEqual(await parts.clone.wishes(), [], 'a wish without a note goes in time');
    assert.equal(stateBut(root), before);
    fsck(root);
  });
});
