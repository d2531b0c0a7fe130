// Who is whom, asked of real git: the mailmap in every form, people.yaml wherever it can be, no identity.
import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isMe } from '../../src/domain/people';
import type { Author } from '../../src/domain/records';
import {
  cloneOf,
  closeAll,
  commit,
  env,
  git,
  newClone,
  newFolder,
  newRepository,
  note,
  open,
  usersState,
  write,
  type Opened,
} from './support/repositories';

const login = 'feature/login';

function by(name: string, email: string): { readonly author: Author } {
  return { author: { name, email, kind: 'human' } };
}

/** Every address that is mine now; the records are read first, as every view does. */
async function mine({ store, people }: Pick<Opened, 'store' | 'people'>): Promise<readonly string[]> {
  await store.read();
  return [...((await people.me())?.emails ?? [])].sort();
}

/** A clone of Ana's with a note by each of these in its journal. */
async function withNotesBy(
  ...authors: readonly (readonly [string, string])[]
): Promise<Opened & { root: string }> {
  const root = newRepository();
  const opened = await open(root);
  for (const [index, [name, email]] of authors.entries()) {
    await opened.store.keep(note(`aaaaa${'abcdef'.charAt(index)}`, login, by(name, email)), 'ref');
  }
  return { ...opened, root };
}

