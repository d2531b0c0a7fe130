// Noticing that something has moved without any file event, in real repositories.
import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Lookout } from '../../src/editor/lookout';
import { Stamps } from '../../src/editor/stamps';
import { polledPaths } from '../../src/editor/watchedFiles';
import { writeRecord } from '../../src/format/record';
import {
  closeAll,
  commit,
  git,
  newClone,
  newFolder,
  newRepository,
  note,
  open,
  write,
} from './support/repositories';

/** The stamps of a repository as the editor takes them. */
async function stampsOf(root: string): Promise<Stamps> {
  return new Stamps(polledPaths((await open(root)).repository));
}

/** Writes a file as git does: another name first, then a rename. */
function replace(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(`${path}.lock`, text);
  renameSync(`${path}.lock`, path);
}

describe('stamps of a repository', () => {
  afterEach(closeAll);

  it('stay the same while nothing moves, whatever is done in the working tree', async () => {
    const root = newRepository();
    const stamps = await stampsOf(root);
    const before = await stamps.take();
    write(root, 'readme.md', 'changed');
    git(root, 'status', '--short');
    git(root, 'add', '.');
    assert.equal(await stamps.take(), before);
  });

  it('change with a switch, a new commit, a new or moved or packed or deleted ref, and a fetch', async () => {
    const { remote, clone } = newClone();
    const stamps = await stampsOf(clone);
    let before = await stamps.take();
    const changes: Readonly<Record<string, () => void>> = {
      switch: () => git(clone, 'switch', '-q', 'feature/login'),
      commit: () => commit(clone, 'a.ts', 'one'),
      'new ref': () => git(clone, 'branch', 'feature/deep/er'),
      'moved ref': () => git(clone, 'update-ref', 'refs/heads/feature/deep/er', 'HEAD~1'),
      packed: () => git(clone, 'pack-refs', '--all'),
      deleted: () => git(clone, 'branch', '-q', '-D', 'feature/deep/er'),
      journal: () => git(clone, 'update-ref', 'refs/handoffs/w', 'HEAD'),
      fetch: () => {
        git(remote, 'update-ref', 'refs/heads/main', 'refs/heads/feature/login');
        git(clone, 'fetch', '-q');
      },
      operation: () => git(clone, 'bisect', 'start'),
    };
    for (const [name, change] of Object.entries(changes)) {
      change();
      const now = await stamps.take();
      assert.notEqual(now, before, name);
      before = now;
    }
  });

  it('change with what another worktree has checked out, and with reftables', async () => {
    const root = newRepository();
    const side = join(newFolder('worktrees'), 'side');
    git(root, 'worktree', 'add', '-q', '--detach', side);
    const stamps = await stampsOf(root);
    let before = await stamps.take();
    // git 2.39 has no reftable: the files as later versions write them.
    for (const change of [
      () => git(side, 'switch', '-q', 'feature/login'),
      () => replace(join(root, '.git', 'reftable', 'tables.list'), 'one\n'),
      () => replace(join(root, '.git', 'worktrees', 'side', 'reftable', 'tables.list'), 'one\n'),
      () => git(root, 'worktree', 'add', '-q', '--detach', join(newFolder('worktrees'), 'more')),
    ]) {
      change();
      const now = await stamps.take();
      assert.notEqual(now, before, change.toString());
      before = now;
    }
  });

  it('change with records and private notes that come and go, or are written in place', async () => {
    const root = newRepository();
    const { store } = await open(root);
    const stamps = await stampsOf(root);
    let before = await stamps.take();
    const file = join(root, '.handoffs', 'main', note('aaaaaa', 'main').id, 'handoff.yaml');
    const ofPrivate = (): string => {
      const folder = join(root, '.git', 'handoffs', 'private');
      return join(folder, readdirSync(folder)[0] ?? '');
    };
    const changes: readonly (() => void | Promise<void>)[] = [
      () => write(root, '.handoffs/main/x/handoff.yaml', writeRecord(note('aaaaaa', 'main'))),
      () => replace(file, writeRecord(note('aaaaaa', 'main'))),
      () => replace(file, writeRecord(note('aaaaaa', 'main', { summary: 'By hand' }))),
      () => writeFileSync(file, writeRecord(note('aaaaaa', 'main', { summary: 'In place' }))),
      () => writeFileSync(file, writeRecord(note('aaaaaa', 'main', { summary: 'Same size' }))),
      () => write(root, '.handoffs/people.yaml', 'people: []\n'),
      () => write(root, '.handoffs/people.yaml', 'people: []\n\n'),
      () => store.keep(note('bbbbbb', 'main'), 'local'),
      () => writeFileSync(ofPrivate(), writeRecord(note('bbbbbb', 'main', { summary: 'In place' }))),
    ];
    for (const change of changes) {
      await change();
      const now = await stamps.take();
      assert.notEqual(now, before, change.toString());
      before = now;
    }
  });

  it('are taken of a bounded number of folders', async () => {
    const root = newRepository();
    for (let index = 0; index < 700; index += 1) {
      mkdirSync(join(root, '.handoffs', 'main', `n${index}`), { recursive: true });
    }
    const text = await (await stampsOf(root)).take();
    assert.ok(text.split('|').length < 550, `${text.split('|').length} stamps`);
  });

  it('are those of the newest records where there are more than that', async () => {
    const root = newRepository();
    const idOf = (index: number): string => `20261122T17${String(1000 + index)}Z-asousa-aaaaaa`;
    for (let index = 0; index < 700; index += 1) {
      write(root, `.handoffs/${String(index % 3)}/${idOf(index)}/handoff.yaml`, 'one');
    }
    const stamps = await stampsOf(root);
    const before = await stamps.take();
    write(root, `.handoffs/0/${idOf(0)}/handoff.yaml`, 'two and more');
    assert.equal(await stamps.take(), before, 'the oldest waits for an event');
    write(root, `.handoffs/${String(699 % 3)}/${idOf(699)}/handoff.yaml`, 'two and more');
    assert.notEqual(await stamps.take(), before);
  });
});

