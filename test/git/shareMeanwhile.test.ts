import assert from 'node:assert/strict';
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  closeAll,
  commit,
  git,
  newFolder,
  newRepository,
  note,
  open,
  usersState,
  write,
} from './support/repositories';

const login = 'feature/login';
const path = '.handoffs/feature-login/20261122T175403Z-asousa-aaaaaa/handoff.yaml';

describe('a branch that moves in the middle of a share', () => {
  afterEach(closeAll);

  /** A git that does something else first, once, when it is asked to move a ref. */
  function meddling(root: string, command: string): string {
    const folder = newFolder('meddling');
    const program = join(folder, 'git');
    write(
      folder,
      'git',
      `#!/bin/sh\ncase "$*" in *update-ref*) if mkdir '${folder}/done' 2>/dev/null; then ` +
        `(cd '${root}' && git ${command}) </dev/null >/dev/null; fi;; esac\nexec git "$@"\n`,
    );
    chmodSync(program, 0o755);
    return program;
  }

  it('is given up when the user switches away: file and index entry do not come along', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    write(root, 'staged.ts', 'x');
    git(root, 'add', 'staged.ts');
    const tip = git(root, 'rev-parse', login);
    const { store } = await open(root, { gitPath: meddling(root, 'switch -q main') });
    assert.deepEqual(await store.putOnBranch(note('aaaaaa', login), true), {
      kind: 'waiting',
      reason: 'held-by-worktree',
    });
    assert.equal(git(root, 'rev-parse', login), tip);
    assert.equal(git(root, 'status', '--porcelain'), 'A  staged.ts\n');
    assert.equal(existsSync(join(root, '.handoffs')), false);
  });

  it('is given up when the user switches back to the branch that was left', async () => {
    const root = newRepository();
    const { store } = await open(root, { gitPath: meddling(root, `switch -q ${login}`) });
    const tip = git(root, 'rev-parse', login);
    assert.deepEqual(await store.putOnBranch(note('aaaaaa', login), false), {
      kind: 'waiting',
      reason: 'held-by-worktree',
      worktree: root,
    });
    assert.equal(git(root, 'rev-parse', login), tip);
    assert.equal(git(root, 'status', '--porcelain'), '');
  });

  it('is given up when the branch is deleted', async () => {
    const root = newRepository();
    const { store } = await open(root, { gitPath: meddling(root, `branch -q -D ${login}`) });
    assert.deepEqual(await store.putOnBranch(note('aaaaaa', login), false), {
      kind: 'waiting',
      reason: 'branch-missing',
    });
    assert.equal(git(root, 'branch', '--list', login), '');
  });

  for (const clicked of [true, false]) {
    it(`goes on top of what came in between${clicked ? ', on a click' : ''}`, async () => {
      const root = newRepository();
      if (clicked) git(root, 'switch', '-q', login);
      const newer = git(root, 'commit-tree', '-m', 'New', '-p', login, `${login}^{tree}`).trim();
      const move = `update-ref refs/heads/${login} ${newer}`;
      const { store } = await open(root, { gitPath: meddling(root, move) });
      assert.equal((await store.putOnBranch(note('aaaaaa', login), clicked)).kind, 'on-branch');
      assert.equal(git(root, 'rev-parse', `${login}~1`).trim(), newer);
      assert.equal(git(root, 'status', '--porcelain'), '');
    });
  }
});

