import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeRecord } from '../../src/format/record';
import { replyPath } from '../../src/store/paths';
import { commitNotes, folderOf, landed, planned, tidied } from './support/landed';
import {
  closeAll,
  cloneOf,
  commit,
  git,
  newClone,
  newFolder,
  newRepository,
  note,
  open,
  pickUp,
  write,
} from './support/repositories';

const login = 'feature/login';

describe('what may be tidied away', () => {
  afterEach(closeAll);

  it('is the note of a branch that was merged, and of one that is gone, with the replies', async () => {
    const root = landed();
    commitNotes(root, note('bbbbbb', 'never/was'));
    const reply = pickUp('cccccc', note('aaaaaa', login).id);
    commit(root, replyPath(reply, note('aaaaaa', login)), writeRecord(reply));
    assert.deepEqual(await planned(root), ['aaaaaa merged', 'bbbbbb gone']);
    const head = await tidied(root);
    assert.equal(git(root, 'ls-tree', '-r', '--name-only', head, '.handoffs'), '');
    assert.equal(existsSync(join(root, '.handoffs')), false);
    assert.equal(git(root, 'status', '--porcelain'), '');
  });

  it('is the note of a branch that was squashed, also into the default branch only', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    commitNotes(root, note('aaaaaa', login));
    git(root, 'switch', '-q', 'main');
    git(root, 'merge', '-q', '--squash', login);
    git(root, 'commit', '-q', '-m', 'Login (#1)');
    commit(root, 'login.ts', 'export const a = 3;\n', 'Go on');
    assert.deepEqual(await planned(root), ['aaaaaa merged']);
    git(root, 'switch', '-q', '-c', 'next', 'main~1');
    assert.deepEqual(await planned(root), ['aaaaaa merged']);
  });

  it('is nothing of a branch that has one tip unmerged, wherever that is', async () => {
    const { remote, clone } = newClone();
    git(clone, 'switch', '-q', login);
    git(clone, 'switch', '-q', 'main');
    commitNotes(clone, note('aaaaaa', login));
    git(clone, 'merge', '-q', '-m', 'Merge login', login);
    assert.deepEqual(await planned(clone), ['aaaaaa merged']);
    const other = cloneOf(remote);
    git(other, 'switch', '-q', login);
    commit(other, 'more.ts', 'x', 'More');
    git(other, 'push', '-q');
    git(clone, 'fetch', '-q');
    assert.deepEqual(await planned(clone), []);
    // And the other way round: a local tip that no remote has.
    git(clone, 'update-ref', `refs/remotes/origin/${login}`, login);
    git(clone, 'switch', '-q', login);
    commit(clone, 'mine.ts', 'x', 'Mine');
    git(clone, 'switch', '-q', 'main');
    assert.deepEqual(await planned(clone), []);
    git(clone, 'branch', '-q', '-D', login);
    assert.deepEqual(await planned(clone), ['aaaaaa merged']);
  });

  it('is nothing of the checked-out branch, of the default branch, or of what goes on', async () => {
    const root = newRepository();
    commitNotes(root, note('aaaaaa', login), note('bbbbbb', 'main'), note('cccccc', undefined));
    assert.deepEqual(await planned(root), []);
    git(root, 'switch', '-q', '-c', 'next');
    commitNotes(root, note('dddddd', 'next'));
    assert.deepEqual(await planned(root), []);
    git(root, 'branch', '-m', 'next', 'renamed');
    assert.deepEqual(await planned(root), [], 'a renamed branch is not gone');
  });

  it('is what its author withdrew, and nobody else', async () => {
    const root = newRepository();
    commitNotes(root, note('bbbbbb', undefined), note('cccccc', undefined));
    const { store } = await open(root);
    const [mine, theirs] = [note('bbbbbb', undefined), note('cccccc', undefined)];
    const { version, created, author: ben, after } = pickUp('wwwwww', mine.id);
    const withdraw = { version, created, after, kind: 'withdraw' as const };
    const id = (tail: string): string => pickUp(tail, mine.id).id;
    await store.keep({ ...withdraw, id: id('wwwwww'), handoff: mine.id, author: mine.author }, 'ref');
    await store.keep({ ...withdraw, id: id('xxxxxx'), handoff: theirs.id, author: ben }, 'ref');
    assert.deepEqual(await planned(root), ['bbbbbb withdrawn']);
  });

  it('is nothing that a clone cannot know: a narrow refspec, or a remote that was never fetched', async () => {
    const { clone } = newClone();
    commitNotes(clone, note('aaaaaa', 'far/away'));
    assert.deepEqual(await planned(clone), ['aaaaaa gone']);
    const narrow = (...refspecs: readonly string[]): void => {
      git(clone, 'config', '--unset-all', 'remote.origin.fetch');
      refspecs.forEach((refspec) => git(clone, 'config', '--add', 'remote.origin.fetch', refspec));
    };
    narrow('+refs/heads/main:refs/remotes/origin/main');
    assert.deepEqual(await planned(clone), ['aaaaaa! unknown-branch']);
    narrow('+refs/heads/*:refs/remotes/origin/*', '^refs/heads/far/*');
    assert.deepEqual(await planned(clone), ['aaaaaa! unknown-branch']);
    narrow('+refs/heads/*:refs/elsewhere/*');
    assert.deepEqual(await planned(clone), ['aaaaaa! unknown-branch']);
    narrow('+refs/heads/main:refs/remotes/origin/main', '+refs/heads/far/*:refs/remotes/origin/far/*');
    assert.deepEqual(await planned(clone), ['aaaaaa gone']);
    git(clone, 'remote', 'add', 'fork', newFolder('fork'));
    assert.deepEqual(await planned(clone), ['aaaaaa! unknown-branch']);
  });

  it('is nothing that has something in it that cannot be read, and that is named', async () => {
    const root = landed();
    commit(root, `${folderOf(note('aaaaaa', login))}/notes.txt`, 'mine\n');
    commitNotes(root, note('bbbbbb', 'gone'), note('cccccc', 'gone'));
    commit(root, `${folderOf(note('bbbbbb', 'gone'))}/20261123T080000Z-x-dddddd.yaml`, 'version: 99\n');
    write(root, `${folderOf(note('cccccc', 'gone'))}/handoff.yaml`, ': : :\n');
    git(root, 'commit', '-q', '-a', '-m', 'Break it');
    const [astray, copied] = [note('dddddd', 'gone'), note('eeeeee', 'gone')];
    commitNotes(root, astray);
    const reply = pickUp('rrrrrr', note('zzzzzz', 'gone').id);
    commit(root, replyPath({ ...reply, handoff: astray.id }, astray), writeRecord(reply));
    commit(root, `${folderOf(copied)}/handoff.yaml`, writeRecord(note('zzzzzz', 'gone')));
    assert.deepEqual(await planned(root), [
      'aaaaaa/notes.txt! unreadable',
      'bbbbbb/20261123T080000Z-x-dddddd.yaml! unreadable',
      'cccccc/handoff.yaml! unreadable',
      `dddddd/${reply.id}.yaml! unreadable`,
      'eeeeee/handoff.yaml! unreadable',
    ]);
  });
});
