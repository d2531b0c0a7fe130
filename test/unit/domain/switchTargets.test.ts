import assert from 'node:assert/strict';
import { newBranchProblem, switchTargets } from '../../../src/domain/switchTargets';

const main = { name: 'main' };
const login = { name: 'feature/login' };
const theirs = { name: 'ben/search', remote: 'origin' };

describe('what can be switched to', () => {
  it('is every other branch that is here, and what only a remote has', () => {
    assert.deepEqual(switchTargets([login, theirs, main], 'main'), [login, theirs]);
  });

  it('has a branch once, the one that is here before those of the remotes', () => {
    const copies = [
      { name: 'main', remote: 'origin' },
      { name: 'feature/login', remote: 'fork' },
    ];
    assert.deepEqual(switchTargets([...copies, main, login], undefined), [main, login]);
  });

  it('has what two remotes have from each of them: they may differ', () => {
    const fork = { ...theirs, remote: 'fork' };
    assert.deepEqual(switchTargets([theirs, fork], 'main'), [theirs, fork]);
  });

  it('has no pointer and no journal', () => {
    const pointer = { name: 'HEAD', remote: 'origin' };
    const journal = { name: 'handoffs/journal-abcdefghij', remote: 'origin' };
    assert.deepEqual(switchTargets([pointer, journal, theirs], 'main'), [theirs]);
  });
});

describe('the name of a new branch', () => {
  const branches = [main, login, theirs];

  it('is one that git takes', () => {
    for (const name of ['fix/typo', 'ana-1', 'größe', '日本語', 'a.b', 'feature/login-2'])
      assert.equal(newBranchProblem(name, branches), undefined, name);
    const refused = ['-x', 'a b', 'a..b', 'a~1', 'a^', 'a:b', 'a?', 'a*', 'a[b', 'a\\b', '/a', 'a/', 'a//b'];
    for (const name of [...refused, 'a.', '.a', 'x/.a', 'a.lock', 'a.lock/b', '@', 'HEAD', 'a@{b', 'a\u007f'])
      assert.equal(newBranchProblem(name, branches), 'not-a-name', name);
    assert.equal(newBranchProblem('', branches), 'empty');
  });

  it('is not taken, nor in the way of one that is', () => {
    assert.equal(newBranchProblem('feature/login', branches), 'taken');
    assert.equal(newBranchProblem('Feature/Login', branches), 'taken');
    assert.equal(newBranchProblem('feature', branches), 'taken');
    assert.equal(newBranchProblem('main/next', branches), 'taken');
    assert.equal(newBranchProblem('ben/search', branches), undefined);
  });
});
