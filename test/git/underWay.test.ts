import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { workedOn } from '../../src/domain/head';
import { ensureBuilt, json, type Shown } from './support/cli';
import { closeAll, commit, git, gitStopping, newRepository, open, usersState } from './support/repositories';

const login = 'feature/login';

/** Stops a rebase of `feature/login` on main, which has the same file. */
function rebasing(...more: readonly string[]): string {
  const root = newRepository();
  commit(root, 'login.ts', 'export const a = 9;\n');
  gitStopping(root, 'rebase', '-q', ...more, 'main', login);
  return root;
}

describe('the branch of a rebase or bisect that is under way', () => {
  before(ensureBuilt);
  afterEach(closeAll);

  async function underWay(root: string): Promise<unknown> {
    const { repository } = await open(root);
    const head = await repository.head();
    assert.ok(head.kind === 'detached');
    return head.underWay;
  }

  it('is the one that git comes back to, with either way to rebase', async () => {
    for (const more of [[], ['--apply']]) {
      const root = rebasing(...more);
      assert.deepEqual(await underWay(root), { operation: 'rebase', branch: login });
      git(root, 'rebase', '--abort');
      const { repository } = await open(root);
      const head = await repository.head();
      assert.equal(head.kind, 'branch');
      assert.equal(workedOn(head), login);
    }
  });

  it('is the one that a bisect began on', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    git(root, 'bisect', 'start', 'HEAD', 'HEAD~2');
    git(root, 'switch', '-q', '--detach', 'HEAD');
    assert.deepEqual(await underWay(root), { operation: 'bisect', branch: login });
  });

  it('is none where it began on none, nor where nothing is under way', async () => {
    const root = newRepository();
    commit(root, 'login.ts', 'export const a = 9;\n');
    git(root, 'switch', '-q', '--detach', login);
    assert.equal(await underWay(root), undefined);
    gitStopping(root, 'rebase', '-q', 'main');
    assert.equal(await underWay(root), undefined);
  });

  it('is only ever a branch that is there, whatever the file says', async () => {
    for (const name of [
      'refs/heads/gone',
      'refs/heads/main~1',
      'refs/heads/*',
      '--all',
      'refs/heads/../x',
      '',
    ]) {
      const root = rebasing();
      writeFileSync(join(root, '.git', 'rebase-merge', 'head-name'), `${name}\n`);
      assert.equal(await underWay(root), undefined, name);
    }
  });

  it('has the handoff that is written meanwhile, which goes on it once nobody holds it', async () => {
    const root = rebasing();
    writeFileSync(join(root, 'half.ts'), 'half resolved\n');
    const before = usersState(root);
    const written = await json<Shown>(root, 'write', '--summary', 'Stuck in a conflict', '--share', 'branch');
    assert.equal(written.branch, login);
    assert.deepEqual(written.saved, {
      share: 'branch',
      kind: 'waiting',
      reason: 'operation',
      operation: 'rebase',
    });
    assert.equal(usersState(root), before);
    assert.equal((await json<Shown>(root, 'show')).id, written.id);
    for (const text of ['10', '11']) {
      writeFileSync(join(root, 'login.ts'), `export const a = ${text};\n`);
      git(root, 'add', 'login.ts');
      const goOn = ['-c', 'core.editor=true', 'rebase', '--continue'];
      if (text === '10') gitStopping(root, ...goOn);
      else git(root, ...goOn);
    }
    assert.equal(git(root, 'symbolic-ref', '--short', 'HEAD').trim(), login);
    git(root, 'switch', '-q', 'main');
    await json(root, 'write', '--branch', 'main', '--summary', 'Next', '--share', 'ref');
    assert.match(
      git(root, 'show', '--format=%s', login),
      /^handoff: note for feature\/login\n[^]*Stuck in a conflict/,
    );
  });
});
