// Who committed a record, against who it says has written it: real journals, real pushes, real rewriting.
import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import type { Person } from '../../src/domain/people';
import { writeRecord } from '../../src/format/record';
import type { StoredRecord } from '../../src/domain/records';
import {
  cloneOf,
  closeAll,
  commit,
  env,
  git,
  newClone,
  newFolder,
  note,
  open,
  pickUp,
  write,
  type Opened,
} from './support/repositories';

const login = 'feature/login';
const written = note('aaaaaa', login);
const ben: NodeJS.ProcessEnv = {
  ...env,
  GIT_AUTHOR_NAME: 'Ben Meyer',
  GIT_AUTHOR_EMAIL: 'ben@example.com',
  GIT_COMMITTER_NAME: 'Ben Meyer',
  GIT_COMMITTER_EMAIL: 'ben@example.com',
};
const benMeyer: Person = { name: 'Ben Meyer', email: 'ben@example.com' };
const pathOf = (id: string, file: string): string => `.handoffs/feature-login/${id}/${file}`;
const notePath = pathOf(written.id, 'handoff.yaml');

/** Runs git as Ben. */
function asBen(cwd: string, ...args: readonly string[]): void {
  git(cwd, '-c', 'user.name=Ben Meyer', '-c', 'user.email=ben@example.com', ...args);
}

/** By record id, who committed it instead of its author. */
async function committers({
  store,
  people,
}: Pick<Opened, 'store' | 'people'>): Promise<Record<string, Person>> {
  await store.read();
  return Object.fromEntries(await people.committers(written.id));
}

/** What a person keeps in a clone, as the product does it: one process, one identity. */
async function keep(
  root: string,
  who: NodeJS.ProcessEnv,
  ...records: readonly StoredRecord[]
): Promise<void> {
  const { store } = await open(root, { env: who });
  for (const record of records) await store.keep(record, 'ref');
}

/** Takes what another clone has in its journals, as a sync does. */
function receive(root: string, from: string): void {
  git(root, 'fetch', '-q', from, '+refs/handoffs/*:refs/handoffs-remote/origin/*');
}

