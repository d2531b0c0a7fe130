import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { departureText } from '../../src/words/toasts';
import { closeAll, commit, env, git, newRepository } from './support/repositories';
import { openedNow, openWindow, seen, type Window } from './support/windows';

/** A worktree on a new branch with a commit, which was seen. */
async function on(name: string): Promise<string> {
  const root = newRepository();
  git(root, 'switch', '-q', '-c', name);
  commit(root, 'a.ts', 'x');
  await seen(root);
  return root;
}

const names: readonly (readonly [string, string])[] = [
  ['number sign and at sign', 'fix/#12@home'],
  ['quotes and shell characters', `it's-"q"-$(x)-;&|<>%!\``],
  ['emoji', '🚀/👩‍💻'],
  ['a space that git does not take for one', 'a\u3000b\u00a0c'],
  ['a dash inside and a brace', 'x/-y{z}'],
  ['right-to-left override', 'a\u202Eb'],
  ['two hundred characters', `${'n'.repeat(100)}/${'m'.repeat(99)}`],
  ['HEAD in it', 'HEAD-x/HEAD'],
];

describe('the name of the branch that was left', function () {
  this.timeout(60_000);
  afterEach(closeAll);

  for (const [what, name] of names) {
    it(`may have ${what}`, async () => {
      const root = await on(name);
      const window = await openWindow(root);
      git(root, 'switch', '-q', '--detach');
      assert.equal((await window.parts.repository.lastSwitch())?.from, name);
      git(root, 'switch', '-q', 'main');
      assert.equal((await window.parts.repository.lastSwitch())?.from, name);
      assert.equal(await window.settle(), `${name} -> main: own-work`);
      git(root, 'switch', '-q', name);
      assert.equal(await window.settle(), `main -> ${name}: default-branch`);
      git(root, 'branch', '-m', `${name}2`);
      assert.equal(await window.settle(), '');
      assert.equal((await window.parts.clone.cursor())?.branch, `${name}2`);
    });
  }

  it('may differ from the other in case or in Unicode form only', async () => {
    for (const [a, b] of [
      ['Fix', 'fix'],
      ['caf\u00e9', 'cafe\u0301'],
    ] as const) {
      const root = await on(a);
      git(root, 'switch', '-q', '-c', b);
      assert.equal(await openedNow(root), `${a} -> ${b}: carried-along`);
      git(root, 'switch', '-q', a);
      assert.equal(await openedNow(root), `${b} -> ${a}: carried-along`);
    }
  });

  it('may be in the way of the other: a gone, a/b there', async () => {
    const root = await on('a');
    git(root, 'switch', '-q', 'main');
    git(root, 'branch', '-q', '-m', 'a', 'kept');
    git(root, 'switch', '-q', '-c', 'a/b');
    assert.equal(await openedNow(root), 'kept -> a/b: own-work');
    const deleted = await on('a');
    git(deleted, 'switch', '-q', '--detach');
    git(deleted, 'branch', '-q', '-D', 'a');
    git(deleted, 'switch', '-q', '-c', 'a/b');
    assert.equal(await openedNow(deleted), 'a -> a/b: branch-gone');
  });

  it('may be bytes that are no text: a departure to it is seen, one from it is quiet', async () => {
    const root = await on('feat');
    const window = await openWindow(root);
    const shell = (script: string): void => void execFileSync('sh', ['-c', script], { cwd: root, env });
    const settled = async (seenBy: Window): Promise<string> =>
      (await seenBy.settle()).replace(/\uFFFD/g, '?');
    shell(`git switch -q -c "$(printf 'caf\\351')"`);
    assert.equal(await settled(window), 'feat -> caf?: own-work');
    assert.equal(await settled(window), '');
    shell(`git branch -m "$(printf 'th\\351')"`);
    assert.equal(await settled(window), '');
    git(root, 'switch', '-q', 'feat');
    assert.equal(await settled(window), 'th? -> feat: branch-gone');
    assert.match(
      departureText({ t: (text, ...more) => `${text} ${more.join()}` }, window.decided[0]?.facts ?? never()),
      /feat/,
    );
  });
});

function never(): never {
  throw new Error('nothing was decided');
}
