import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StateFolder } from '../../../src/store/stateFolder';

const text = (json: unknown): string | undefined => (typeof json === 'string' ? json : undefined);

describe('a folder of small files, where something cannot be written', () => {
  let root = '';
  let said: string[] = [];
  let folder: StateFolder;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'handoff-folder-'));
    said = [];
    folder = new StateFolder(root, (message) => said.push(message));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('does not name a file that was removed but is still on the disk', async () => {
    // What is a folder cannot be removed as a file, by root neither.
    mkdirSync(join(root, 'mutes', 'stays.json'), { recursive: true });
    await folder.write('mutes/goes.json', 'x');
    assert.deepEqual(await folder.names('mutes'), ['goes.json', 'stays.json']);
    await folder.remove('mutes/stays.json');
    await folder.remove('mutes/goes.json');
    assert.deepEqual(await folder.names('mutes'), []);
    assert.equal(await folder.read('mutes/stays.json', text), undefined);
    assert.equal(said.length, 1);
  });

  it('names what is only in memory', async () => {
    mkdirSync(join(root, 'mutes', 'blocked.json'), { recursive: true });
    await folder.write('mutes/blocked.json', 'x');
    await folder.write('mutes/a.json', 'y');
    rmSync(join(root, 'mutes', 'blocked.json'), { recursive: true });
    assert.deepEqual(await folder.names('mutes'), ['a.json', 'blocked.json']);
    assert.equal(await folder.read('mutes/blocked.json', text), 'x');
  });

  it('gives what is on the disk once, where it cannot be taken from there', async () => {
    // Long enough to be written, and too long to be renamed to what marks it as taken.
    const name = `${'n'.repeat(220)}.json`;
    await folder.write(name, 'x');
    assert.equal(await folder.take(name, text), 'x');
    assert.equal(await folder.take(name, text), undefined);
    assert.equal(await folder.read(name, text), undefined);
    await folder.write(name, 'y');
    assert.equal(await folder.take(name, text), 'y');
    assert.match(said.join(), /ENAMETOOLONG/);
  });
});