describe('the mailmap', () => {
  afterEach(closeAll);

  it('makes the address mine that stands for mine, and every other one that it stands for', async () => {
    const opened = await withNotesBy(['Ana', 'Ana@Old.example'], ['Kenji Ito', 'kenji@example.com']);
    write(
      opened.root,
      '.mailmap',
      'Ana Sousa <ana@new.example> <ana@example.com>\nAna Sousa <ana@new.example> <ana@old.example>\nKenji <k@new.example> <kenji@example.com>\n',
    );
    assert.deepEqual(await mine(opened), ['ana@example.com', 'ana@new.example', 'ana@old.example']);
  });

  it('makes an address mine that mine stands for', async () => {
    const opened = await withNotesBy(['Ana', 'ana@old.example']);
    write(opened.root, '.mailmap', '<ana@example.com> <ana@old.example>\n');
    assert.deepEqual(await mine(opened), ['ana@example.com', 'ana@old.example']);
  });

  it('knows the addresses that records are for, ask and leave steps to', async () => {
    const root = newRepository();
    const opened = await open(root);
    await opened.store.keep(
      note('aaaaaa', login, {
        to: ['ana@to.example'],
        next: [{ id: 's1', text: 'x', owner: 'ana@owner.example' }],
        questions: [{ id: 'q1', text: 'x', to: 'ana@asked.example' }],
      }),
      'ref',
    );
    const addresses = ['ana@asked.example', 'ana@owner.example', 'ana@to.example'];
    write(root, '.mailmap', addresses.map((email) => `Ana <ana@example.com> <${email}>\n`).join(''));
    assert.deepEqual(await mine(opened), [
      'ana@asked.example',
      'ana@example.com',
      'ana@owner.example',
      'ana@to.example',
    ]);
  });

  it('joins an address that several people write with only where it is mine in every hand', async () => {
    const map = 'Ana Sousa <ana@example.com> Ana S <shared@example.com>\n';
    const alone = await withNotesBy(['Ana S', 'shared@example.com']);
    write(alone.root, '.mailmap', map);
    assert.deepEqual(await mine(alone), ['ana@example.com', 'shared@example.com']);
    const both = await withNotesBy(['Ana S', 'shared@example.com'], ['Ben Meyer', 'shared@example.com']);
    write(both.root, '.mailmap', map);
    assert.deepEqual(await mine(both), ['ana@example.com']);
  });

  it('joins nothing where it only spells a name', async () => {
    const opened = await withNotesBy(['Ana Sousa', 'ana@other.example']);
    write(opened.root, '.mailmap', 'Ana Sousa <ana@example.com>\nAna Sousa <ana@other.example>\n');
    assert.deepEqual(await mine(opened), ['ana@example.com']);
  });

  it('is looked at again when it changes, goes, or somebody new occurs', async () => {
    const opened = await withNotesBy(['Ana', 'ana@old.example']);
    assert.deepEqual(await mine(opened), ['ana@example.com']);
    write(
      opened.root,
      '.mailmap',
      '<ana@example.com> <ana@old.example>\n<ana@example.com> <ana@late.example>\n',
    );
    assert.deepEqual(await mine(opened), ['ana@example.com', 'ana@old.example']);
    await opened.store.keep(note('bbbbbb', login, by('Ana', 'ana@late.example')), 'ref');
    assert.deepEqual(await mine(opened), ['ana@example.com', 'ana@late.example', 'ana@old.example']);
    rmSync(join(opened.root, '.mailmap'));
    assert.deepEqual(await mine(opened), ['ana@example.com']);
  });

  it('may be a file or a blob that the configuration names, or that of HEAD in a bare repository', async () => {
    const opened = await withNotesBy(['Ana', 'ana@old.example']);
    const elsewhere = join(newFolder(), 'map');
    writeFileSync(elsewhere, '<ana@example.com> <ana@old.example>\n');
    git(opened.root, 'config', 'mailmap.file', elsewhere);
    assert.deepEqual(await mine(opened), ['ana@example.com', 'ana@old.example']);
    git(opened.root, 'config', '--unset', 'mailmap.file');
    assert.deepEqual(await mine(opened), ['ana@example.com']);
    commit(opened.root, 'the map', '<ana@example.com> <ana@old.example>\n');
    git(opened.root, 'config', 'mailmap.blob', 'main:the map');
    assert.deepEqual(await mine(opened), ['ana@example.com', 'ana@old.example']);

    const bare = newFolder('bare');
    commit(opened.root, '.mailmap', '<ana@example.com> <ana@old.example>\n');
    git(bare, 'clone', '-q', '--bare', opened.root, '.');
    git(bare, 'fetch', '-q', opened.root, 'refs/handoffs/*:refs/handoffs/*');
    assert.deepEqual(await mine(await open(bare, { allowBare: true })), [
      'ana@example.com',
      'ana@old.example',
    ]);
  });

  it('is asked about everybody at once, and not again while nothing has changed', async () => {
    const root = newRepository();
    const calls = join(newFolder(), 'calls');
    const program = join(newFolder(), 'git');
    writeFileSync(program, `#!/bin/sh\necho "$*" >> '${calls}'\nexec git "$@"\n`, { mode: 0o755 });
    const opened = await open(root, { gitPath: program });
    const asked = (): number =>
      readFileSync(calls, 'utf8')
        .split('\n')
        .filter((line) => / (check-mailmap|log) /.test(line)).length;
    const look = async (): Promise<void> => {
      await mine(opened);
      await opened.people.committers(note('aaaaaa', login).id);
    };
    await opened.store.keep(note('aaaaaa', login), 'ref');
    await look();
    assert.equal(asked(), 1);
    write(root, '.mailmap', '<ana@example.com> <ana@old.example>\n');
    await look();
    assert.equal(asked(), 3);
    await look();
    commit(root, 'unrelated.ts', '1');
    await look();
    await look();
    assert.equal(asked(), 3);
  });

  it('of somebody hostile decides what shows as mine, and never who is written', async () => {
    const root = newRepository();
    const { store, people } = await open(root);
    write(
      root,
      '.mailmap',
      'Eve <eve@evil.example> <ana@example.com>\nAna Sousa <ana@example.com> <ben@example.com>\n',
    );
    write(
      root,
      '.handoffs/people.yaml',
      'people:\n  - name: Eve\n    emails: [ana@example.com, eve@evil.example]\n',
    );
    const me = await people.me();
    assert.deepEqual([me?.name, me?.email], ['Ana Sousa', 'ana@example.com']);
    const written = note('aaaaaa', login);
    await store.keep(written, 'branch');
    assert.equal((await store.putOnBranch(written, false)).kind, 'on-branch');
    const journal = git(root, 'for-each-ref', '--format=%(refname)', 'refs/handoffs').trim();
    for (const ref of [journal, login]) {
      assert.equal(
        git(root, 'log', '-1', '--format=%an %ae %cn %ce', ref).trim(),
        'Ana Sousa ana@example.com Ana Sousa ana@example.com',
      );
    }
  });

  it('is not confused by names and addresses that are none', async () => {
    const opened = await withNotesBy(
      ['-- <x>\nAna <ana@old.example>', 'no address'],
      ['', 'a<b>@example.com'],
      ['Ana', 'ana@old.example'],
    );
    write(opened.root, '.mailmap', '<ana@example.com> <ana@old.example>\n');
    assert.deepEqual(await mine(opened), ['ana@example.com', 'ana@old.example']);
  });
});