describe('a switch that was under way while a note was put on its branch', () => {
  afterEach(closeAll);

  /** A switch, its two steps one by one: it reads a branch's commit, and writes HEAD when all is checked out. */
  const writeHead = (root: string, from: string, to: string): string =>
    git(root, 'symbolic-ref', '-m', `checkout: moving from ${from} to ${to}`, 'HEAD', `refs/heads/${to}`);

  /** What an unlucky switch leaves: HEAD has the note, index and working tree do not. */
  async function unlucky(root = newRepository()): Promise<{ root: string; mend: () => Promise<number> }> {
    const { store } = await open(root);
    const read = git(root, 'rev-parse', login).trim();
    await store.putOnBranch(note('aaaaaa', login), false);
    git(root, 'read-tree', '-m', '-u', 'main', read);
    writeHead(root, 'main', login);
    return { root, mend: () => store.mendArrival() };
  }

  /** What an unlucky switch away leaves: index and working tree have the note, HEAD does not. */
  async function unluckyAway(root: string, branch: string): Promise<() => Promise<number>> {
    git(root, 'switch', '-q', branch);
    const read = git(root, 'rev-parse', branch).trim();
    const { store } = await open(root);
    await store.putOnBranch(note('aaaaaa', branch), true);
    git(root, 'read-tree', '-m', '-u', read, 'main');
    writeHead(root, branch, 'main');
    return () => store.mendArrival();
  }

  it('is mended on arrival: the note does not show as deleted', async () => {
    const { root, mend } = await unlucky();
    assert.equal(git(root, 'status', '--porcelain'), `D  ${path}\n`);
    assert.equal(await mend(), 1);
    assert.equal(git(root, 'status', '--porcelain'), '');
    assert.equal(await mend(), 0);
  });

  it('away from the branch is mended too: the note does not come along as an addition', async () => {
    const root = newRepository();
    const mend = await unluckyAway(root, login);
    // As the editor asks: a refreshed index is no proof of anything any more.
    assert.equal(git(root, '--no-optional-locks', 'status', '--porcelain'), `A  ${path}\n`);
    assert.equal(await mend(), 1);
    assert.equal(git(root, 'status', '--porcelain'), '');
    assert.equal(existsSync(join(root, '.handoffs')), false);
  });

  it('is mended in a linked worktree, by a window there that was opened afterwards', async () => {
    const main = newRepository();
    const root = join(newFolder(), 'linked');
    git(main, 'worktree', 'add', '-q', '-b', 'elsewhere', root, 'main');
    const { store } = await open(main);
    const read = git(main, 'rev-parse', login).trim();
    await store.putOnBranch(note('aaaaaa', login), false);
    git(root, 'read-tree', '-m', '-u', 'main', read);
    writeHead(root, 'elsewhere', login);
    assert.equal(await store.mendArrival(), 0, 'the other worktree has nothing to mend');
    const window = await open(root);
    assert.equal(await window.store.mendAgain(), false);
    assert.equal(git(root, 'status', '--porcelain'), '');
  });

  it('is mended beside what the user has staged, and an index that was refreshed since', async () => {
    const { root, mend } = await unlucky();
    write(root, 'login.ts', 'changed\n');
    git(root, 'add', 'login.ts');
    git(root, 'status');
    assert.equal(await mend(), 1);
    assert.equal(git(root, 'status', '--porcelain'), 'M  login.ts\n');
  });

  it('is left alone where the proof is gone, as somebody changed the folder since', async () => {
    const { root, mend } = await unlucky();
    write(root, 'new.ts', 'x');
    const before = usersState(root);
    assert.equal(await mend(), 0);
    assert.equal(usersState(root), before);
  });

  it('is not seen where HEAD was written again without a word', async () => {
    const root = newRepository();
    const { store } = await open(root);
    await store.putOnBranch(note('aaaaaa', login), false);
    git(root, 'switch', '-q', login);
    git(root, 'rm', '-q', '-r', '--', '.handoffs');
    await new Promise((resolve) => setTimeout(resolve, 2100));
    git(root, 'symbolic-ref', 'HEAD', `refs/heads/${login}`);
    const before = usersState(root);
    assert.equal(await store.mendArrival(), 0);
    assert.equal(usersState(root), before);
  });

  it('touches nothing that a made-up share names', async () => {
    const { root, mend } = await unlucky();
    const folder = join(root, '.git', 'handoffs', 'shared');
    const [name = ''] = readdirSync(folder);
    const share = JSON.parse(readFileSync(join(folder, name), 'utf8')) as { files: object[] };
    const evil = [
      '../evil',
      '.handoffs/../../evil/x/handoff.yaml',
      '.handoffs/../../handoff.yaml',
      'login.ts',
    ];
    const blob = git(root, 'rev-parse', `${login}:${path}`).trim();
    const files = evil.map((one) => ({ blob, path: one }));
    writeFileSync(join(folder, name), JSON.stringify({ ...share, files }));
    const before = usersState(root);
    assert.equal(await mend(), 0);
    assert.equal(usersState(root), before);
    assert.equal(existsSync(join(root, '..', 'evil')), false);
  });

  it('is not mended where the branch has moved since: then somebody deleted the note', async () => {
    const { root, mend } = await unlucky();
    git(root, 'commit', '-q', '--allow-empty', '-m', 'Later', '--only');
    const before = usersState(root);
    assert.equal(await mend(), 0);
    assert.equal(usersState(root), before);
  });

  it('is not seen in what the user committed and staged for deletion', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    commit(root, path, 'by hand\n');
    git(root, 'rm', '-q', '-r', '--', '.handoffs');
    const { store } = await open(root);
    assert.equal(await store.mendArrival(), 0);
    assert.equal(git(root, 'status', '--porcelain'), `D  ${path}\n`);
  });

  it('is mended where a name has a space that is none to git', async () => {
    const root = newRepository();
    const wide = 'a\u3000b\u00a0c';
    git(root, 'branch', '-q', wide, login);
    const mend = await unluckyAway(root, wide);
    assert.equal(await mend(), 1);
    assert.equal(git(root, 'status', '--porcelain'), '');
  });
});

