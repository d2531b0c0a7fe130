// people.yaml as it is edited, in real repositories: what is written, what is not, and taking it back.
import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import type { PersonRow } from '../../src/domain/people';
import { isProblem } from '../../src/domain/problem';
import { PeopleFileStore } from '../../src/store/peopleFile';
import {
  closeAll,
  cloneOf,
  commit,
  git,
  newClone,
  newFolder,
  newRepository,
  open,
  write,
} from './support/repositories';

const path = '.handoffs/people.yaml';
const ana: PersonRow = {
  name: 'Ana Sousa',
  emails: ['ana@example.com'],
  workingHours: 'Mon-Fri 09:00-17:00',
};
const kenji = 'people:\r\n  - name: Kenji Ito # ours\r\n    emails: [kenji@example.com]\r\n    pager: 7\r\n';

async function fileOf(root: string): Promise<PeopleFileStore> {
  const { repository, store } = await open(root);
  return new PeopleFileStore(repository, store);
}

async function refused(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    if (isProblem(error) && error.problem.kind === 'people-not-changed') return error.problem.reason;
    throw error;
  }
  throw new Error('It was changed.');
}

describe('editing people.yaml', () => {
  afterEach(closeAll);

  it('makes the file, as one of the user’s that is not committed, and takes it away again', async () => {
    const root = newRepository();
    const file = await fileOf(root);
    assert.deepEqual(await file.rows(), { rows: [] });
    const before = git(root, 'status', '--porcelain=v2', '--branch');
    const change = await file.put(undefined, ana);
    assert.equal(git(root, 'status', '--porcelain'), '?? .handoffs/\n');
    assert.deepEqual(await file.rows(), { rows: [ana] });
    assert.equal(await file.undo(change), true);
    assert.ok(!existsSync(join(root, path)));
    assert.equal(git(root, 'status', '--porcelain=v2', '--branch'), before);
  });

  it('keeps every byte of the others, and puts all of them back', async () => {
    const root = newRepository();
    write(root, path, kenji);
    const file = await fileOf(root);
    const [row] = (await file.rows()).rows;
    assert.ok(row);
    const change = await file.put(row, { ...row, timeZone: 'Asia/Tokyo' });
    const read = (): string => readFileSync(join(root, path), 'utf8');
    assert.equal(read(), kenji.replace('    pager', '    timeZone: Asia/Tokyo\r\n    pager'));
    assert.equal(await file.undo(change), true);
    assert.equal(read(), kenji);
  });

  it('begins on another branch with what the default branch says', async () => {
    const { remote, clone } = newClone();
    const colleague = cloneOf(remote);
    commit(colleague, path, kenji);
    git(colleague, 'push', '-q', 'origin', 'main');
    git(clone, 'fetch', '-q');
    git(clone, 'switch', '-q', 'feature/login');
    const file = await fileOf(clone);
    assert.deepEqual(
      (await file.rows()).rows.map(({ name }) => name),
      ['Kenji Ito'],
    );
    await file.put(undefined, ana);
    const text = readFileSync(join(clone, path), 'utf8');
    assert.ok(text.startsWith(kenji) && text.includes('Ana Sousa'));
  });

  it('takes nothing back that somebody has changed since', async () => {
    const root = newRepository();
    const file = await fileOf(root);
    const change = await file.put(undefined, ana);
    write(root, path, kenji);
    assert.equal(await file.undo(change), false);
    assert.equal(readFileSync(join(root, path), 'utf8'), kenji);
  });

  it('changes nobody who is not there any more as they were shown', async () => {
    const root = newRepository();
    write(root, path, kenji);
    const file = await fileOf(root);
    const [row] = (await file.rows()).rows;
    write(root, path, kenji.replace('Kenji Ito', 'K. Ito'));
    assert.match(await refused(file.put(row, ana)), /somebody has changed the file meanwhile/);
  });

  it('leaves what cannot be read as it is, wherever that is', async () => {
    const root = newRepository();
    write(root, path, '<<<<<<< ours\n');
    const file = await fileOf(root);
    assert.match((await file.rows()).unreadable?.reason ?? '', /conflict marker/);
    assert.match(await refused(file.put(undefined, ana)), /conflict marker/);
    assert.equal(readFileSync(join(root, path), 'utf8'), '<<<<<<< ours\n');
    commit(root, path, 'people: all\n');
    git(root, 'switch', '-q', 'feature/login');
    assert.match(await refused((await fileOf(root)).put(undefined, ana)), /expected a list/);
    assert.ok(!existsSync(join(root, path)));
  });

  it('writes through no link', async () => {
    const root = newRepository();
    const outside = newFolder();
    write(outside, 'people.yaml', kenji);
    const file = await fileOf(root);
    mkdirSync(join(root, '.handoffs'));
    symlinkSync(join(outside, 'people.yaml'), join(root, path));
    assert.match(await refused(file.put(undefined, ana)), /found a link/);
    rmSync(join(root, '.handoffs'), { recursive: true });
    symlinkSync(outside, join(root, '.handoffs'));
    assert.match(await refused(file.put(undefined, ana)), /found a link/);
    assert.equal(readFileSync(join(outside, 'people.yaml'), 'utf8'), kenji);
  });
});