describe('people.yaml', () => {
  afterEach(closeAll);

  const list = (...emails: readonly string[]): string =>
    `people:\n  - name: Ana Sousa\n    emails: [${emails.join(', ')}]\n    timeZone: Europe/Lisbon\n    pager: 7\n`;
  const path = '.handoffs/people.yaml';

  it('of the working tree makes all addresses of my row mine, whatever else a row says', async () => {
    const root = newRepository();
    const opened = await open(root);
    write(root, path, list('ana@example.com', 'Ana@Home.example'));
    assert.deepEqual(await mine(opened), ['ana@example.com', 'ana@home.example']);
    write(root, path, list('ana@example.com', 'ana@elsewhere.example'));
    assert.deepEqual(await mine(opened), ['ana@elsewhere.example', 'ana@example.com']);
  });

  it('and the mailmap go together', async () => {
    const opened = await withNotesBy(['Ana', 'ana@old.example']);
    write(opened.root, path, list('ana@example.com', 'ana@home.example'));
    write(opened.root, '.mailmap', '<ana@home.example> <ana@old.example>\n');
    assert.deepEqual(await mine(opened), ['ana@example.com', 'ana@home.example', 'ana@old.example']);
  });

  it('counts on a branch that does not have it, as the default branch of the remote has it', async () => {
    const { remote, clone } = newClone();
    const colleague = cloneOf(remote);
    commit(colleague, path, list('ana@example.com', 'ana@remote.example'));
    git(colleague, 'push', '-q', 'origin', 'main');
    git(clone, 'switch', '-q', login);
    const opened = await open(clone);
    assert.deepEqual(await mine(opened), ['ana@example.com']);
    git(clone, 'fetch', '-q');
    assert.deepEqual(await mine(opened), ['ana@example.com', 'ana@remote.example']);
    assert.deepEqual((await opened.store.read()).unreadable, []);
  });

  it('counts from the local default branch where there is no remote', async () => {
    const root = newRepository();
    commit(root, path, list('ana@example.com', 'ana@home.example'));
    git(root, 'switch', '-q', login);
    assert.deepEqual(await mine(await open(root)), ['ana@example.com', 'ana@home.example']);
  });

  it('that is broken is said with its line, and hides nothing', async () => {
    const root = newRepository();
    const opened = await open(root);
    await opened.store.keep(note('aaaaaa', login), 'ref');
    write(root, path, 'people:\n  - name: Ana\n    emails: [ana@example.com, nobody]\n');
    const union = await opened.store.read();
    assert.equal(union.handoffs.length, 1);
    assert.deepEqual(union.unreadable, [
      {
        where: 'worktree',
        path,
        line: 3,
        reason: 'people[0].emails[1]: expected an e-mail address such as "ana@example.com", found "nobody"',
      },
    ]);
    assert.equal(await opened.store.read(), union);
    assert.deepEqual(await mine(opened), ['ana@example.com']);
    write(root, path, list('ana@example.com'));
    assert.deepEqual((await opened.store.read()).unreadable, []);
  });

  it('that is broken on the default branch is said with that branch', async () => {
    const root = newRepository();
    commit(root, path, 'people: all of them\n');
    git(root, 'switch', '-q', login);
    assert.deepEqual((await (await open(root)).store.read()).unreadable, [
      { where: 'refs/heads/main', path, line: 1, reason: 'people: expected a list, found "all of them"' },
    ]);
  });

  it('is a plain file of at most 64 KiB, and never followed out of the repository', async () => {
    const root = newRepository();
    const outside = join(newFolder(), 'people.yaml');
    writeFileSync(outside, list('ana@example.com', 'evil@example.com'));
    mkdirSync(join(root, '.handoffs'));
    symlinkSync(outside, join(root, path));
    const opened = await open(root);
    const reasonOf = async (): Promise<string | undefined> =>
      (await opened.store.read()).unreadable[0]?.reason;
    assert.equal(await reasonOf(), 'expected a plain file, found a symbolic link');
    assert.deepEqual(await mine(opened), ['ana@example.com']);
    git(root, 'add', '-A');
    git(root, 'commit', '-q', '-m', 'link');
    git(root, 'switch', '-q', login);
    assert.equal(await reasonOf(), 'expected a plain file, found a symbolic link');
    write(root, path, `${list('ana@example.com', 'a@b.example')}${'#'.repeat(64 * 1024)}\n`);
    assert.match((await reasonOf()) ?? '', /^expected at most 64 KiB/);
    rmSync(join(root, '.handoffs'), { recursive: true });
    const folder = newFolder();
    write(folder, 'people.yaml', list('ana@example.com', 'evil@example.com'));
    symlinkSync(folder, join(root, '.handoffs'));
    assert.deepEqual(await mine(opened), ['ana@example.com']);
  });
});

