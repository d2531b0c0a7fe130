import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { alone, ensureBuilt, handoff, json, said, start, type Row, type Shown } from './support/cli';
import { cloneOf, commit, git, newClone, newFolder, usersState, write } from './support/repositories';

const login = 'feature/login';

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

/** A row without the places it was found in, which differ from clone to clone. */
function row(found: Row): Omit<Row, 'where'> {
  return { ...found, where: undefined } as Omit<Row, 'where'>;
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
    const [waiting] = await json<Row[]>(kenji, 'list', '--for', 'Kenji@Example.com');
    assert.ok(waiting);
    assert.deepEqual(
      { ...waiting, id: '', created: '', where: [] },
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
    const end = waiting.id.slice(-6);
    await said(kenji, 'pickup', end, '--read-back', 'I renew the token first.');
    const ticked = await json<Shown>(kenji, 'step', waiting.id, 's1');
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

    const shown = await Promise.all(
      [ana, kenji, third].map((clone) => json<Shown>(clone, 'show', waiting.id)),
    );
    const lists = await Promise.all([ana, kenji, third].map((clone) => json<Row[]>(clone, 'list')));
    for (const other of [1, 2]) {
      assert.deepEqual(shown[other], shown[0]);
      assert.deepEqual(lists[other]?.map(row), lists[0]?.map(row));
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

  it('closes, leaves the list, opens again, and takes a tick back', async () => {
    const root = alone();
    const { id } = await json<Shown>(root, 'write', '--summary', 'Works.', '--next', 'Go on');
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
    assert.equal((await json<Shown>(root, 'step', id, 's1')).next[0]?.done, true);
    assert.equal((await json<Shown>(root, 'step', id, 's1', '--undo')).next[0]?.done, false);
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
    return stat.includes(') Z ') ? true : undefined;
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
