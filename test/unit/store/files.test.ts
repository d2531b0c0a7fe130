import assert from 'node:assert/strict';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createMark,
  FileError,
  readJson,
  removeFile,
  toFileError,
  writeFileAtomically,
} from '../../../src/store/files';

describe('a file that is replaced as a whole', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'handoff-files-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the new text, and nothing else is left in its folder', async () => {
    const path = join(folder, 'a', 'b', 'x.json');
    await writeFileAtomically(path, 'one');
    await writeFileAtomically(path, 'two');
    assert.equal(readFileSync(path, 'utf8'), 'two');
    assert.deepEqual(readdirSync(join(folder, 'a', 'b')), ['x.json']);
  });

  it('ends with the text that was written last, however fast the others are', async () => {
    const path = join(folder, 'x.json');
    const texts = Array.from({ length: 40 }, (_, n) => String(n).repeat(n % 2 === 0 ? 200_000 : 1));
    await Promise.all(texts.map((text) => writeFileAtomically(path, text)));
    assert.equal(readFileSync(path, 'utf8'), texts.at(-1));
  });

  it('stays away when it is removed after a write that is still under way', async () => {
    const path = join(folder, 'x.json');
    const writing = writeFileAtomically(path, 'x'.repeat(1_000_000));
    await Promise.all([writing, removeFile(path)]);
    assert.equal(existsSync(path), false);
    await removeFile(path);
  });

  it('never shows half a text to whoever reads it meanwhile', async () => {
    const path = join(folder, 'x.json');
    await writeFileAtomically(path, 'a'.repeat(300_000));
    const writing = { on: true };
    const writes = (async () => {
      for (const letter of 'bcdefghij') await writeFileAtomically(path, letter.repeat(300_000));
      writing.on = false;
    })();
    while (writing.on) {
      const text = readFileSync(path, 'utf8');
      assert.equal(text, text.charAt(0).repeat(300_000));
      await new Promise((resolve) => setImmediate(resolve));
    }
    await writes;
  });

  it('is left alone by a write that fails, which says why, and the next write works', async () => {
    const path = join(folder, 'taken');
    mkdirSync(join(path, 'inside'), { recursive: true });
    await assert.rejects(
      writeFileAtomically(path, 'x'),
      (error) => error instanceof FileError && error.path === path && error.trouble === 'in-the-way',
    );
    assert.deepEqual(readdirSync(folder), ['taken']);
    rmSync(path, { recursive: true });
    await writeFileAtomically(path, 'y');
    assert.equal(readFileSync(path, 'utf8'), 'y');
  });

  it('says that a disk is full, and that a folder is read-only', async () => {
    if (existsSync('/dev/full')) {
      const full = await open('/dev/full', 'w');
      const error: unknown = await full.writeFile('x').catch((thrown: unknown) => thrown);
      await full.close();
      assert.throws(
        () => toFileError('x')(error),
        (thrown) => thrown instanceof FileError && thrown.trouble === 'disk-full' && thrown.code === 'ENOSPC',
      );
    }
    // Root writes where it may not.
    if (process.getuid?.() !== 0 && process.platform !== 'win32') {
      chmodSync(folder, 0o500);
      await assert.rejects(
        writeFileAtomically(join(folder, 'x'), 'x'),
        (error) => error instanceof FileError && error.trouble === 'read-only',
      );
      chmodSync(folder, 0o700);
    }
  });

  it('can be made by one of many at once', async () => {
    const made = await Promise.all(Array.from({ length: 20 }, () => createMark(join(folder, 'marks', 'x'))));
    assert.equal(made.filter(Boolean).length, 1);
  });

  it('is none when it is damaged, is kept under another name, and that is said', async () => {
    const path = join(folder, 'x.json');
    const said: string[] = [];
    assert.equal(await readJson(path, (message) => said.push(message)), undefined);
    assert.deepEqual([...said], []);
    writeFileSync(path, '{"half": ');
    assert.equal(await readJson(path, (message) => said.push(message)), undefined);
    assert.equal(said.length, 1);
    const [aside = ''] = readdirSync(folder);
    assert.match(aside, /^x\.json\.damaged-[0-9a-f]{8}$/);
    assert.equal(readFileSync(join(folder, aside), 'utf8'), '{"half": ');
  });

  it('is told apart from one that cannot be read', async () => {
    const path = join(folder, 'x.json');
    mkdirSync(path);
    await assert.rejects(
      readJson(path, () => undefined),
      (error) => error instanceof FileError && error.code === 'EISDIR',
    );
  });
});