describe('who is at the keyboard', () => {
  afterEach(closeAll);

  const nobody = (root: string): NodeJS.ProcessEnv => ({
    PATH: process.env['PATH'],
    HOME: join(root, 'nowhere'),
    GIT_CONFIG_NOSYSTEM: '1',
  });

  it('is known by both forms of the same noreply address', async () => {
    const root = newRepository();
    git(root, 'config', 'user.email', '12345+Ana@users.noreply.github.com');
    const me = await (await open(root)).people.me();
    assert.ok(isMe(me, 'ana@users.noreply.github.com'));
    assert.ok(!isMe(me, '99+ana@users.noreply.github.com'));
    assert.ok(!isMe(me, 'ana@example.com'));
  });

  it('is nobody without an identity, and then whoever said so once in this clone', async () => {
    const root = newRepository();
    const before = usersState(root);
    const config = git(root, 'config', '--list', '--show-origin');
    const opened = await open(root, { env: nobody(root) });
    assert.equal(await opened.people.me(), undefined);
    await opened.clone.setIdentity({ name: 'Mina Oh', email: 'Mina@example.com' });
    const again = await open(root, { env: nobody(root) });
    const me = await again.people.me();
    assert.deepEqual(
      { ...me, emails: [...(me?.emails ?? [])], own: [...(me?.own ?? [])] },
      {
        name: 'Mina Oh',
        email: 'Mina@example.com',
        emails: ['mina@example.com'],
        own: ['mina@example.com'],
      },
    );
    assert.equal(usersState(root), before);
    assert.equal(git(root, 'config', '--list', '--show-origin'), config);
  });

  it('commits as who was remembered, in the journal and on the branch, author and committer', async () => {
    const root = newRepository();
    git(root, 'config', 'user.useConfigOnly', 'true');
    const { store, clone, people } = await open(root, { env: nobody(root) });
    await clone.setIdentity({ name: 'Mina Oh', email: 'mina@example.com' });
    const me = await people.me();
    assert.ok(me);
    const written = note('aaaaaa', login, by(me.name, me.email));
    await store.keep(written, 'branch');
    assert.equal((await store.putOnBranch(written, false)).kind, 'on-branch');
    const journal = git(root, 'for-each-ref', '--format=%(refname)', 'refs/handoffs').trim();
    for (const ref of [journal, login]) {
      assert.equal(
        git(root, 'log', '-1', '--format=%an %ae %cn %ce', ref).trim(),
        'Mina Oh mina@example.com Mina Oh mina@example.com',
      );
    }
  });

  it('is who git says as soon as git knows, over what was remembered', async () => {
    const root = newRepository();
    const { clone, people } = await open(root, { env: nobody(root) });
    await clone.setIdentity({ name: 'Mina Oh', email: 'mina@example.com' });
    git(root, 'config', 'user.name', 'Mina');
    assert.equal((await people.me())?.email, 'mina@example.com');
    git(root, 'config', 'user.email', 'mina@work.example');
    assert.equal((await people.me())?.email, 'mina@work.example');
  });

  it('can be said by the environment alone, and the branch gets its commit', async () => {
    const root = newRepository();
    const { store, people } = await open(root, {
      env: { ...nobody(root), GIT_AUTHOR_NAME: 'Bot', GIT_AUTHOR_EMAIL: 'bot@example.com' },
    });
    assert.equal((await people.me())?.email, 'bot@example.com');
    const written = note('aaaaaa', login, by('Bot', 'bot@example.com'));
    await store.keep(written, 'branch');
    assert.equal((await store.putOnBranch(written, false)).kind, 'on-branch');
    assert.equal(git(root, 'log', '-1', '--format=%an %cn', login).trim(), 'Bot Bot');
  });

  it('is not spoiled by a damaged file of what was remembered', async () => {
    const root = newRepository();
    write(root, '.git/handoffs/identity.json', '{"name": 7}');
    assert.equal(await (await open(root, { env: nobody(root) })).people.me(), undefined);
    assert.equal((await (await open(root, { env })).people.me())?.email, 'ana@example.com');
  });
});
