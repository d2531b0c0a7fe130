import assert from 'node:assert/strict';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureBuilt, handoff, json, said, start, state } from './support/cli';
import {
  cloneOf,
  commit,
  git,
  newClone,
  newFolder,
  newRepository,
  usersState,
  write,
} from './support/repositories';

const login = 'feature/login';

interface Row {
  readonly id: string;
  readonly branch: string | null;
  readonly status: string;
  readonly summary: string;
  readonly where: readonly string[];
}

interface Shown extends Row {
  readonly author: { readonly name: string; readonly email: string; readonly kind: string };
  readonly at?: { readonly commit?: string };
  readonly next: readonly { readonly id: string; readonly text: string; readonly done: boolean }[];
  readonly questions: readonly { readonly text: string; readonly answers: readonly unknown[] }[];
  readonly verify: readonly { readonly run: string }[];
  readonly to: readonly string[];
  readonly pickedUpBy: { readonly name: string } | null;
  readonly replies: readonly { readonly kind: string; readonly readBack?: string }[];
  readonly unreadable: readonly { readonly path: string; readonly line: number | null }[];
  readonly saved: { readonly share: string; readonly kind: string };
}

interface People {
  readonly ana: string;
  readonly kenji: string;
  readonly third: string;
}

/** Ana on feature/login with one commit that only she has; two more clones. */
function people(): People {
  const { remote, clone: ana } = newClone();
  git(ana, 'switch', '-q', login);
  commit(ana, 'session.ts', 'export {};\n', 'Keep the session');
  const clone = (name: string): string => {
    const folder = cloneOf(remote);
    git(folder, 'config', 'user.name', name);
    git(folder, 'config', 'user.email', `${name.split(' ')[0]?.toLowerCase() ?? ''}@example.com`);
    return folder;
  };
  return { ana, kenji: clone('Kenji Ito'), third: clone('Mina Diaz') };
}

/** Ana's repository, on feature/login, without a remote. */
function alone(): string {
  const root = newRepository();
  git(root, 'switch', '-q', login);
  return root;
}

function without({ where: _where, ...row }: Row): Omit<Row, 'where'> {
  return row;
}

before(function () {
  this.timeout(120_000);
  ensureBuilt();
});

