import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  closeAll,
  commit,
  env,
  git,
  gitStopping,
  newFolder,
  newRepository,
  write,
} from './support/repositories';
import { countingGit } from './support/countingGit';
import { openedNow, openWindow, seen } from './support/windows';

const login = 'feature/login';

/** A repository whose window saw feature/login, with two commits of Ana's, and was closed. */
async function onLogin(): Promise<string> {
  const root = newRepository();
  git(root, 'switch', '-q', login);
  await seen(root);
  return root;
}

/** As above, with work on `third`, which was seen last, and conflicts between main and feature/login. */
async function onThird(): Promise<string> {
  const root = newRepository();
  commit(root, 'login.ts', 'export const a = 9;\n', 'Login on main');
  git(root, 'switch', '-q', '-c', 'third');
  commit(root, 'third.ts', 'x\n');
  await seen(root);
  return root;
}

describe('a departure while no window was open', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('is one, from where the worktree was seen to where it is, over any number of switches', async () => {
    const root = await onLogin();
    for (const branch of ['main', 'a', 'b', login, 'c']) {
      git(root, 'switch', '-q', ...(/^[abc]$/.test(branch) ? ['-c', branch, 'main'] : [branch]));
    }
    assert.equal(await openedNow(root), 'feature/login -> c: own-work');
    assert.equal(await openedNow(root), '');
  });

  it('is none where the way led back', async () => {
    const root = await onLogin();
    git(root, 'switch', '-q', 'main');
    git(root, 'switch', '-q', '-');
    assert.equal(await openedNow(root), '');
  });

  it('is decided by exactly one of several windows that open at once', async () => {
    for (let round = 0; round < 5; round += 1) {
      const root = await onLogin();
      git(root, 'switch', '-q', 'main');
      const windows = await Promise.all(Array.from({ length: 4 }, () => openWindow(root)));
      const said = await Promise.all(windows.map(({ settle }) => settle()));
      assert.equal(said.join(''), 'feature/login -> main: own-work');
      assert.equal((await windows[0]?.parts.clone.decisions())?.length, 1);
      assert.equal((await windows[0]?.parts.clone.cursor())?.branch, 'main');
      closeAll();
    }
  });

  it('is decided by exactly one of several processes', async () => {
    const root = await onLogin();
    git(root, 'switch', '-q', 'main');
    const child = join(__dirname, 'support', 'windowChild.ts');
    const windows = [1, 2, 3].map(() => {
      const running = spawn(process.execPath, ['--import', 'tsx', child, root], {
        stdio: ['pipe', 'pipe', 'inherit'],
      });
      let said = '';
      running.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
      return { running, said: () => said.replace('ready', '').trim() };
    });
    const ends = windows.map(({ running }) => once(running, 'close'));
    await Promise.all(windows.map(({ running }) => once(running.stdout, 'data')));
    windows.forEach(({ running }) => running.stdin.end('go\n'));
    assert.deepEqual(
      (await Promise.all(ends)).map(([code]: unknown[]) => code),
      [0, 0, 0],
    );
    assert.equal(windows.map(({ said }) => said()).join(''), 'feature/login -> main: own-work');
    assert.equal(await openedNow(root), '');
  });

  it('is seen with reflogs off', async () => {
    const root = newRepository();
    git(root, 'config', 'core.logAllRefUpdates', 'false');
    git(root, 'switch', '-q', '-c', 'unlogged');
    commit(root, 'a.ts', 'x');
    await seen(root);
    git(root, 'reflog', 'expire', '--expire=all', '--all');
    git(root, 'switch', '-q', 'main');
    assert.equal(await openedNow(root), 'unlogged -> main: own-work');
  });

  it('is seen after moves that write no line into the reflog, or one of their own', async () => {
    const root = await onLogin();
    git(root, 'symbolic-ref', 'HEAD', 'refs/heads/main');
    assert.equal(await openedNow(root), 'feature/login -> main: own-work');
    git(root, 'reset', '-q', '--hard');
    execFileSync('git', ['switch', '-q', login], { cwd: root, env: { ...env, GIT_REFLOG_ACTION: 'tool' } });
    assert.equal(await openedNow(root), 'main -> feature/login: default-branch');
    git(root, 'checkout', '-q', '-B', login, 'main');
    assert.equal(await openedNow(root), '');
    git(root, 'checkout', '-q', '-B', 'other');
    assert.equal(await openedNow(root), 'feature/login -> other: no-own-work');
  });

  it('goes with `stash branch`, which makes a branch for the stash', async () => {
    const root = await onLogin();
    write(root, 'login.ts', 'half\n');
    git(root, 'stash', '-q');
    git(root, 'stash', 'branch', 'from-stash');
    assert.equal(await openedNow(root), 'feature/login -> from-stash: carried-along');
  });

  it('is found in a repository with reftable', async function () {
    const root = newFolder('reftable');
    try {
      git(root, 'init', '-q', '--ref-format=reftable');
    } catch {
      console.log(`      skipped: ${git(root, '--version').trim()} makes no reftable (2.45 and later do)`);
      this.skip();
    }
    commit(root, 'a.ts', 'x');
    git(root, 'switch', '-q', '-c', login);
    commit(root, 'b.ts', 'x');
    await seen(root);
    git(root, 'branch', '-m', 'renamed');
    assert.equal(await openedNow(root), '');
    git(root, 'switch', '-q', 'main');
    assert.equal(await openedNow(root), 'renamed -> main: own-work');
  });
});

