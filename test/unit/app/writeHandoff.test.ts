import assert from 'node:assert/strict';
import { writeHandoff } from '../../../src/app/writeHandoff';
import { isId } from '../../../src/domain/ids';
import { ProblemError } from '../../../src/domain/problem';
import type { Handoff } from '../../../src/domain/records';
import { newParts, type FakeParts } from './support/fakes';
import { noteOf } from './support/samples';

const login = 'feature/login';

function onLogin(): FakeParts {
  const parts = newParts();
  parts.repository.commit(login, 'Add login');
  parts.repository.switchTo(login);
  return parts;
}

function problem(kind: string): (error: unknown) => boolean {
  return (error) => error instanceof ProblemError && error.problem.kind === kind;
}

describe('writing a handoff', () => {
  it('keeps what was typed, with who wrote it, when, and what the code was like', async () => {
    const parts = onLogin();
    parts.repository.uncommitted = ['notes.txt'];
    const { note } = await writeHandoff(parts, {
      branch: login,
      content: { summary: ' Works. ', next: [{ id: '', text: 'Finish' }], state: 'watch' },
      share: 'ref',
    });
    const { id, ...rest } = note;
    assert.ok(isId(id));
    assert.ok(id.startsWith('20261122T175403Z-asousa-'));
    assert.deepEqual(rest, {
      version: 1,
      created: '2026-11-22T17:54:03Z',
      branch: login,
      author: { name: 'Ana Sousa', email: 'ana@example.org', kind: 'human' },
      timeZone: 'Europe/Lisbon',
      at: {
        commit: 'feature/login-1',
        base: 'main',
        mergeBase: 'main-0',
        unpushed: 1,
        uncommitted: ['notes.txt'],
      },
      summary: 'Works.',
      next: [{ id: 's1', text: 'Finish' }],
      state: 'watch',
    });
    assert.deepEqual(parts.records.journal, [note]);
  });

  it('names a hundred uncommitted paths and no more, so that the record stays within its limit', async () => {
    const parts = onLogin();
    const paths = Array.from({ length: 101 }, (_, n) => `src/file-${String(n)}.ts`);
    parts.repository.uncommitted = paths;
    const { note } = await writeHandoff(parts, { branch: login, content: { summary: 'W' }, share: 'ref' });
    assert.deepEqual(note.at?.uncommitted, paths.slice(0, 100));
  });

  it('says nothing of uncommitted paths about a branch that was left', async () => {
    const parts = onLogin();
    parts.repository.uncommitted = ['notes.txt'];
    const toWrite = { branch: login, content: { summary: 'W' }, share: 'ref' as const };
    for (const leave of [() => parts.repository.switchTo('main'), () => parts.repository.detach()]) {
      leave();
      const { note } = await writeHandoff(parts, toWrite);
      assert.deepEqual(Object.keys(note.at ?? {}), ['commit', 'base', 'mergeBase', 'unpushed']);
    }
  });

  it('keeps it before it is shared: a share that fails is an outcome, and the note is there', async () => {
    const parts = onLogin();
    parts.records.shareFails = new Error('gpg failed to sign the data');
    const { note, outcome } = await writeHandoff(parts, {
      branch: login,
      content: { summary: 'Works.' },
      share: 'branch',
    });
    assert.deepEqual(outcome, { kind: 'failed', detail: 'gpg failed to sign the data' });
    assert.deepEqual(parts.records.journal, [note]);
  });

  it('does not share what could not be kept', async () => {
    const parts = onLogin();
    parts.records.keepFails = new Error('disk full');
    const toWrite = { branch: login, content: { summary: 'Works.' }, share: 'branch' as const };
    await assert.rejects(writeHandoff(parts, toWrite), /disk full/);
    assert.equal(parts.records.onBranches.size, 0);
  });

  it('puts it on the branch only when that was asked for', async () => {
    for (const share of ['ref', 'local'] as const) {
      const parts = onLogin();
      const { outcome } = await writeHandoff(parts, { branch: login, content: { summary: 'W' }, share });
      assert.deepEqual(outcome, { kind: 'not-wanted' });
      assert.equal(parts.records.onBranches.size, 0);
    }
    const parts = onLogin();
    const { note } = await writeHandoff(parts, { branch: login, content: { summary: 'W' }, share: 'branch' });
    assert.deepEqual(parts.records.onBranches.get(login), [note]);
  });

  it('keeps a note to oneself out of the journal', async () => {
    const parts = onLogin();
    await writeHandoff(parts, { branch: login, content: { summary: 'Mine.' }, share: 'local' });
    assert.deepEqual(parts.records.journal, []);
    assert.equal(parts.records.hidden.length, 1);
  });

  it('names the handoff before it on the branch, closed or not', async () => {
    const parts = onLogin();
    await parts.records.keep(noteOf('aaaaaa', { created: '2026-11-01T00:00:00Z' }), 'ref');
    await parts.records.keep(noteOf('bbbbbb', { branch: 'other' }), 'ref');
    const { note } = await writeHandoff(parts, { branch: login, content: { summary: 'W' }, share: 'ref' });
    assert.equal(note.previous, noteOf('aaaaaa').id);
  });

  it('never names a note to oneself, which nobody else is to know of', async () => {
    const parts = onLogin();
    const write = async (share: 'ref' | 'local'): Promise<Handoff> => {
      parts.clock.advance(60_000);
      return (await writeHandoff(parts, { branch: login, content: { summary: 'W' }, share })).note;
    };
    await write('local');
    const first = await write('ref');
    assert.ok(!('previous' in first));
    await write('local');
    assert.equal((await write('ref')).previous, first.id);
  });

  it('is filed under the commit on a detached HEAD', async () => {
    const parts = onLogin();
    parts.repository.detach();
    const { note, outcome } = await writeHandoff(parts, {
      branch: undefined,
      content: { summary: 'Bisecting.' },
      share: 'branch',
    });
    assert.ok(!('branch' in note));
    assert.deepEqual(note.at, { commit: 'main-0' });
    assert.deepEqual(outcome, { kind: 'waiting', reason: 'detached' });
    assert.deepEqual(parts.records.journal, [note]);
  });

  it('says that an agent wrote it where one did', async () => {
    const { note } = await writeHandoff(onLogin(), {
      branch: login,
      content: { summary: 'W' },
      share: 'ref',
      as: 'agent',
    });
    assert.equal(note.author.kind, 'agent');
  });

  it('refuses an empty summary, a command of two lines and a nameless author, and keeps nothing', async () => {
    const parts = onLogin();
    const write = (content: { summary: string; verify?: { run: string }[] }) =>
      writeHandoff(parts, { branch: login, content, share: 'branch' });
    await assert.rejects(write({ summary: ' \n ' }), problem('summary-missing'));
    await assert.rejects(
      write({ summary: 'W', verify: [{ run: 'ls' }, { run: 'ls\nrm -rf /' }] }),
      (error) =>
        error instanceof ProblemError && error.problem.kind === 'run-not-one-line' && error.problem.row === 2,
    );
    parts.people.person = undefined;
    await assert.rejects(write({ summary: 'W' }), problem('no-identity'));
    assert.deepEqual(parts.records.journal, []);
  });
});
