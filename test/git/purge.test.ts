import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, handoff, json, said, type Row } from './support/cli';
import {
  closeAll,
  cloneOf,
  env,
  fsck,
  git,
  newClone,
  newFolder,
  newRepository,
  note,
  open,
  usersState,
} from './support/repositories';

const secret = 'hunter2';
const login = 'feature/login';

interface PurgedJson {
  readonly hadOwn: boolean;
  readonly left: readonly { readonly kind: string; readonly ref?: string; readonly branch?: string }[];
  readonly isHidden: boolean;
}

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

/** True where a ref, or anything its history holds, has the secret. */
function holds(root: string, ref: string): boolean {
  const names = git(root, 'rev-list', '--objects', ref).trim().split('\n');
  return names.some((line) => {
    const [id = ''] = line.split(' ');
    return git(root, 'cat-file', '-t', id) === 'blob\n' && git(root, 'cat-file', '-p', id).includes(secret);
  });
}

function journalOf(root: string): string {
  return `refs/handoffs/${readFileSync(join(root, '.git/handoffs/writer'), 'utf8').trim()}`;
}

const write = (root: string, summary: string, share: string): Promise<Row> =>
  json<Row>(root, 'write', '--branch', login, '--summary', summary, '--share', share);

describe('purging a handoff', () => {
  before(function () {
    this.timeout(120_000);
    ensureBuilt();
  });
  afterEach(closeAll);

  it('takes it out of the journal with all its history, keeps the others, and touches nothing of the user', async () => {
    const root = newRepository();
    const kept = await write(root, 'Kept', 'ref');
    const leak = await write(root, `The password is ${secret}`, 'ref');
    await said(root, 'close', leak.id);
    await said(root, 'close', kept.id);
    const journal = journalOf(root);
    assert.equal(holds(root, journal), true);
    const before = usersState(root);
    const { left, isHidden } = await json<PurgedJson>(root, 'purge', leak.id);
    assert.deepEqual([left, isHidden], [[], false]);
    assert.equal(usersState(root), before);
    assert.equal(holds(root, journal), false);
    // The one before the leak is as it was: whoever has no more than that can be fast-forwarded.
    assert.equal(git(root, 'rev-list', '--count', journal), '2\n');
    assert.deepEqual(
      (await json<Row[]>(root, 'list', '--all')).map(({ id, status }) => [id, status]),
      [[kept.id, 'closed']],
    );
    assert.equal((await handoff(root, ['show', leak.id])).code, 1);
    fsck(root);
    // The old objects are there until they are collected, as it says.
    const cache = join(root, '.git/handoffs/cache');
    if (existsSync(cache)) {
      assert.equal(spawnGrep(cache), false, 'the cache holds the secret');
    }
    git(root, 'reflog', 'expire', '--expire=now', '--expire-unreachable=now', '--all');
    git(root, 'gc', '-q', '--prune=now');
    assert.equal(git(root, 'cat-file', '--batch-all-objects', '--batch').includes(secret), false);
  });

  it('says what still has it, and hides it until it is gone', async () => {
    const { remote, clone } = newClone();
    git(clone, 'switch', '-q', login);
    const leak = await write(clone, `The password is ${secret}`, 'branch');
    git(clone, 'push', '-q', 'origin', login);
    await said(clone, 'sync');
    const other = cloneOf(remote);
    git(other, 'config', 'user.email', 'ben@example.com');
    await said(other, 'sync');
    await said(other, 'pickup', leak.id, '--read-back', `I use ${secret}`);
    await said(other, 'sync');
    await said(clone, 'sync');
    const before = usersState(clone);
    const { left, isHidden } = await json<PurgedJson>(clone, 'purge', leak.id);
    assert.equal(usersState(clone), before);
    assert.deepEqual(left.map(({ kind }) => kind).sort(), [
      'branch',
      'journal',
      'remote-branch',
      'sent-journal',
      'worktree',
    ]);
    assert.equal(isHidden, true);
    assert.equal((await handoff(clone, ['list', '--all', '--json'])).out, '[]\n');
    const text = await said(clone, 'purge', leak.id);
    for (const words of ['git rm -r', 'filter-branch', `origin/${login}`, 'gc --prune=now']) {
      assert.ok(text.includes(words), words);
    }
    // The commands do what they say.
    const line = text.split('\n').find((row) => row.includes('filter-branch')) ?? '';
    execFileSync('sh', ['-c', line.trim()], {
      cwd: clone,
      env: { ...env, FILTER_BRANCH_SQUELCH_WARNING: '1' },
      stdio: 'ignore',
    });
    assert.equal(holds(clone, login), false);
    // The own journal on the remote is replaced, and nobody else's is.
    await said(clone, 'sync');
    assert.equal(holds(remote, journalOf(clone)), false);
    assert.equal(holds(remote, journalOf(other)), true);
    assert.equal(git(remote, 'for-each-ref', 'refs/handoffs').trim().split('\n').length, 2);
    fsck(clone);
  });

  it('says so where nothing of it is one’s own', async () => {
    const { remote, clone } = newClone();
    const other = cloneOf(remote);
    git(other, 'config', 'user.email', 'ben@example.com');
    git(clone, 'branch', '-q', login, `origin/${login}`);
    const { id } = await write(clone, secret, 'ref');
    await said(clone, 'sync');
    await said(other, 'sync');
    const text = await said(other, 'purge', id);
    assert.match(text, new RegExp(`^Nothing of ${id} is this clone's own\\.\nThese still have it`));
    assert.equal((await json<PurgedJson>(other, 'purge', id)).hadOwn, false);
    assert.equal((await json<PurgedJson>(clone, 'purge', id)).hadOwn, true);
  });

  it('keeps why it was withdrawn where it must stay hidden', async () => {
    const root = newRepository();
    git(root, 'switch', '-q', login);
    const { id } = await write(root, secret, 'branch');
    await said(root, 'withdraw', id, '--reason', 'It has the password.');
    await said(root, 'purge', id);
    assert.match(await said(root, 'show', id), /withdrew this handoff .*It has the password\./);
  });

  it('goes on under the same name, and the others lose what they had of the journal', async () => {
    const { remote, clone } = newClone();
    const other = cloneOf(remote);
    git(clone, 'branch', '-q', login, `origin/${login}`);
    const leak = await write(clone, secret, 'ref');
    await said(clone, 'sync');
    await said(other, 'sync');
    const name = journalOf(clone);
    await said(clone, 'purge', leak.id);
    const kept = await write(clone, 'Later', 'ref');
    await said(clone, 'sync');
    await said(clone, 'sync');
    assert.equal(journalOf(clone), name);
    assert.equal(git(remote, 'rev-parse', name), git(clone, 'rev-parse', name));
    await said(other, 'sync');
    assert.deepEqual(
      (await json<Row[]>(other, 'list', '--all')).map(({ id }) => id),
      [kept.id],
    );
  });

  it('replaces nothing that a copy of the clone wrote: it goes on under a new name', async () => {
    const { remote, clone } = newClone();
    git(clone, 'branch', '-q', login, `origin/${login}`);
    const leak = await write(clone, secret, 'ref');
    await said(clone, 'sync');
    const copy = newFolder('copy');
    cpSync(clone, copy, { recursive: true });
    const theirs = await write(copy, 'By the copy', 'ref');
    await said(copy, 'sync');
    const name = journalOf(clone);
    await said(clone, 'purge', leak.id);
    await said(clone, 'sync');
    assert.notEqual(journalOf(clone), name);
    assert.equal(git(remote, 'rev-parse', name), git(copy, 'rev-parse', name));
    assert.ok((await json<Row[]>(clone, 'list', '--all')).some(({ id }) => id === theirs.id));
  });

  it('loses nothing that 8 processes write meanwhile', async () => {
    const root = newRepository();
    const { store } = await open(root);
    const leaks = ['xxxxxx', 'yyyyyy', 'zzzzzz'];
    for (const tail of leaks) {
      await store.keep(note(tail, login, { summary: secret }), 'ref');
    }
    const writing = Promise.all(Array.from('abcdefgh', (letter) => writer(root, letter, 5)));
    for (const tail of leaks) {
      await store.purge(note(tail, login).id);
    }
    await store.keep(note('wwwwww', login, { summary: secret }), 'ref');
    const last = store.purge(note('wwwwww', login).id);
    assert.deepEqual(await writing, Array(8).fill(0));
    await last;
    const { handoffs } = await store.read();
    assert.equal(handoffs.length, 40);
    assert.equal(holds(root, journalOf(root)), false);
    fsck(root);
  });

  it('leaves the journal as it was, or without it, wherever it is killed', async () => {
    const seen = new Set<string>();
    let whole = 0;
    // The first is left to its end, and says how long one takes on this machine, now.
    for (const part of [undefined, 0.1, 0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1.5]) {
      const root = newRepository();
      const { store } = await open(root);
      await store.keep(note('aaaaaa', login, { summary: secret }), 'ref');
      await store.keep(note('bbbbbb', login), 'ref');
      const child = spawn(process.execPath, ['dist/cli.js', '-C', root, 'purge', note('aaaaaa', login).id], {
        env,
        stdio: 'ignore',
      });
      const began = Date.now();
      const timer = part === undefined ? undefined : setTimeout(() => child.kill('SIGKILL'), whole * part);
      await new Promise((resolve) => child.on('close', resolve));
      clearTimeout(timer);
      whole ||= Date.now() - began;
      const ids = (await store.read()).handoffs.map(({ record }) => record.id.slice(-6)).sort();
      seen.add(ids.join(' '));
      fsck(root);
      closeAll();
    }
    assert.deepEqual([...seen].sort(), ['aaaaaa bbbbbb', 'bbbbbb'], 'both, and nothing else');
  });

  it('deletes a note to oneself, and takes back what waited for its branch', async () => {
    const root = newRepository();
    const mine = await write(root, secret, 'local');
    await said(root, 'purge', mine.id);
    assert.equal(existsSync(join(root, '.git/handoffs/private', `${mine.id}.yaml`)), false);
    const side = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', side, login);
    const waiting = await write(root, secret, 'branch');
    assert.equal(existsSync(join(root, '.git/handoffs/waiting', `${waiting.id}.json`)), true);
    await said(root, 'purge', waiting.id);
    assert.equal(existsSync(join(root, '.git/handoffs/waiting', `${waiting.id}.json`)), false);
    assert.equal((await handoff(root, ['list', '--all', '--json'])).out, '[]\n');
  });
});

function spawnGrep(folder: string): boolean {
  try {
    execFileSync('grep', ['-rqa', secret, folder]);
    return true;
  } catch {
    return false;
  }
}