describe('what the user stages of a note, with a window opened afterwards', () => {
  afterEach(closeAll);

  /** Makes the last entry of a reflog so many seconds older. */
  function age(root: string, ref: string, seconds: number): void {
    const path = join(root, '.git/logs', ref);
    const lines = readFileSync(path, 'utf8').split('\n');
    const last = lines.length - 2;
    const older = (lines[last] ?? '').replace(/> (\d+) /, (_all, at) => `> ${String(Number(at) - seconds)} `);
    writeFileSync(path, lines.with(last, older).join('\n'));
  }

  /** How long before the user's command share and switch were, in seconds. */
  type Ages = readonly [share: number, move: number];
  const times: Readonly<Record<string, Ages>> = {
    'an hour after share and switch': [3600, 3600],
    'a minute after share and switch': [60, 60],
    'right after a switch, long after the share': [3600, 0],
    'right after a switch, soon after the share': [8, 0],
    'at once': [0, 0],
  };
  const commands: Readonly<Record<string, readonly string[]>> = {
    'merge --squash': ['merge', '-q', '--squash', login],
    'cherry-pick -n': ['cherry-pick', '-n', login],
    checkout: ['checkout', '-q', login, '--', '.handoffs'],
    rm: ['rm', '-q', '-r', '.handoffs'],
  };

  for (const [name, command] of Object.entries(commands)) {
    for (const [when, [share, move]] of Object.entries(times)) {
      it(`stays: ${name} ${when}`, async () => {
        const root = newRepository();
        if (name !== 'rm') git(root, 'switch', '-q', login);
        const { store } = await open(root);
        assert.equal((await store.putOnBranch(note('aaaaaa', login), name !== 'rm')).kind, 'on-branch');
        age(root, `refs/heads/${login}`, share);
        git(root, 'switch', '-q', name === 'rm' ? login : 'main');
        age(root, 'HEAD', move);
        git(root, ...command);
        assert.match(git(root, 'status', '--porcelain'), new RegExp(`^[AD]  ${path}$`, 'm'));
        const before = usersState(root);
        const window = await open(root);
        assert.equal(await window.store.mendAgain(), false);
        assert.equal(await window.store.mendArrival(), 0);
        assert.equal(usersState(root), before);
      });
    }
  }

  it('stays, a removal on a branch that was reached from one that has the note too', async () => {
    const root = newRepository();
    const { store } = await open(root);
    git(root, 'switch', '-q', login);
    await store.putOnBranch(note('aaaaaa', login), true);
    git(root, 'branch', '-q', 'same');
    git(root, 'rm', '-q', '-r', '.handoffs');
    git(root, 'switch', '-q', 'same');
    git(root, 'switch', '-q', login);
    const before = usersState(root);
    assert.match(before, /^D  \.|^1 D/m);
    assert.equal(await store.mendArrival(), 0);
    assert.equal(usersState(root), before);
  });

  it('stays, a removal before the branch that is checked out was checked out again', async () => {
    const root = newRepository();
    const { store } = await open(root);
    await store.putOnBranch(note('aaaaaa', login), false);
    git(root, 'switch', '-q', login);
    git(root, 'rm', '-q', '-r', '.handoffs');
    git(root, 'checkout', '-q', login);
    const before = usersState(root);
    assert.equal(await store.mendArrival(), 0);
    assert.equal(usersState(root), before);
  });

  it('stays while no switch is the latest that HEAD did', async () => {
    const root = newRepository();
    const { store } = await open(root);
    git(root, 'switch', '-q', login);
    await store.putOnBranch(note('aaaaaa', login), true);
    git(root, 'rm', '-q', '-r', '.handoffs');
    const before = usersState(root);
    assert.equal(await (await open(root)).store.mendArrival(), 0);
    assert.equal(usersState(root), before);
  });
});
