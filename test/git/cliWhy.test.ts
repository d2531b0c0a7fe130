import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { CloneStateFiles } from '../../src/store/cloneState';
import { ensureBuilt, json, said } from './support/cli';
import { commit, env, git, gitStopping, newRepository, pushed, write } from './support/repositories';

const login = 'feature/login';

interface Why {
  readonly decision: string;
  readonly reason: string;
  readonly from: string | null;
  readonly to: string | null;
  readonly at: string | null;
  readonly facts: { readonly ownCommits: number; readonly operation?: string } | null;
}

/** A repository in which feature/login, with two commits of Ana's, was left for main. */
function left(): string {
  const root = newRepository();
  git(root, 'switch', '-q', login);
  git(root, 'switch', '-q', 'main');
  return root;
}

async function reasonIn(root: string): Promise<string> {
  const { decision, reason } = await json<Why>(root, 'why');
  assert.equal(decision, reason === 'own-work' ? 'ask' : 'quiet');
  return reason;
}

function stateOf(root: string): CloneStateFiles {
  return new CloneStateFiles(join(root, '.git'), join(root, '.git'));
}

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

describe('why, after a real switch', function () {
  this.timeout(60_000);

  it('asks about work of one’s own, with all the facts', async () => {
    const root = left();
    const why = await json<Why>(root, 'why');
    assert.deepEqual(Object.keys(why), ['decision', 'reason', 'from', 'to', 'at', 'facts']);
    assert.deepEqual([why.decision, why.reason, why.from, why.to], ['ask', 'own-work', login, 'main']);
    assert.ok(Math.abs(Date.parse(why.at ?? '') - Date.now()) < 600_000);
    assert.equal(why.facts?.ownCommits, 2);
    assert.equal(
      await said(root, 'why'),
      'Asked when you left feature/login, because 2 commits of yours there have no handoff.\n',
    );
  });

  it('changes nothing by explaining', async () => {
    const root = left();
    for (let time = 0; time < 2; time += 1) assert.equal(await reasonIn(root), 'own-work');
    assert.equal(await stateOf(root).cursor(), undefined);
    assert.deepEqual(await stateOf(root).decisions(), []);
  });

  it('is quiet once a handoff was written, and asks again after more work', async () => {
    const root = left();
    await said(root, 'write', '--branch', login, '--summary', 'Works.');
    assert.equal(await reasonIn(root), 'no-own-work');
    git(root, 'switch', '-q', login);
    commit(root, 'more.ts', 'export {};\n');
    git(root, 'switch', '-q', 'main');
    assert.equal((await json<Why>(root, 'why')).facts?.ownCommits, 1);
  });

  it('sees the branch that was left by a detour over a detached HEAD', async () => {
    const root = left();
    git(root, 'switch', '-q', login);
    git(root, 'switch', '-q', '--detach', 'main');
    git(root, 'switch', '-q', 'main');
    const { decision, from, to } = await json<Why>(root, 'why');
    assert.deepEqual({ decision, from, to }, { decision: 'ask', from: login, to: 'main' });
  });

  it('is quiet about a branch that is gone since', async () => {
    const root = left();
    git(root, 'branch', '-q', '-D', login);
    assert.equal(await reasonIn(root), 'branch-gone');
  });

  it('asks for stashed work, and not again once a handoff was written after it', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', '-c', 'stashed');
    write(root, 'half.ts', 'export {};\n');
    git(root, 'add', '.');
    git(root, 'stash', '-q');
    git(root, 'switch', '-q', 'main');
    assert.equal(await reasonIn(root), 'own-work');
    await new Promise((resolve) => setTimeout(resolve, 1100));
    await said(root, 'write', '--branch', 'stashed', '--summary', 'Half of it is in a stash.');
    assert.notEqual(await reasonIn(root), 'own-work');
  });

  it('is quiet where no branch was left', async () => {
    const root = newRepository();
    git(root, 'reflog', 'expire', '--expire=all', '--all');
    assert.deepEqual(await json<Why>(root, 'why'), {
      decision: 'quiet',
      reason: 'no-departure',
      from: null,
      to: null,
      at: null,
      facts: null,
    });
    assert.equal(await said(root, 'why'), 'Quiet, because no branch was left.\n');
  });

  it('is quiet on the default branch', async () => {
    const root = left();
    git(root, 'switch', '-q', login);
    assert.equal(await reasonIn(root), 'default-branch');
  });

  it('is quiet about what was pushed where no default branch is known, and asks about what was not', async () => {
    const root = pushed('mainline');
    git(root, 'push', '-q', 'origin', 'mainline:other');
    git(root, 'switch', '-q', '-c', 'next');
    assert.equal(await reasonIn(root), 'no-own-work');
    git(root, 'switch', '-q', 'mainline');
    commit(root, 'new.ts', 'x');
    git(root, 'switch', '-q', 'next');
    assert.equal((await json<Why>(root, 'why')).facts?.ownCommits, 1);
  });

  it('is not quieted by a note to oneself', async () => {
    const root = left();
    await said(root, 'write', '--branch', login, '--summary', 'For me.', '--share', 'local');
    assert.equal(await reasonIn(root), 'own-work');
  });

  it('is quiet where all work is somebody else’s', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', '-c', 'theirs');
    write(root, 'theirs.ts', 'export {};\n');
    git(root, 'add', '.');
    git(root, 'commit', '-q', '-m', 'Theirs', '--author', 'Bo <bo@example.com>');
    git(root, 'switch', '-q', 'main');
    assert.equal(await reasonIn(root), 'no-own-work');
  });

  it('is quiet once the branch is merged', async () => {
    const root = left();
    git(root, 'merge', '-q', '--no-ff', '-m', 'Merge', login);
    assert.equal(await reasonIn(root), 'merged');
  });

  it('is quiet once the branch is squashed into the default branch, note and later changes or not', async () => {
    const root = left();
    await said(root, 'write', '--branch', login, '--summary', 'Works.');
    git(root, 'merge', '-q', '--squash', login);
    git(root, 'commit', '-q', '-m', 'Login (#7)');
    commit(root, 'login.ts', 'export const a = 3;\n', 'Later');
    assert.equal(await reasonIn(root), 'merged');
  });

  it('is quiet where the branch or the repository is muted', async () => {
    const root = left();
    await stateOf(root).setMutes({ repository: false, branches: [login] });
    assert.equal(await reasonIn(root), 'muted-branch');
    await stateOf(root).setMutes({ repository: true, branches: [] });
    assert.equal(await reasonIn(root), 'muted-repository');
    await stateOf(root).setMutes({ repository: false, branches: [] });
    assert.equal(await reasonIn(root), 'own-work');
  });

  it('is quiet on a detached HEAD', async () => {
    const root = left();
    git(root, 'switch', '-q', '--detach');
    const why = await json<Why>(root, 'why');
    assert.deepEqual([why.decision, why.reason, why.to], ['quiet', 'detached', null]);
  });

  it('is quiet in the middle of an operation', async () => {
    const root = left();
    git(root, 'switch', '-q', '-c', 'other');
    commit(root, 'login.ts', 'export const a = 9;\n');
    gitStopping(root, 'merge', '-q', login);
    const why = await json<Why>(root, 'why');
    assert.deepEqual([why.decision, why.reason, why.facts?.operation], ['quiet', 'operation', 'merge']);
  });

  it('is quiet on an unborn branch, and explains the departure after the first commit there', async () => {
    const root = left();
    git(root, 'switch', '-q', login);
    git(root, 'switch', '-q', '--orphan', 'fresh');
    assert.equal(await reasonIn(root), 'no-departure');
    git(root, 'commit', '-q', '--allow-empty', '-m', 'First');
    const { decision, from, to } = await json<Why>(root, 'why');
    assert.deepEqual({ decision, from, to }, { decision: 'ask', from: login, to: 'fresh' });
  });

  it('knows of no departure with reflogs off, as long as no window has seen the worktree', async () => {
    const root = left();
    git(root, 'config', 'core.logAllRefUpdates', 'false');
    git(root, 'reflog', 'expire', '--expire=all', '--all');
    assert.equal(await reasonIn(root), 'no-departure');
    await stateOf(root).setCursor({ branch: login, seenAt: '2026-11-22T10:00:00Z' });
    assert.equal(await reasonIn(root), 'own-work');
  });

  it('names the branch that was left as it is called now', async () => {
    const root = left();
    git(root, 'branch', '-m', login, 'renamed');
    const { decision, from } = await json<Why>(root, 'why');
    assert.deepEqual({ decision, from }, { decision: 'ask', from: 'renamed' });
  });

  it('answers on a branch whose name is no text, and after it was left', async () => {
    const root = left();
    execFileSync('sh', ['-c', `git switch -q -c "$(printf 'caf\\351')" ${login}`], { cwd: root, env });
    const there = await json<Why>(root, 'why');
    assert.deepEqual([there.reason, there.from, there.to], ['default-branch', 'main', 'caf\uFFFD']);
    git(root, 'switch', '-q', 'main');
    assert.equal(await reasonIn(root), 'branch-gone');
  });

  it('knows the branch that a window saw last better than the reflog does', async () => {
    const root = left();
    await stateOf(root).setCursor({ branch: 'main', seenAt: '2026-11-22T10:00:00Z' });
    assert.equal(await reasonIn(root), 'no-departure');
    await stateOf(root).setCursor({ branch: login, seenAt: '2026-11-22T10:00:00Z' });
    assert.equal(await reasonIn(root), 'own-work');
  });
});
