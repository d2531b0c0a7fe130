import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { writeRecord } from '../../src/format/record';
import { CacheFolder } from '../../src/store/cache/cacheFolder';
import { ReadCache } from '../../src/store/cache/readCache';
import { handoffPath } from '../../src/store/paths';
import { countingGit } from './support/countingGit';
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

/** A repository with three notes: on a branch, on the branch that is checked out, and in the journal. */
async function withNotes(): Promise<string> {
  const root = newRepository();
  git(root, 'switch', '-q', login);
  commit(root, handoffPath(note('aaaaaa', login)), writeRecord(note('aaaaaa', login)));
  commit(root, `.handoffs/bad/bad.yaml`, 'no record');
  git(root, 'switch', '-q', 'main');
  commit(root, handoffPath(note('bbbbbb', 'main')), writeRecord(note('bbbbbb', 'main')));
  await (await open(root)).store.keep(note('cccccc', login), 'ref');
  return root;
}

function cacheFolder(root: string): string {
  return join(root, '.git', 'handoffs', 'cache', `1-${'0'.repeat(16)}`);
}

function cacheFiles(root: string): readonly string[] {
  const folder = cacheFolder(root);
  return existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [];
}

function cacheText(root: string): string {
  return cacheFiles(root)
    .map((file) => readFileSync(file, 'utf8'))
    .join('');
}

/** Puts a file into the cache that is whole by its name, as somebody who prepares an archive would. */
function plant(root: string, text: string): string {
  mkdirSync(cacheFolder(root), { recursive: true });
  const name = `${createHash('sha256').update(text).digest('hex').slice(0, 32)}.cache`;
  writeFileSync(join(cacheFolder(root), name), text);
  return name;
}

/** Reads everything as a process that starts now, and waits until what it read is kept. */
async function start(root: string, gitPath?: string): Promise<Awaited<ReturnType<typeof open>>> {
  const opened = await open(root, gitPath === undefined ? {} : { gitPath });
  await opened.store.read();
  await opened.store.idle();
  return opened;
}

/** What a process that starts now sees, in an order of its own. */
async function seen(root: string): Promise<unknown> {
  const { store } = await start(root);
  const { handoffs, replies, unreadable } = await store.read();
  const sorted = [...handoffs, ...replies].sort((a, b) => (a.record.id < b.record.id ? -1 : 1));
  return { sorted, unreadable };
}

describe('what is read of git', () => {
  afterEach(closeAll);

  it('is nothing but the list of refs, at a start after which nothing has changed', async () => {
    const root = await withNotes();
    const first = await start(root);
    const { gitPath, asked } = countingGit();
    const { store } = await open(root, { gitPath });
    asked();
    assert.deepEqual(await store.read(), await first.store.read());
    assert.deepEqual(asked(), { commands: ['for-each-ref'], objects: [] });
    await store.read();
    assert.deepEqual(asked(), { commands: ['for-each-ref'], objects: [] });
  });

  it('is a commit, its folders and one blob, for one new reply in a journal', async () => {
    const root = await withNotes();
    await start(root);
    const { gitPath, asked } = countingGit();
    const { store } = await start(root, gitPath);
    const other = await open(root);
    const reply = pickUp('dddddd', note('cccccc', '').id);
    await other.store.keep(reply, 'ref');
    asked();
    assert.equal((await store.read()).replies.length, 1);
    const ref = git(root, 'for-each-ref', '--format=%(refname)', 'refs/handoffs').trim();
    const tree = (path: string): string => git(root, 'rev-parse', `${ref}:${path}`).trim();
    const folder = '.handoffs/feature-login';
    const handoff = `${folder}/${reply.handoff}`;
    assert.deepEqual(asked(), {
      commands: ['for-each-ref', 'cat-file'],
      objects: [
        `${git(root, 'rev-parse', ref).trim()}:.handoffs`,
        tree(folder),
        tree(handoff),
        tree(`${handoff}/${reply.id}.yaml`),
      ],
    });
  });

  it('is that alone also at a start, when somebody else has fetched meanwhile', async () => {
    const { clone } = newClone();
    const { store, repository } = await start(clone);
    await store.keep(note('aaaaaa', login), 'ref');
    await store.read();
    await store.idle();
    git(clone, 'update-ref', 'refs/handoffs-remote/origin/w', git(clone, 'rev-parse', 'main').trim());
    const { gitPath, asked } = countingGit();
    await repository.head();
    const late = await open(clone, { gitPath });
    asked();
    await late.store.read();
    assert.deepEqual(asked(), { commands: ['for-each-ref'], objects: [] }, 'the commit is known already');
  });
});