describe('the command line, from one clone to another', () => {
  it('takes a handoff there and the read-back home, and every clone tells the same', async () => {
    const { ana, kenji, third } = people();
    const written = await json<Shown>(
      ana,
      ...['write', '--summary', 'Works behind a flag.\n\nTwo tabs do not.', '--state', 'watch'],
      ...['--next', 'Renew the token', '--next', 'Remove the flag', '--ask', 'May the window grow?'],
      ...['--verify', 'npm test', '--to', 'kenji@example.com'],
    );
    assert.deepEqual(written.saved, {
      share: 'branch',
      kind: 'on-branch',
      branch: login,
      commit: git(ana, 'rev-parse', 'HEAD').trim(),
    });
    assert.equal(git(ana, 'status', '--porcelain'), '');
    await said(ana, 'sync');

    assert.match(await said(kenji, 'sync'), /1 new handoff/);
    const [row] = await json<Row[]>(kenji, 'list', '--for', 'Kenji@Example.com');
    assert.ok(row);
    assert.deepEqual(
      { ...row, id: '', created: '', where: [] },
      {
        id: '',
        branch: login,
        author: { name: 'Ana Sousa', email: 'ana@example.com', kind: 'human' },
        created: '',
        state: 'watch',
        status: 'open',
        to: ['kenji@example.com'],
        summary: 'Works behind a flag.\n\nTwo tabs do not.',
        openSteps: 2,
        openQuestions: 1,
        where: [],
      },
    );
    const end = row.id.slice(-6);
    await said(kenji, 'pickup', end, '--read-back', 'I renew the token first.');
    const ticked = await json<Shown>(kenji, 'step', row.id, 's1');
    assert.deepEqual(
      ticked.next.map(({ id, done }) => [id, done]),
      [
        ['s1', true],
        ['s2', false],
      ],
    );
    assert.match(await said(kenji, 'sync'), /yours are sent, nothing new/);
    assert.match(await said(ana, 'sync'), /nothing to send, 2 new replies/);
    await said(third, 'sync');

    const shown = await Promise.all([ana, kenji, third].map((clone) => json<Shown>(clone, 'show', row.id)));
    const lists = await Promise.all([ana, kenji, third].map((clone) => json<Row[]>(clone, 'list')));
    for (const other of [1, 2]) {
      assert.deepEqual(shown[other], shown[0]);
      assert.deepEqual(lists[other]?.map(without), lists[0]?.map(without));
    }
    assert.equal(shown[0]?.status, 'picked-up');
    assert.equal(shown[0].pickedUpBy?.name, 'Kenji Ito');
    assert.deepEqual(
      shown[0].replies.map(({ kind, readBack }) => [kind, readBack]),
      [
        ['pickup', 'I renew the token first.'],
        ['step', undefined],
      ],
    );
    assert.deepEqual(shown[0].questions[0]?.answers, []);
    assert.match(
      await said(ana, 'show', end),
      /Picked up by K\. Ito just now:\n {2}I renew the token first\./,
    );
  });

  it('changes nothing of the user’s but the branch that the handoff goes on', async () => {
    const { ana, kenji } = people();
    write(ana, 'half.ts', 'not done');
    const before = usersState(kenji);
    const { id } = await json<Shown>(ana, 'write', '--summary', 'Works.');
    assert.equal(git(ana, 'status', '--porcelain'), '?? half.ts\n');
    await said(ana, 'sync');
    await said(kenji, 'sync');
    await said(kenji, 'pickup', id, '--read-back', 'Mine.');
    await said(kenji, 'close', id);
    await said(kenji, 'sync');
    assert.equal(usersState(kenji), before);
  });

  it('closes, leaves the list, and opens again', async () => {
    const root = alone();
    const { id } = await json<Shown>(root, 'write', '--summary', 'Works.');
    assert.equal((await json<Shown>(root, 'close', id)).status, 'closed');
    const none = await handoff(root, ['list', '--json']);
    assert.deepEqual([none.code, none.out], [1, '[]\n']);
    assert.equal((await json<Row[]>(root, 'list', '--all')).length, 1);
    const again = await handoff(root, ['close', id]);
    assert.deepEqual(
      [again.code, again.out, again.err],
      [1, '', 'handoff: The handoff is closed already.\n'],
    );
    assert.equal((await json<Shown>(root, 'reopen', id)).status, 'open');
    assert.equal(await json<Shown>(root, 'step', id, 's1').catch(() => undefined), undefined);
  });

  it('says what a hook or a server said, and sends it the next time', async () => {
    const { ana, kenji } = people();
    await said(ana, 'write', '--summary', 'Works.', '--share', 'ref');
    const hook = join(ana, '.git', 'hooks', 'pre-push');
    writeFileSync(hook, '#!/bin/sh\necho "No pushes on Friday." >&2\necho "Ask Bo." >&2\nexit 1\n', {
      mode: 0o755,
    });
    const refused = await handoff(ana, ['sync']);
    assert.equal(refused.code, 1);
    assert.match(refused.err, /^handoff: Syncing handoffs failed: .*\n[^]*No pushes on Friday\.\n +Ask Bo\./);
    assert.equal(refused.out, '');
    writeFileSync(hook, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
    await said(ana, 'sync');
    assert.match(await said(kenji, 'sync'), /1 new handoff/);
  });

  it('takes what it started along when it is interrupted', async function () {
    if (process.platform === 'win32') this.skip();
    const { ana } = people();
    await said(ana, 'write', '--summary', 'Works.', '--share', 'ref');
    const mark = join(newFolder(), 'pid');
    const hook = join(ana, '.git', 'hooks', 'pre-push');
    writeFileSync(hook, `#!/bin/sh\necho $$ > '${mark}'\nexec sleep 60\n`, { mode: 0o755 });
    const child = start(ana, ['sync']);
    const ended = new Promise((done) => child.once('close', (_code, signal) => done(signal)));
    const pid = await appears(mark);
    child.kill('SIGINT');
    assert.equal(await ended, 'SIGINT');
    await gone(pid);
  });
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
    assert.match(err, /It goes to the branch, with the code; --share changes that\./);
    assert.match(
      git(root, 'show', '--name-only', '--format=%an %s', 'HEAD'),
      /^Ana Sousa .*Works\.\n\n\.handoffs\/.*handoff\.yaml\n$/,
    );
    assert.equal((await handoff(root, ['write', '--summary', 'W', '--share', 'ref'])).err, '');
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
    assert.match(out, /It is not on this commit itself: no branch is checked out/);
    assert.equal((await json<Shown>(root, 'show')).summary, 'Bisecting.');
  });

  it('says where it waits while git is in the middle of something', async () => {
    const root = alone();
    git(root, 'bisect', 'start');
    const { code, out } = await handoff(root, ['write', '--summary', 'Works.']);
    assert.equal(code, 0);
    assert.match(out, /Handoff saved in this clone\. It is not on feature\/login itself/);
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
    assert.match(texts[0] ?? '', /‹U\+001B›\[31malert.*‹U\+202E›gnp\.exe/);
    assert.equal((JSON.parse(texts[3] ?? '') as Shown).summary, summary);
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

function appears(file: string): Promise<number> {
  return soon(`${file} does not appear`, () => {
    const text = existsSync(file) ? readFileSync(file, 'utf8').trim() : '';
    return text === '' ? undefined : Number(text);
  });
}

/** Waits until a process is no more, or only a zombie that its new parent has not looked at yet. */
async function gone(pid: number): Promise<void> {
  await soon(`process ${String(pid)} still runs`, () => {
    try {
      process.kill(pid, 0);
    } catch {
      return true;
    }
    const stat = existsSync(`/proc/${String(pid)}/stat`)
      ? readFileSync(`/proc/${String(pid)}/stat`, 'utf8')
      : '';
    return /\) Z /.test(stat) ? true : undefined;
  });
}

async function soon<T>(problem: string, look: () => T | undefined): Promise<T> {
  for (let time = 0; time < 200; time += 1) {
    const found = look();
    if (found !== undefined) return found;
    await new Promise((done) => setTimeout(done, 50));
  }
  throw new Error(problem);
}
