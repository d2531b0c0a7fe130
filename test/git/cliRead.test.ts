import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { alone, ensureBuilt, handoff, json, said, start, type Row, type Shown } from './support/cli';
import { git, newFolder, write } from './support/repositories';

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

describe('the command line, reading', () => {
  it('shows what a terminal must not obey as escapes, and JSON exactly', async () => {
    const root = alone();
    const summary = 'Red \u001b[31malert\u001b[0m \u009b2J \u202egnp.exe\u202c zero\u200bwidth \u{e0041}tag';
    await said(root, 'write', '--summary', summary, '--next', 'Step\rover\u0007', '--share', 'ref');
    const texts = await Promise.all([
      said(root, 'show'),
      said(root, 'show', '--markdown'),
      said(root, 'list'),
      said(root, 'show', '--json'),
    ]);
    for (const text of texts) {
      assert.doesNotMatch(text, /[^\P{Cc}\n]|[\p{Cf}\u2028\u2029]/u);
    }
    assert.match(texts[0], /‹U\+001B›\[31malert.*‹U\+202E›gnp\.exe/);
    assert.equal((JSON.parse(texts[3]) as Shown).summary, summary);
  });

  it('writes a handoff as Markdown', async () => {
    const root = alone();
    await said(root, 'write', '--summary', 'Works *here*.', '--next', 'Go on', '--verify', 'npm test');
    const text = await said(root, 'show', '--markdown');
    assert.match(text, /^# Handoff on feature\/login\n\nfrom Ana Sousa/);
    assert.match(text, /## Summary\n\nWorks \*here\*\.\n\n## Next steps\n\n- \[ \] Go on\n/);
  });

  it('finds a handoff by a part of its id, and refuses one that could be two', async () => {
    const root = alone();
    const first = await json<Shown>(root, 'write', '--summary', 'One.', '--share', 'ref');
    const second = await json<Shown>(root, 'write', '--summary', 'Two.', '--share', 'ref');
    assert.equal((await json<Shown>(root, 'show', first.id.slice(-6))).summary, 'One.');
    assert.equal((await json<Shown>(root, 'show')).summary, 'Two.');
    const both = await handoff(root, ['close', first.id.slice(0, 10)]);
    assert.equal(both.code, 2);
    assert.ok(both.err.includes(first.id) && both.err.includes(second.id));
    const short = await handoff(root, ['show', first.id.slice(-3)]);
    assert.equal(short.code, 1);
    assert.match(short.err, /No handoff has the id/);
  });

  it('lists by branch and by person', async () => {
    const root = alone();
    await said(root, 'write', '--summary', 'To Kenji.', '--to', 'kenji@example.com', '--share', 'ref');
    await said(root, 'write', '--summary', 'To all.', '--branch', 'main', '--share', 'ref');
    const summaries = async (...args: string[]): Promise<readonly string[]> => {
      const { out } = await handoff(root, ['list', '--json', ...args]);
      return (JSON.parse(out) as Row[]).map(({ summary }) => summary).sort();
    };
    assert.deepEqual(await summaries(), ['To Kenji.', 'To all.']);
    assert.deepEqual(await summaries('--branch', 'main'), ['To all.']);
    assert.deepEqual(await summaries('--branch', 'feature'), []);
    assert.deepEqual(await summaries('--for', 'KENJI@example.com'), ['To Kenji.', 'To all.']);
    assert.deepEqual(await summaries('--for', 'mina@example.com'), ['To all.']);
    assert.deepEqual(await summaries('--for', 'ana@example.com'), []);
  });

  it('says where there is nothing', async () => {
    const root = alone();
    const none = await handoff(root, ['list']);
    assert.deepEqual([none.code, none.out], [1, '']);
    assert.match(none.err, /No handoff found/);
    const show = await handoff(root, ['show', '--json']);
    assert.deepEqual([show.code, show.out], [1, '']);
    assert.match(show.err, /There is no handoff on feature\/login/);
  });

  it('works with -C, in a folder below, in a linked worktree and in a bare repository', async () => {
    const root = alone();
    await said(root, 'write', '--summary', 'Works.');
    mkdirSync(join(root, 'deep', 'er'), { recursive: true });
    const worktree = join(newFolder(), 'worktree');
    git(root, 'worktree', 'add', '-q', worktree, 'main');
    const bare = newFolder('bare');
    git(bare, 'clone', '-q', '--bare', root, '.');
    const elsewhere = newFolder();
    const lists = await Promise.all([
      json<Row[]>(elsewhere, '-C', root, 'list'),
      json<Row[]>(elsewhere, '-C', root, '-C', 'deep', 'list'),
      json<Row[]>(join(root, 'deep', 'er'), 'list'),
      json<Row[]>(worktree, 'list'),
      json<Row[]>(bare, 'list'),
    ]);
    for (const list of lists) assert.equal(list[0]?.summary, 'Works.');
    const outside = await handoff(elsewhere, ['list']);
    assert.deepEqual([outside.code, outside.out], [1, '']);
    assert.match(outside.err, /No git repository at /);
  });

  it('is no failure where nobody reads on', async () => {
    const root = alone();
    await said(root, 'write', '--summary', 'Works. '.repeat(2000), '--share', 'ref');
    const child = start(root, ['show', '--json']);
    let err = '';
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.stdout?.destroy();
    assert.equal(await new Promise((done) => child.once('close', done)), 0);
    assert.equal(err, '');
  });
});

describe('the command line, checking', () => {
  it('finds nothing wrong where all can be read', async () => {
    const root = alone();
    const { id } = await json<Shown>(root, 'write', '--summary', 'Works.');
    await said(root, 'close', id);
    assert.deepEqual(await json(root, 'check'), { ok: true, handoffs: 1, replies: 1, unreadable: [] });
  });

  it('names path, line and reason of a broken record, and hides no other', async () => {
    const root = alone();
    const { id } = await json<Shown>(root, 'write', '--summary', 'Works.');
    const broken = `.handoffs/feature-login/${id}/20261122T175403Z-asousa-brooke.yaml`;
    write(root, broken, `version: 1\nid: "20261122T175403Z-asousa-brooke"\nhandoff: "${id}"\nkind: dance\n`);
    const { code, out, err } = await handoff(root, ['check']);
    assert.equal(code, 1);
    assert.ok(out.startsWith(`${broken}:4: `), out);
    assert.match(out, /dance.* \(worktree\)\n$/);
    assert.match(err, /Cannot be read: 1\./);
    const shown = await json<Shown>(root, 'show', id);
    assert.deepEqual(
      shown.unreadable.map(({ path, line }) => [path, line]),
      [[broken, 4]],
    );
    const asJson = await handoff(root, ['check', '--json']);
    assert.equal(asJson.code, 1);
    assert.equal((JSON.parse(asJson.out) as { ok: boolean }).ok, false);
    const list = await handoff(root, ['list']);
    assert.equal(list.code, 0);
    assert.match(list.err, /"handoff check" tells which/);
  });
});