describe('the cache of a clone', () => {
  afterEach(closeAll);

  it('gives the same as git does, reasons of unreadable records included', async () => {
    const root = await withNotes();
    const cold = await seen(root);
    assert.notEqual(cacheText(root), '');
    assert.deepEqual(await seen(root), cold);
    const linked = join(newFolder('linked'), 'worktree');
    git(root, 'worktree', 'add', '-q', '--detach', linked);
    const { gitPath, asked } = countingGit();
    const { store } = await open(linked, { gitPath });
    asked();
    assert.equal((await store.read()).handoffs.length, 3);
    assert.deepEqual(asked().objects, []);
  });

  it('grows by what is new, and is not written again', async () => {
    const root = await withNotes();
    const { store } = await start(root);
    const before = cacheFiles(root).map((file) => [file, readFileSync(file, 'utf8')]);
    await store.keep(pickUp('dddddd', note('cccccc', '').id), 'ref');
    await store.read();
    await store.idle();
    before.forEach(([file, text]) => assert.equal(readFileSync(file ?? '', 'utf8'), text));
    assert.ok(cacheFiles(root).length > before.length);
    assert.deepEqual(
      cacheText(root)
        .split('\n')
        .filter((line) => line.startsWith('b ')).length,
      5,
    );
  });

  it('is rebuilt where files are cut short, changed, empty, of another version or no cache at all', async () => {
    const root = await withNotes();
    const truth = await seen(root);
    const good = cacheText(root);
    const damages: Readonly<Record<string, (text: string) => string>> = {
      cut: (text) => text.slice(0, text.length / 2),
      changed: (text) => text.replace('Summary of aaaaaa', 'Summary of AAAAAA'),
      empty: () => '',
      binary: () => '\u0000\u0001',
    };
    for (const [how, damage] of Object.entries(damages)) {
      for (const file of cacheFiles(root)) writeFileSync(file, damage(readFileSync(file, 'utf8')));
      assert.deepEqual(await seen(root), truth, how);
      assert.equal(cacheText(root).split('\n').sort().join('\n'), good.split('\n').sort().join('\n'), how);
    }
    const versions = join(root, '.git', 'handoffs', 'cache');
    mkdirSync(join(versions, '9-ffffffffffffffff'));
    plant(root, 'garbage\nb \nb x y\n\n');
    mkdirSync(join(cacheFolder(root), `${'0'.repeat(32)}.cache`));
    assert.deepEqual(await seen(root), truth);
    assert.ok(existsSync(join(versions, '9-ffffffffffffffff')), 'another version has its own');
  });

  it('gets nothing into the app that a record could not say, whoever prepared it', async () => {
    const root = await withNotes();
    const truth = await seen(root);
    const blob = git(root, 'rev-parse', `${login}:${handoffPath(note('aaaaaa', login))}`).trim();
    const tree = git(root, 'rev-parse', `${login}:.handoffs`).trim();
    const tip = git(root, 'rev-parse', login).trim();
    const forged = note('aaaaaa', login, { summary: 'forged' });
    const text = JSON.stringify(forged);
    for (const line of [
      `b ${blob} ${JSON.stringify({ ...forged, verify: [{ run: 'ls \u001b[2K; rm -rf ~' }] })}`,
      `b ${blob} ${text.slice(0, -1)},"__proto__":{"polluted":"yes"}}`,
      `b ${blob} ${text.slice(0, -1)},"x":{"__proto__":{"polluted":"yes"}}}`,
      `b ${blob} ${text.slice(0, -1)},"x":${'['.repeat(100_000)}${']'.repeat(100_000)}}`,
      `b ${blob} ${JSON.stringify({ ...forged, id: '../../etc' })}`,
      `b ${blob} ${JSON.stringify({ ...forged, summary: 'x'.repeat(600_000) })}`,
      `b ${blob} ["${'x'.repeat(2000)}"]`,
      `b ${blob} ["forged", "line"]`,
      `b ${blob} {"forged"`,
      `t ${blob} []`,
      `c ${tip} "${tree}"\nt ${tree} ["40000", "x", "--upload-pack=forged"]`,
      `c ${tip} "${tree}"\nt ${tree} ["100644", "a\\u0000b", "${blob}"]`,
      `c ${tip} "${tree}"\nt ${tree} {"__proto__": []}`,
      `c ${tip} "HEAD"`,
      `c ${tip} ["${tree}"]`,
    ]) {
      rmSync(cacheFolder(root), { recursive: true });
      const name = plant(root, `${line}\n`);
      assert.deepEqual(await seen(root), truth, line.slice(0, 200));
      assert.ok(!existsSync(join(cacheFolder(root), name)), `still there: ${line.slice(0, 200)}`);
    }
    assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    // The way in is open: only what was said in these lines kept them out.
    rmSync(cacheFolder(root), { recursive: true });
    plant(root, `b ${blob} ${text}\n`);
    assert.match(JSON.stringify(await seen(root)), /forged/);
  });

  it('follows no link out of the clone, and touches no file but its own', async () => {
    const root = await withNotes();
    const truth = await seen(root);
    const outside = newFolder('outside');
    write(outside, `${'a'.repeat(32)}.cache`, 'precious');
    const hostile = [join(root, '.git', 'handoffs', 'cache'), cacheFolder(root)];
    for (const path of hostile) {
      rmSync(hostile[0] ?? '', { recursive: true });
      mkdirSync(join(path, '..'), { recursive: true });
      symlinkSync(outside, path);
      mkdirSync(join(outside, `1-${'0'.repeat(16)}`), { recursive: true });
      assert.deepEqual(await seen(root), truth);
      assert.deepEqual(readdirSync(outside).sort(), [`1-${'0'.repeat(16)}`, `${'a'.repeat(32)}.cache`]);
      assert.deepEqual(readdirSync(join(outside, `1-${'0'.repeat(16)}`)), []);
    }
    rmSync(hostile[0] ?? '', { recursive: true });
    await seen(root);
    write(cacheFolder(root), 'notes.txt', 'of somebody');
    symlinkSync(join(outside, `${'a'.repeat(32)}.cache`), join(cacheFolder(root), `${'b'.repeat(32)}.cache`));
    assert.deepEqual(await seen(root), truth);
    assert.equal(readFileSync(join(outside, `${'a'.repeat(32)}.cache`), 'utf8'), 'precious');
    assert.ok(existsSync(join(cacheFolder(root), 'notes.txt')));
  });

  it('is done without where it cannot be written', async () => {
    const root = await withNotes();
    write(root, '.git/handoffs/cache', 'a file in its place');
    const first = await seen(root);
    assert.deepEqual(await seen(root), first);
    assert.equal(readFileSync(join(root, '.git/handoffs/cache'), 'utf8'), 'a file in its place');
  });

  it('holds neither private notes nor what is in no commit', async () => {
    const root = await withNotes();
    const { store } = await open(root);
    await store.keep(note('eeeeee', login, { summary: 'For my eyes only' }), 'local');
    write(
      root,
      handoffPath(note('ffffff', 'main')),
      writeRecord(note('ffffff', 'main', { summary: 'Not yet' })),
    );
    assert.equal((await store.read()).handoffs.length, 5);
    await store.idle();
    await start(root);
    assert.match(cacheText(root), /Summary of aaaaaa/);
    assert.doesNotMatch(cacheText(root), /For my eyes only|Not yet|eeeeee|ffffff/);
  });

  it('never remembers that something was not downloaded', async () => {
    const { remote, clone } = newClone();
    commit(clone, handoffPath(note('aaaaaa', 'main')), writeRecord(note('aaaaaa', 'main')));
    git(clone, 'push', '-q', 'origin', 'main');
    git(remote, 'config', 'uploadpack.allowFilter', 'true');
    for (const filter of ['blob:none', 'tree:0']) {
      const partial = newFolder('partial');
      git(partial, 'clone', '-q', '--no-checkout', `--filter=${filter}`, `file://${remote}`, '.');
      const before = (await (await start(partial)).store.read()).handoffs.length;
      assert.equal(before, 0, filter);
      git(partial, 'checkout', '-q', 'main');
      rmSync(join(partial, '.handoffs'), { recursive: true });
      assert.equal((await (await start(partial)).store.read()).handoffs.length, 1, filter);
    }
  });

  it('forgets blobs when it is told to, in every version, in memory and on the disk', async () => {
    const root = await withNotes();
    const { store } = await start(root);
    const other = join(root, '.git', 'handoffs', 'cache', '9-ffffffffffffffff');
    mkdirSync(other);
    write(other, `${'a'.repeat(32)}.cache`, 'Summary of aaaaaa');
    const blob = git(root, 'rev-parse', `${login}:${handoffPath(note('aaaaaa', login))}`).trim();
    git(root, 'branch', '-q', '-D', login);
    await store.forget(new Set([blob]));
    assert.doesNotMatch(cacheText(root), new RegExp(`${blob} \\{|Summary of aaaaaa`));
    assert.match(cacheText(root), /Summary of bbbbbb/);
    assert.ok(!existsSync(other));
    assert.equal((await store.read()).handoffs.length, 2);
  });

  it('never has what was purged again, although a remote still has it and another window read it before', async () => {
    const { clone: root } = newClone();
    const window = await open(root);
    const leak = note('aaaaaa', login, { summary: 'The password is hunter2' });
    await window.store.keep(leak, 'ref');
    const [, journal = ''] = git(root, 'for-each-ref', 'refs/handoffs').trim().split('\t');
    git(root, 'update-ref', journal.replace('handoffs', 'handoffs-remote/origin'), journal);
    await window.store.read();
    await window.store.idle();
    assert.match(cacheText(root), /hunter2/);
    await (await start(root)).store.purge(leak.id);
    assert.doesNotMatch(cacheText(root), /hunter2/);
    // Both see the copy of the remote: the window has it in memory, the other reads it now.
    for (const { store } of [window, await open(root)]) {
      await store.keep(note(store === window.store ? 'bbbbbb' : 'cccccc', login), 'ref');
      assert.ok((await store.read()).handoffs.some(({ record }) => record.id === leak.id));
      await store.idle();
    }
    assert.match(cacheText(root), /Summary of cccccc/);
    assert.doesNotMatch(cacheText(root), /hunter2/);
  });

  it('loses what was purged while it was being written', async () => {
    const [blob, other] = ['a'.repeat(40), 'b'.repeat(40)];
    const root = newRepository();
    let asked = 0;
    // The purge has marked and cleaned between the first look and the write.
    const purged = (): Promise<ReadonlySet<string>> =>
      Promise.resolve(new Set((asked += 1) === 1 ? [] : [blob]));
    const cache = new ReadCache(new CacheFolder(join(root, '.git'), `1-${'0'.repeat(16)}`), 20, purged);
    await cache.load();
    cache.addContent(blob, { ok: false, reason: 'expected text, found hunter2' });
    cache.addContent(other, { ok: false, reason: 'expected text, found nothing' });
    cache.settle(() => true);
    await cache.idle();
    assert.equal(asked, 2);
    assert.match(cacheText(root), new RegExp(`^b ${other} .*nothing"]\n$`));
  });

  it('drops what no ref needs any more, and keeps few files', async () => {
    const root = await withNotes();
    const { store } = await start(root);
    for (let index = 0; index < 40; index += 1) {
      await store.keep(note(`g${String(index + 10)}`.padEnd(6, 'g'), login), 'ref');
      await store.read();
      await store.idle();
    }
    assert.ok(cacheFiles(root).length <= 33, `${cacheFiles(root).length} files`);
    const { gitPath, asked } = countingGit();
    const late = await open(root, { gitPath });
    asked();
    assert.equal((await late.store.read()).handoffs.length, 43);
    assert.deepEqual(asked().objects, []);
    // Much that is of no use: one more start, and it is gone.
    const waste = 'x'.repeat(60_000);
    const lines = Array.from(
      { length: 60 },
      (_, index) => `b ${String(index).padStart(40, '0')} ["${waste}"]`,
    );
    plant(root, `${lines.join('\n')}\n`);
    await start(root);
    assert.ok(cacheText(root).length < 100_000, `${cacheText(root).length} characters`);
    asked();
    assert.equal((await (await open(root, { gitPath })).store.read()).handoffs.length, 43);
    assert.deepEqual(asked().objects, []);
  });

  it('is written by many at once, and none ever reads half a file', async () => {
    const root = await withNotes();
    const stores = await Promise.all([1, 2, 3, 4, 5, 6].map(() => open(root)));
    const [writer] = stores;
    for (let round = 0; round < 8; round += 1) {
      await writer?.store.keep(note(`h${String(round)}`.padEnd(6, 'h'), login), 'ref');
      const unions = await Promise.all(stores.map(({ store }) => store.read()));
      unions.forEach(({ handoffs }) => assert.equal(handoffs.length, 4 + round));
    }
    await Promise.all(stores.map(({ store }) => store.idle()));
    for (const file of cacheFiles(root)) {
      const hash = createHash('sha256').update(readFileSync(file)).digest('hex');
      assert.ok(file.endsWith(`${hash.slice(0, 32)}.cache`), file);
    }
    const { gitPath, asked } = countingGit();
    const late = await open(root, { gitPath });
    asked();
    assert.equal((await late.store.read()).handoffs.length, 11);
    assert.deepEqual(asked().objects, []);
  });

  it('serves a clone of a clone, and a SHA-256 repository', async () => {
    const { remote } = newClone();
    const roots = [cloneOf(remote), newRepository('sha256')];
    for (const root of roots) {
      const { store } = await open(root);
      await store.keep(note('aaaaaa', login), 'ref');
      await store.read();
      await store.idle();
      const { gitPath, asked } = countingGit();
      const late = await open(root, { gitPath });
      asked();
      assert.equal((await late.store.read()).handoffs.length, 1);
      assert.deepEqual(asked(), { commands: ['for-each-ref'], objects: [] });
    }
  });
});
