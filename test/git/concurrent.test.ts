import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { Git } from '../../src/git/git';
import { commitFile } from '../../src/git/fastImport';
import { closeAll, env, fsck, git, newRepository, note, open, usersState } from './support/repositories';

const login = 'feature/login';

function writer(root: string, letter: string, count: number): Promise<number> {
  const script = join(import.meta.dirname, 'support/keepMany.ts');
  const child = spawn(process.execPath, ['--import', 'tsx', script, root, letter, String(count)], {
    env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });
}

describe('several writers at once', () => {
  afterEach(closeAll);

  it('lose nothing: 8 processes write into one clone', async () => {
    const root = newRepository();
    const before = usersState(root);
    const codes = await Promise.all(Array.from('abcdefgh', (letter) => writer(root, letter, 5)));
    assert.deepEqual(codes, Array(8).fill(0));
    const { handoffs, unreadable } = await (await open(root)).store.read();
    assert.equal(handoffs.length, 40);
    assert.deepEqual(unreadable, []);
    assert.equal(git(root, 'for-each-ref', 'refs/handoffs').trim().split('\n').length, 1);
    assert.equal(usersState(root), before);
    fsck(root);
  });

  it('lose nothing on one ref within one process', async () => {
    const root = newRepository();
    const plain = new Git({ cwd: root }, { env });
    const place = { gitDir: join(root, '.git'), commonDir: join(root, '.git') };
    const author = { name: 'Ana', email: 'ana@example.com' };
    const file = (index: number) => ({
      ref: 'refs/handoffs/shared',
      path: `.handoffs/x/${String(index)}`,
      content: Buffer.from(String(index)),
      message: 'm',
      author,
      time: 1,
    });
    await Promise.all(Array.from({ length: 20 }, (_, index) => commitFile(plain, place, file(index))));
    const names = git(root, 'ls-tree', '-r', '--name-only', 'refs/handoffs/shared').trim().split('\n');
    assert.equal(names.length, 20);
    plain.dispose();
  });

  it('put one note on a branch once, from two windows', async () => {
    const root = newRepository();
    const [one, two] = [await open(root), await open(root)];
    await one.store.keep(note('aaaaaa', login), 'branch');
    const outcomes = await Promise.all([
      one.store.putOnBranch(note('aaaaaa', login), false),
      two.store.putOnBranch(note('aaaaaa', login), false),
    ]);
    assert.ok(outcomes.some((outcome) => outcome.kind === 'on-branch'));
    assert.equal((await two.store.putOnBranch(note('aaaaaa', login), false)).kind, 'on-branch');
    assert.equal(git(root, 'rev-list', '--count', login).trim(), '4');
  });

  it('leave the working tree clean while the user switches to the branch and away', async () => {
    const root = newRepository();
    const { store } = await open(root);
    for (let round = 0; round < 8; round += 1) {
      const tail = `round${String(round)}`;
      const sharing = store.putOnBranch(note(tail, login), false);
      // The switch starts a little later each round, to meet the share at another step.
      await new Promise((resolve) => setTimeout(resolve, round * 6));
      assert.equal(await switchTo(root, login), 0, "the user's own switch works");
      await sharing;
      await store.mendArrival();
      assert.equal(git(root, 'status', '--porcelain'), '', `round ${String(round)}`);
      git(root, 'switch', '-q', 'main');
      await store.putOnBranch(note(tail, login), false);
    }
    for (let round = 0; round < 6; round += 1) {
      git(root, 'switch', '-q', login);
      const sharing = store.putOnBranch(note(`click${String(round)}`, login), true);
      await new Promise((resolve) => setTimeout(resolve, 20 + round * 8));
      // On a click we hold the index for a moment, as the user's own commit would.
      while ((await switchTo(root, 'main')) !== 0);
      await sharing;
      await store.mendArrival();
      assert.equal(git(root, 'status', '--porcelain'), '', `click ${String(round)}`);
      git(root, 'switch', '-q', login);
      assert.equal(git(root, 'status', '--porcelain'), '', `back after click ${String(round)}`);
      git(root, 'switch', '-q', 'main');
    }
    const names = git(root, 'ls-tree', '-r', '--name-only', login).trim().split('\n');
    assert.equal(names.filter((name) => name.includes('-round')).length, 8);
  });
});

function switchTo(root: string, branch: string): Promise<number> {
  const child = spawn('git', ['switch', '-q', branch], { cwd: root, env, stdio: 'ignore' });
  return new Promise((resolve) => child.on('close', (code) => resolve(code ?? -1)));
}
