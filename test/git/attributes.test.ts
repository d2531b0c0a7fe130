import assert from 'node:assert/strict';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, handoff, json, type Row } from './support/cli';
import {
  closeAll,
  cloneOf,
  commit,
  fsck,
  git,
  newFolder,
  newRepository,
  note,
  open,
  usersState,
  write,
} from './support/repositories';

const login = 'feature/login';
const file = '.handoffs/.gitattributes';
const path = '.handoffs/feature-login/20261122T175403Z-asousa-aaaaaa/handoff.yaml';
const text = '** linguist-generated=true -text\n';

function filesOf(root: string, ref: string): readonly string[] {
  return git(root, 'diff', '--name-only', `${ref}~1`, ref).trim().split('\n');
}

/** Ana's repository on the branch, with something staged and something not. */
function busy(): string {
  const root = newRepository();
  git(root, 'switch', '-q', login);
  write(root, 'login.ts', 'unstaged\n');
  write(root, 'new.ts', 'staged\n');
  git(root, 'add', 'new.ts');
  return root;
}

describe('.handoffs/.gitattributes', () => {
  afterEach(closeAll);

  for (const clicked of [true, false]) {
    const where = clicked ? 'checked out here' : 'that was left';
    it(`goes in the commit of the note, on a branch ${where}`, async () => {
      const root = clicked ? busy() : newRepository();
      const { store } = await open(root);
      const changes = (): string => git(root, 'status', '--porcelain') + git(root, 'diff', '--cached');
      const before = changes();
      assert.equal(await store.lacksAttributes(login), true);
      await store.keep(note('aaaaaa', login), 'branch');
      assert.equal((await store.putOnBranch(note('aaaaaa', login), clicked, true)).kind, 'on-branch');
      assert.deepEqual(filesOf(root, login), [file, path]);
      assert.equal(git(root, 'show', `${login}:${file}`), text);
      assert.equal(changes(), before);
      assert.equal(await store.lacksAttributes(login), false);
      fsck(root);
    });
  }

  it('is added only when told so, and never twice', async () => {
    const root = newRepository();
    const { store } = await open(root);
    await store.putOnBranch(note('aaaaaa', login), false);
    assert.deepEqual(filesOf(root, login), [path]);
    await store.putOnBranch(note('bbbbbb', login), false, true);
    await store.putOnBranch(note('cccccc', login), false, true);
    assert.equal(git(root, 'log', '--format=%h', login, '--', file).trim().split('\n').length, 1);
  });

  for (const [what, make] of [
    ['committed', (root: string) => commit(root, file, '* mine\n')],
    ['only in the working tree', (root: string) => write(root, file, '* mine\n')],
    [
      'only in the index',
      (root: string) => {
        write(root, file, '* mine\n');
        git(root, 'add', file);
        rmSync(join(root, file));
      },
    ],
  ] as const) {
    it(`leaves one of somebody's own alone: ${what}`, async () => {
      const root = busy();
      make(root);
      const { store } = await open(root);
      const before = git(root, 'status', '--porcelain', '--untracked-files=all');
      assert.equal(await store.lacksAttributes(login), false);
      assert.equal((await store.putOnBranch(note('aaaaaa', login), true, true)).kind, 'on-branch');
      assert.deepEqual(filesOf(root, login), [path]);
      assert.equal(git(root, 'status', '--porcelain', '--untracked-files=all'), before);
      if (existsSync(join(root, file))) {
        assert.equal(readFileSync(join(root, file), 'utf8'), '* mine\n');
      }
    });
  }

  it('says what it should to git, keeps bytes under autocrlf, and hides no lines of a diff', async () => {
    const root = newRepository();
    const { store } = await open(root);
    await store.putOnBranch(note('aaaaaa', login), false, true);
    git(root, 'switch', '-q', login);
    const attributes = git(root, 'check-attr', '-a', '--', path, file).trim().split('\n');
    for (const one of [path, file]) {
      assert.ok(attributes.includes(`${one}: linguist-generated: true`), attributes.join());
      assert.ok(attributes.includes(`${one}: text: unset`));
    }
    const lines = git(root, 'show', `${login}:${path}`).split('\n').length - 1;
    assert.match(
      git(root, 'diff', '--stat=200', `${login}~1`, login),
      new RegExp(`handoff\\.yaml +\\| +${String(lines)} \\+`),
    );
    const clone = newFolder('crlf');
    git(clone, 'clone', '-q', '-c', 'core.autocrlf=true', '-b', login, root, '.');
    assert.equal(readFileSync(join(clone, path), 'utf8'), git(root, 'show', `${login}:${path}`));
    assert.match(readFileSync(join(clone, 'login.ts'), 'utf8'), /\r\n/, 'autocrlf is at work');
    assert.equal(git(clone, 'status', '--porcelain'), '');
  });

  it('leaves nothing behind while another command holds the index', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    const { store } = await open(root);
    const lock = join(root, '.git/index.lock');
    writeFileSync(lock, '');
    const before = usersState(root);
    assert.equal((await store.putOnBranch(note('aaaaaa', login), true, true)).kind, 'waiting');
    rmSync(lock);
    assert.equal(usersState(root), before);
    assert.equal(existsSync(join(root, '.handoffs')), false);
  });
});

describe('handoff write --gitattributes', () => {
  before(function () {
    this.timeout(120_000);
    ensureBuilt();
  });

  it('adds the file, and without it the option is mentioned once in a clone', async () => {
    const root = cloneOf(newRepository());
    git(root, 'switch', '-q', login);
    const first = await handoff(root, ['write', '--summary', 'One', '--share', 'branch']);
    assert.match(first.err, /--gitattributes/);
    const second = await handoff(root, ['write', '--summary', 'Two', '--share', 'branch']);
    assert.equal(second.err, '');
    await json<Row>(root, 'write', '--summary', 'Three', '--share', 'branch', '--gitattributes');
    assert.equal(readFileSync(join(root, file), 'utf8'), text);
    assert.equal(git(root, 'status', '--porcelain'), '');
  });
});