describe('who committed a record', () => {
  afterEach(closeAll);

  it('is nobody else where its author did, here and in another clone', async () => {
    const { remote, clone } = newClone();
    const other = cloneOf(remote);
    await keep(clone, env, written);
    await keep(other, ben, pickUp('bbbbbb', written.id));
    assert.deepEqual(await committers(await open(clone)), {});
    receive(clone, other);
    receive(other, clone);
    assert.deepEqual(await committers(await open(clone)), {});
    assert.deepEqual(await committers(await open(other)), {});
  });

  it('is said of a note in the journal of another than its author, and of a reply', async () => {
    const { remote, clone } = newClone();
    const forged = cloneOf(remote);
    const reply = { ...pickUp('bbbbbb', written.id), author: written.author };
    await keep(forged, ben, written, reply);
    receive(clone, forged);
    assert.deepEqual(await committers(await open(clone)), { [written.id]: benMeyer, [reply.id]: benMeyer });
  });

  it('is said whatever the clocks say: a record of 2099, a commit of 2001', async () => {
    for (const [created, date] of [
      ['2099-01-01T00:00:00Z', undefined],
      [written.created, '2001-01-01T00:00:00Z'],
      ['2099-01-01T00:00:00Z', '2001-01-01T00:00:00Z'],
    ] as const) {
      const { remote, clone } = newClone();
      const forged = cloneOf(remote);
      git(forged, 'switch', '-q', login);
      write(forged, notePath, writeRecord({ ...written, created }));
      git(forged, 'add', '-A');
      const dates = date === undefined ? {} : { GIT_COMMITTER_DATE: date, GIT_AUTHOR_DATE: date };
      execFileSync('git', ['commit', '-q', '-m', 'The note'], { cwd: forged, env: { ...ben, ...dates } });
      git(forged, 'push', '-q', 'origin', login);
      git(clone, 'fetch', '-q');
      assert.deepEqual(
        await committers(await open(clone)),
        { [written.id]: benMeyer },
        `${created} ${date ?? ''}`,
      );
    }
  });

  it('is nobody else as soon as one commit of the author is known', async () => {
    const { remote, clone } = newClone();
    const [ana, forged] = [cloneOf(remote), cloneOf(remote)];
    await keep(forged, ben, written);
    await keep(ana, env, written);
    receive(clone, forged);
    const opened = await open(clone);
    assert.deepEqual(await committers(opened), { [written.id]: benMeyer });
    git(clone, 'fetch', '-q', ana, '+refs/handoffs/*:refs/handoffs-remote/second/*');
    assert.deepEqual(await committers(opened), {});
  });

  it('is told by what the file says and not by its name: a text that Ben put there is Ben’s', async () => {
    const { clone } = newClone();
    git(clone, 'switch', '-q', login);
    commit(clone, notePath, writeRecord(written), 'The note');
    assert.deepEqual(await committers(await open(clone)), {});
    write(clone, notePath, writeRecord({ ...written, summary: 'Something else' }));
    asBen(clone, 'commit', '-q', '-a', '-m', 'Change what Ana said');
    assert.deepEqual(await committers(await open(clone)), { [written.id]: benMeyer });
  });

  it('is found where the folder was moved to, and by whom it was written before', async () => {
    const { remote, clone } = newClone();
    git(clone, 'switch', '-q', login);
    commit(clone, notePath, writeRecord(written), 'The note');
    asBen(clone, 'mv', '.handoffs/feature-login', '.handoffs/moved');
    asBen(clone, 'commit', '-q', '-m', 'Move');
    assert.deepEqual(await committers(await open(clone)), {});
    const elsewhere = cloneOf(remote);
    git(elsewhere, 'switch', '-q', login);
    write(elsewhere, `.handoffs/odd/${written.id}/handoff.yaml`, writeRecord(written));
    git(elsewhere, 'add', '-A');
    asBen(elsewhere, 'commit', '-q', '-m', 'In the name of Ana');
    assert.deepEqual(await committers(await open(elsewhere)), { [written.id]: benMeyer });
  });

  it('is the colleague who squashed the branch, once nothing else is there', async () => {
    const { remote, clone } = newClone();
    git(clone, 'switch', '-q', login);
    commit(clone, notePath, writeRecord(written), 'The note');
    git(clone, 'switch', '-q', 'main');
    git(clone, 'merge', '-q', '--squash', login);
    asBen(clone, 'commit', '-q', '-m', 'Squashed');
    const opened = await open(clone);
    assert.deepEqual(await committers(opened), {});
    git(clone, 'push', '-q', 'origin', 'main');
    assert.deepEqual(await committers(await open(cloneOf(remote))), { [written.id]: benMeyer });
  });

  it('is nobody else after a merge that kept both: the squash and the branch', async () => {
    const { remote, clone } = newClone();
    git(clone, 'switch', '-q', login);
    commit(clone, notePath, writeRecord(written), 'The note');
    git(clone, 'switch', '-q', 'main');
    git(clone, 'merge', '-q', '--squash', login);
    asBen(clone, 'commit', '-q', '-m', 'Squashed');
    git(clone, 'merge', '-q', '--no-edit', login);
    git(clone, 'branch', '-q', '-D', login);
    git(clone, 'push', '-q', 'origin', 'main');
    git(clone, 'push', '-q', 'origin', `:${login}`);
    assert.deepEqual(await committers(await open(cloneOf(remote))), {});
  });

  it('is who an amend made the author, and who merely rebased is nobody', async () => {
    const { clone } = newClone();
    git(clone, 'switch', '-q', login);
    commit(clone, notePath, writeRecord(written), 'The note');
    asBen(clone, 'rebase', '-q', '--force-rebase', 'HEAD~1');
    const opened = await open(clone);
    assert.deepEqual(await committers(opened), {});
    git(clone, 'commit', '-q', '--amend', '--no-edit', '--author=Ben Meyer <ben@example.com>');
    git(clone, 'reflog', 'expire', '--expire=now', '--all');
    assert.deepEqual(await committers(await open(clone)), { [written.id]: benMeyer });
  });

  it('is the same person by mailmap, people.yaml, noreply form and case', async () => {
    for (const [email, file, text] of [
      ['ANA@Example.com', 'none', ''],
      ['ana@work.example', '.mailmap', 'Ana Sousa <ana@example.com> <ana@work.example>\n'],
      ['ana@work.example', '.mailmap', 'Ana Sousa <ana@work.example> <ana@example.com>\n'],
      [
        'ana@work.example',
        '.mailmap',
        'Ana <a@third.example> <ana@work.example>\nAna <a@third.example> <ana@example.com>\n',
      ],
      [
        'ana@work.example',
        '.handoffs/people.yaml',
        'people:\n  - name: Ana\n    emails: [ana@example.com, ana@work.example]\n',
      ],
    ] as const) {
      const { clone } = newClone();
      await keep(clone, { ...ben, GIT_AUTHOR_NAME: 'Ana', GIT_AUTHOR_EMAIL: email }, written);
      const opened = await open(clone);
      if (file !== 'none') {
        assert.deepEqual(Object.keys(await committers(opened)), [written.id], file);
        write(clone, file, text);
      }
      assert.deepEqual(await committers(opened), {}, text);
    }
    const { clone } = newClone();
    const author = { ...written.author, email: '12345+ana@users.noreply.github.com' };
    await keep(clone, { ...ben, GIT_AUTHOR_EMAIL: 'Ana@users.noreply.github.com' }, { ...written, author });
    assert.deepEqual(await committers(await open(clone)), {});
  });

  it('is not known of what is only in the working tree, private, or beyond the edge of a shallow clone', async () => {
    const { remote, clone } = newClone();
    write(clone, notePath, writeRecord(written));
    const opened = await open(clone);
    await opened.store.keep(note('cccccc', login), 'local');
    assert.deepEqual(await committers(opened), {});
    git(clone, 'switch', '-q', login);
    commit(clone, notePath, writeRecord(written), 'The note');
    asBen(clone, 'commit', '-q', '--allow-empty', '-m', 'Later');
    commit(clone, 'later.ts', '1');
    git(clone, 'push', '-q', 'origin', login);
    const shallow = newFolder('shallow');
    git(shallow, 'clone', '-q', '--depth=2', '--branch', login, `file://${remote}`, '.');
    assert.deepEqual(await committers(await open(shallow)), {});
  });

  it('is not known, and breaks nothing, where a ref is gone or its trees were not downloaded', async () => {
    const { remote, clone } = newClone();
    git(remote, 'config', 'uploadpack.allowFilter', 'true');
    git(clone, 'switch', '-q', login);
    write(clone, notePath, writeRecord(written));
    git(clone, 'add', '-A');
    asBen(clone, 'commit', '-q', '-m', 'The note');
    for (const name of ['one', 'two', 'three']) commit(clone, `${name}.ts`, '1');
    git(clone, 'push', '-q', 'origin', login);
    const partial = newFolder('partial');
    git(partial, 'clone', '-q', '--filter=tree:0', '--branch', login, `file://${remote}`, '.');
    assert.deepEqual(await committers(await open(partial)), {});
    const opened = await open(clone);
    await opened.store.read();
    git(clone, 'update-ref', '-d', 'refs/remotes/origin/feature/login');
    assert.deepEqual(Object.fromEntries(await opened.people.committers(written.id)), {});
    assert.deepEqual(await committers(opened), { [written.id]: benMeyer });
  });
});