describe('a detour', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('over a tag is none on the way back, and a departure once another branch is reached', async () => {
    const root = await onLogin();
    git(root, 'tag', 'v1', 'main');
    git(root, 'checkout', '-q', 'v1');
    assert.equal(await openedNow(root), '');
    git(root, 'switch', '-q', login);
    assert.equal(await openedNow(root), '');
    git(root, 'checkout', '-q', 'v1');
    assert.equal(await openedNow(root), '');
    git(root, 'switch', '-q', '-c', 'other');
    assert.equal(await openedNow(root), 'feature/login -> other: own-work');
  });

  for (const orphan of [
    ['switch', '-q', '--orphan', 'fresh'],
    ['checkout', '-q', '--orphan', 'fresh'],
  ] as const) {
    it(`over an unborn branch (${orphan[0]} --orphan) is none before its first commit`, async () => {
      const root = await onLogin();
      const window = await openWindow(root);
      git(root, ...orphan);
      assert.equal(await window.settle(), '');
      git(root, 'switch', '-q', '--discard-changes', login);
      assert.equal(await window.settle(), '');
      git(root, ...orphan);
      assert.equal(await window.settle(), '');
      git(root, 'commit', '-q', '--allow-empty', '-m', 'First');
      assert.equal(await window.settle(), 'feature/login -> fresh: own-work');
    });
  }
});

