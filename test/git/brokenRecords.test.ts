import assert from 'node:assert/strict';
import { chmodSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeRecord } from '../../src/format/record';
import { brokenRecords } from '../support/brokenRecords';
import { ensureBuilt, handoff, json, said, type Row } from './support/cli';
import { closeAll, git, newRepository, note, open, write } from './support/repositories';

const folder = '.handoffs/main/20261122T175403Z-asousa-broken';

/** Commits every broken record there is, and one of each kind of entry that is no plain file. */
function spoil(root: string): readonly string[] {
  const files = brokenRecords.map(([, content], index) => {
    const path = `${folder}/${String(index).padStart(3, '0')}.yaml`;
    write(root, path, Buffer.from(content as string));
    return path;
  });
  write(root, `${folder}/runs.yaml`, writeRecord(note('eeeeee', 'main')));
  chmodSync(join(root, folder, 'runs.yaml'), 0o755);
  symlinkSync('000.yaml', join(root, folder, 'link.yaml'));
  git(root, 'add', '.');
  git(root, 'update-index', '--add', '--cacheinfo', `160000,${'1'.repeat(40)},${folder}/module.yaml`);
  git(root, 'commit', '-q', '-m', 'Spoiled');
  return [...files, ...['runs', 'link', 'module'].map((name) => `${folder}/${name}.yaml`)];
}

describe('a repository full of broken records', () => {
  before(ensureBuilt);
  afterEach(closeAll);

  it('shows each with path and reason, the good ones beside them, and lives', async () => {
    const root = newRepository();
    const { store } = await open(root);
    for (const tail of ['aaaaaa', 'bbbbbb', 'cccccc']) await store.keep(note(tail, 'main'), 'branch');
    await store.putOnBranch(note('aaaaaa', 'main'), true);
    const broken = spoil(root);
    assert.ok(broken.length >= 50);
    // Away from it: on the disk nobody knows an executable file from a plain one (Windows has no such bit).
    git(root, 'switch', '-q', 'feature/login');

    const { handoffs, unreadable } = await store.read();
    assert.deepEqual(handoffs.map(({ record }) => record.id.slice(-6)).sort(), [
      'aaaaaa',
      'bbbbbb',
      'cccccc',
    ]);
    const reasons = new Map(unreadable.map(({ path, reason }) => [path, reason]));
    assert.deepEqual(
      broken.filter((path) => !reasons.get(path)),
      [],
    );
    for (const [index, [what, , reason]] of brokenRecords.entries()) {
      const found = reasons.get(broken[index] ?? '') ?? '';
      // Size is looked at before the file is read, and said in bytes then.
      if (found.includes('at most 64 KiB')) continue;
      if (typeof reason === 'string') assert.equal(found, reason, what);
      else assert.match(found, reason, what);
    }

    const rows = await json<readonly Row[]>(root, 'list', '--all');
    assert.equal(rows.length, 3);
    const { code, out } = await handoff(root, ['check']);
    assert.equal(code, 1);
    assert.deepEqual(
      broken.filter((path) => !out.includes(path)),
      [],
    );
    // They are never rewritten, and keep nobody from writing.
    const before = git(root, 'rev-parse', `main:${folder}`);
    await said(root, 'write', '--summary', 'Beside them', '--next', 'Go on');
    assert.equal(git(root, 'rev-parse', `main:${folder}`), before);
  });
});