/** The timers that something makes at once, and those of them that it does not end: no others of the process count. */
function timersMadeBy(act: () => void): { readonly made: number; readonly left: number } {
  const { setTimeout, setInterval, clearTimeout, clearInterval } = globalThis;
  const made = new Set<unknown>();
  const left = new Set<unknown>();
  const noting = (make: typeof setTimeout | typeof setInterval) => (run: () => void, ms: number) => {
    const timer = make(run, ms);
    made.add(timer);
    left.add(timer);
    return timer;
  };
  const ending = (timer: NodeJS.Timeout | undefined): void => {
    left.delete(timer);
    clearTimeout(timer);
  };
  try {
    Object.assign(globalThis, { setTimeout: noting(setTimeout), setInterval: noting(setInterval) });
    Object.assign(globalThis, { clearTimeout: ending, clearInterval: ending });
    act();
  } finally {
    Object.assign(globalThis, { setTimeout, setInterval, clearTimeout, clearInterval });
  }
  return { made: made.size, left: left.size };
}

describe('the lookout', () => {
  afterEach(closeAll);

  /** The next call, or a failure after five seconds. */
  function next(lookout: Lookout, within = 5000): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`not within ${String(within)} ms`)), within);
      const listening = lookout.onDidMove(() => {
        clearTimeout(timer);
        listening.dispose();
        resolve();
      });
    });
  }

  it('finds a switch within five seconds without any file event, and tells it once', async function () {
    this.timeout(20_000);
    const root = newRepository();
    const stamps = await stampsOf(root);
    const lookout = new Lookout(() => stamps.take());
    await stamps.take();
    const found = next(lookout);
    git(root, 'switch', '-q', 'feature/login');
    await found;
    await assert.rejects(next(lookout), /not within/);
    lookout.dispose();
  });

  it('finds an edit in place within a second of another change, where nothing tells of it', async function () {
    this.timeout(20_000);
    const root = newRepository();
    const file = join(root, '.handoffs', 'main', note('aaaaaa', 'main').id, 'handoff.yaml');
    replace(file, writeRecord(note('aaaaaa', 'main')));
    const stamps = await stampsOf(root);
    const lookout = new Lookout(() => stamps.take());
    await stamps.take();
    const told = next(lookout);
    lookout.told();
    await told;
    const found = next(lookout, 1000);
    writeFileSync(file, writeRecord(note('aaaaaa', 'main', { summary: 'By hand' })));
    await found;
    lookout.dispose();
  });

  it('gathers what it is told, and does not tell it again', async function () {
    this.timeout(20_000);
    let stamp = 0;
    let calls = 0;
    const lookout = new Lookout(() => Promise.resolve(String(stamp)));
    lookout.onDidMove(() => (calls += 1));
    stamp = 1;
    for (let index = 0; index < 10; index += 1) lookout.told();
    await next(lookout);
    await assert.rejects(next(lookout), /not within/);
    assert.equal(calls, 1);
    lookout.dispose();
  });

  it('tells nothing after its end, and leaves no timer', async () => {
    let calls = 0;
    const timers = timersMadeBy(() => {
      const lookout = new Lookout(() => Promise.resolve(String(Math.random())));
      lookout.onDidMove(() => (calls += 1));
      lookout.told();
      lookout.dispose();
      lookout.told();
    });
    assert.deepEqual(timers, { made: 2, left: 0 });
    await new Promise((resolve) => setTimeout(resolve, 300));
    assert.equal(calls, 0);
  });
});
