import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, ensureBuilt, handoff, json, said, state, type Row, type Shown } from './support/cli';
import { git, newFolder, newRepository, write } from './support/repositories';

const login = 'feature/login';

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

describe('the command line, writing', () => {
  it('goes on the branch without a choice, and says so on stderr', async () => {
    const root = alone();
    const { code, out, err } = await handoff(root, ['write', '--summary', 'Works.']);
    assert.equal(code, 0);
    assert.match(
      out,
      /^Handoff saved on feature\/login\. There is no remote, so it is only here\.\n\S+-asousa-\w{6}\n$/,
    );
    assert.match(err, /It goes to the branch, with the code\. --share changes that\./);
    assert.match(
      git(root, 'show', '--name-only', '--format=%an %s', 'HEAD'),
      /^Ana Sousa handoff: note for feature\/login\n\n\.handoffs\/.*handoff\.yaml\n$/,
    );
    assert.equal((await handoff(root, ['write', '--summary', 'W', '--share', 'ref'])).err, '');
  });

  it('goes on a ref of its own by default on the default branch, as from the form', async () => {
    const root = newRepository();
    const { err } = await handoff(root, ['write', '--summary', 'Works.']);
    assert.match(err, /It goes to a ref of its own: only Handoff shows it\. --share/);
    assert.doesNotMatch(git(root, 'log', '--format=%s'), /Works/);
  });

  it('says so where there is no branch to go on, whatever was asked for', async () => {
    const root = alone();
    git(root, 'switch', '-q', '--detach');
    const { out, err } = await handoff(root, ['write', '--summary', 'Works.', '--share', 'branch']);
    assert.match(out, /^Handoff saved on a ref of its own/);
    assert.match(err, /It goes to a ref of its own/);
    assert.match(
      (await handoff(root, ['write', '--summary', 'Mine.', '--share', 'local'])).out,
      /^Handoff saved\. A note to yourself: it stays in this clone\./,
    );
  });

  it('goes where the last one went from the form', async () => {
    const root = alone();
    mkdirSync(join(root, '.git', 'handoffs', 'choices'), { recursive: true });
    writeFileSync(join(root, '.git', 'handoffs', 'choices', 'share.json'), '"ref"');
    const { out, err } = await handoff(root, ['write', '--summary', 'Works.']);
    assert.match(out, /on a ref of its own/);
    assert.match(err, /It goes to a ref of its own/);
  });

  it('keeps a note to oneself off every ref', async () => {
    const root = alone();
    const refs = git(root, 'for-each-ref');
    const { id } = await json<Shown>(root, 'write', '--summary', 'Mine.', '--share', 'local');
    await said(root, 'close', id);
    assert.equal(git(root, 'for-each-ref'), refs);
    assert.deepEqual((await json<Row[]>(root, 'list', '--all'))[0]?.where, ['private']);
  });

  it('takes YAML from a file and adds what the options say', async () => {
    const root = alone();
    const file = join(newFolder(), 'note.yaml');
    writeFileSync(file, 'summary: From the file.\nnext:\n  - First\nto: [kenji@example.com]\n');
    const shown = await json<Shown>(
      root,
      ...[
        'write',
        '--file',
        file,
        '--next',
        'Second',
        '--to',
        'mina@example.com',
        '--summary',
        'From the option.',
      ],
      ...['--agent'],
    );
    assert.equal(shown.summary, 'From the option.');
    assert.deepEqual(
      shown.next.map(({ id, text }) => `${id} ${text}`),
      ['s1 First', 's2 Second'],
    );
    assert.deepEqual(shown.to, ['kenji@example.com', 'mina@example.com']);
    assert.equal(shown.author.kind, 'agent');
  });

  it('takes JSON from standard input', async () => {
    const root = alone();
    const input = JSON.stringify({ summary: 'Piped.', questions: ['Why?'], verify: [{ run: 'npm test' }] });
    const { code, out } = await handoff(root, ['write', '--file', '-', '--json'], { input });
    assert.equal(code, 0);
    const shown = JSON.parse(out) as Shown;
    assert.deepEqual(
      [shown.summary, shown.questions[0]?.text, shown.verify[0]?.run],
      ['Piped.', 'Why?', 'npm test'],
    );
  });

  it('writes on a branch that was left, and on a detached HEAD', async () => {
    const root = newRepository();
    const shown = await json<Shown>(root, 'write', '--branch', login, '--summary', 'Left.');
    assert.equal(shown.saved.kind, 'on-branch');
    assert.equal(shown.at?.commit, git(root, 'rev-parse', `${login}~1`).trim());
    git(root, 'switch', '-q', '--detach');
    const { code, out } = await handoff(root, ['write', '--summary', 'Bisecting.']);
    assert.equal(code, 0);
    assert.match(out, /Handoff saved on a ref of its own/);
    assert.equal((await json<Shown>(root, 'show')).summary, 'Bisecting.');
  });

  it('says where it waits while git is in the middle of something', async () => {
    const root = alone();
    git(root, 'bisect', 'start');
    const { code, out } = await handoff(root, ['write', '--summary', 'Works.']);
    assert.equal(code, 0);
    assert.match(out, /Handoff saved in this clone\. Waits to go on feature\/login/);
    assert.equal((await json<Row[]>(root, 'list')).length, 1);
  });

  it('refuses a branch that is not there', async () => {
    const { code, err } = await handoff(alone(), [
      'write',
      '--branch',
      'feature/logn',
      '--summary',
      'Works.',
    ]);
    assert.equal(code, 1);
    assert.match(err, /There is no local branch "feature\/logn"/);
  });

  it('names file, line and reason of a text that it cannot read', async () => {
    const root = alone();
    write(root, 'note.yaml', 'summary: Works.\nnext:\n  - text: Go\n    colour: red\n');
    const { code, out, err } = await handoff(root, ['write', '--file', 'note.yaml']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /^handoff: note\.yaml:\d: .*colour/);
    const missing = await handoff(root, ['write', '--file', 'nowhere.yaml']);
    assert.deepEqual([missing.code, missing.err], [2, 'handoff: nowhere.yaml cannot be read (ENOENT).\n']);
  });

  it('keeps what it could not save in a file that it takes again, and lets that go then', async () => {
    const root = alone();
    const empty = join(newFolder(), 'gitconfig');
    writeFileSync(empty, '');
    const nobody = { GIT_CONFIG_GLOBAL: empty, HOME: newFolder() };
    const failed = await handoff(root, ['write', '--summary', 'Précious.', '--next', 'Go on'], {
      env: nobody,
    });
    assert.equal(failed.code, 1);
    assert.match(failed.err, /Git does not know who you are/);
    const [, file = ''] = /What you wrote is kept: handoff write --file "(.*)"/.exec(failed.err) ?? [];
    assert.match(readFileSync(file, 'utf8'), /Précious/);
    const shown = await json<Shown>(root, 'write', '--file', file);
    assert.deepEqual([shown.summary, shown.next[0]?.text], ['Précious.', 'Go on']);
    assert.ok(!existsSync(file));
  });

  it('keeps a piped text that it could not read', async () => {
    const input = 'summary: half a\n  sentence: [\n';
    const { code, err } = await handoff(alone(), ['write', '--file', '-'], { input });
    assert.equal(code, 2);
    assert.match(err, /^handoff: standard input:\d+: /);
    const kept = readdirSync(join(state, 'handoff', 'drafts')).map((name) =>
      readFileSync(join(state, 'handoff', 'drafts', name), 'utf8'),
    );
    assert.ok(kept.includes(input));
  });
});