describe('an operation of git’s', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('`rebase main feat` from a third branch leaves that one, once it is over', async () => {
    const root = await onThird();
    const window = await openWindow(root);
    gitStopping(root, 'rebase', '-q', 'main', login);
    assert.equal(await window.settle(), '');
    const go = ['-c', 'core.editor=true', 'rebase', '--continue'];
    write(root, 'login.ts', 'solved\n');
    git(root, 'add', '.');
    gitStopping(root, ...go);
    assert.equal(await window.settle(), '');
    write(root, 'login.ts', 'solved again\n');
    git(root, 'add', '.');
    git(root, ...go);
    assert.equal(await window.settle(), 'third -> feature/login: own-work');
  });

  it('aborted, leaves what HEAD is not on afterwards', async () => {
    const root = await onThird();
    const window = await openWindow(root);
    gitStopping(root, 'rebase', '-q', 'main', login);
    assert.equal(await window.settle(), '');
    git(root, 'rebase', '--abort');
    const here = git(root, 'symbolic-ref', '--short', 'HEAD').trim();
    assert.equal(await window.settle(), here === 'third' ? '' : `third -> ${here}: own-work`);
  });

  it('that begins and ends on one branch leaves nothing: rebase, autostash, cherry-pick, am', async () => {
    const root = await onThird();
    git(root, 'switch', '-q', login);
    const window = await openWindow(root);
    assert.equal(await window.settle(), 'third -> feature/login: own-work');
    write(root, 'login.ts', 'dirty\n');
    gitStopping(root, 'rebase', '-q', '--autostash', 'main');
    assert.equal(await window.settle(), '');
    git(root, 'rebase', '--abort');
    assert.equal(await window.settle(), '');
    git(root, 'checkout', '-q', '.');
    gitStopping(root, 'cherry-pick', 'main');
    assert.equal(await window.settle(), '');
    git(root, 'cherry-pick', '--abort');
    const patch = join(newFolder('patch'), 'a.patch');
    writeFileSync(patch, git(root, 'format-patch', '-1', '--stdout', 'main'));
    gitStopping(root, 'am', '-q', patch);
    assert.equal(await window.settle(), '');
    git(root, 'am', '--abort');
    assert.equal(await window.settle(), '');
    git(root, 'rebase', '-q', '--onto', 'third~1', login, login);
    assert.equal(await window.settle(), '');
  });

  it('bisect: nothing while it hops about, also to a branch, and nothing after the way back', async () => {
    const root = await onLogin();
    const window = await openWindow(root);
    git(root, 'bisect', 'start', login, 'main');
    assert.equal(await window.settle(), '');
    git(root, 'switch', '-q', 'main');
    assert.equal(await window.settle(), 'feature/login -> main: operation');
    for (let time = 0; time < 3; time += 1) assert.equal(await window.settle(), '');
    git(root, 'bisect', 'reset');
    assert.equal(await window.settle(), '');
    assert.equal(git(root, 'symbolic-ref', '--short', 'HEAD').trim(), login);
    git(root, 'switch', '-q', 'main');
    assert.equal(await window.settle(), 'feature/login -> main: own-work');
  });

  it('begun right after a switch puts the question off, and says so once', async () => {
    const root = await onThird();
    const window = await openWindow(root);
    git(root, 'switch', '-q', 'main');
    gitStopping(root, 'merge', '-q', login);
    assert.equal(await window.settle(), 'third -> main: operation');
    assert.equal(await window.settle(), '');
    assert.equal(await openedNow(root), 'third -> main: operation');
    git(root, 'merge', '--abort');
    assert.equal(await window.settle(), 'third -> main: own-work');
    assert.equal(await window.settle(), '');
  });
});

describe('what a look costs', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  it('is one question to git where HEAD is where it was, and not one more', async () => {
    const root = await onLogin();
    const { gitPath, asked } = countingGit();
    const window = await openWindow(root, { gitPath });
    asked();
    assert.equal(await window.settle(), '');
    assert.deepEqual(asked().commands, ['for-each-ref']);
  });

  it('does not grow with the looks of a burst', async () => {
    const root = await onLogin();
    const { gitPath, asked } = countingGit();
    const window = await openWindow(root, { gitPath });
    asked();
    await Promise.all(Array.from({ length: 100 }, () => window.watch.look()));
    const { commands } = asked();
    assert.ok(commands.length <= 2, commands.join('\n'));
  });

  it('is one question at most for a thousand switches by a script', async () => {
    const root = await onLogin();
    const ids = Array.from({ length: 10 }, (_, at) => `create refs/heads/hop-${String(at)} main\n`);
    execFileSync('git', ['update-ref', '--stdin'], { cwd: root, env, input: ids.join('') });
    const window = await openWindow(root);
    await window.watch.look();
    const looks: Promise<void>[] = [];
    const script =
      'i=0; while [ $i -lt 100 ]; do git symbolic-ref HEAD refs/heads/hop-$((i % 10)); i=$((i+1)); done';
    for (let round = 0; round < 10; round += 1) {
      execFileSync('sh', ['-c', script], { cwd: root, env });
      looks.push(window.watch.look());
      await new Promise((resolve) => setImmediate(resolve));
    }
    await Promise.all(looks);
    assert.equal(await window.settle(), 'feature/login -> hop-9: own-work');
    assert.equal(window.decided.length, 1);
    assert.equal((await window.parts.clone.decisions()).length, 1);
  });
});
