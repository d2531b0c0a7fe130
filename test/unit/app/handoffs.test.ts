import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { foldUnion, ofBranch } from '../../../src/app/handoffs';
import type { Found } from '../../../src/app/ports';
import type { Handoff, Reply, StoredRecord } from '../../../src/domain/records';
import { detachedNote, noteOf, replyOf } from './support/samples';

function found<T extends StoredRecord>(record: T, ...where: string[]): Found<T> {
  return { record, where: where.length > 0 ? where : ['refs/handoffs/writer'] };
}

function folded(handoffs: readonly Found<Handoff>[], replies: readonly Found<Reply>[] = []) {
  return foldUnion({ handoffs, replies, unreadable: [] });
}

describe('handoffs out of all records', () => {
  it('come newest first, by their id where the time is the same', () => {
    const notes = [
      noteOf('aaaaaa'),
      noteOf('cccccc'),
      noteOf('bbbbbb'),
      noteOf('dddddd', { created: '2025-01-01T00:00:00Z' }),
    ];
    fc.assert(
      fc.property(fc.shuffledSubarray(notes, { minLength: notes.length }), (shuffled) => {
        const order = folded(shuffled.map((note) => found(note))).map(({ note }) => note.id.slice(-6));
        assert.deepEqual(order, ['cccccc', 'bbbbbb', 'aaaaaa', 'dddddd']);
      }),
    );
  });

  it('have their own replies and no others', () => {
    const [a, b] = [noteOf('aaaaaa'), noteOf('bbbbbb')];
    const pickUp = replyOf('pppppp', a.id, 'pickup', { readBack: 'I see.' });
    const stray = replyOf('ssssss', 'nobody', 'close', {});
    const all = folded([found(a), found(b)], [found(pickUp), found(stray)]);
    assert.deepEqual(
      all.map(({ note, status, replies }) => [note.id.slice(-6), status, replies.length]),
      [
        ['bbbbbb', 'open', 0],
        ['aaaaaa', 'picked-up', 1],
      ],
    );
  });

  it('tell where the note itself is, and count what no remote has', () => {
    const note = noteOf('aaaaaa');
    const one = replyOf('oneone', note.id, 'close', {});
    const two = replyOf('twotwo', note.id, 'reopen', {});
    const [handoff] = folded(
      [found(note, 'refs/heads/feature/login', 'refs/remotes/origin/feature/login')],
      [found(one, 'refs/handoffs/writer'), found(two, 'refs/handoffs-remote/origin/other')],
    );
    assert.deepEqual(handoff?.where, ['refs/heads/feature/login', 'refs/remotes/origin/feature/login']);
    assert.equal(handoff.onlyHere, 1);
  });

  it('do not count a private note as waiting to be sent', () => {
    assert.equal(folded([found(noteOf('aaaaaa'), 'private')])[0]?.onlyHere, 0);
  });

  it('count a local branch as not sent', () => {
    assert.equal(folded([found(noteOf('aaaaaa'), 'worktree', 'refs/heads/x')])[0]?.onlyHere, 1);
  });
});

describe('the handoffs of a branch', () => {
  const older = noteOf('aaaaaa', { created: '2026-11-20T00:00:00Z' });
  const newer = noteOf('bbbbbb');
  const elsewhere = noteOf('cccccc', { branch: 'other' });

  it('have the newest as the current one, the others as earlier ones', () => {
    const { current, earlier } = ofBranch(
      folded([found(older), found(elsewhere), found(newer)]),
      'feature/login',
    );
    assert.equal(current?.note.id, newer.id);
    assert.deepEqual(
      earlier.map(({ note }) => note.id),
      [older.id],
    );
  });

  it('have no current one once the newest is closed, and never fall back on an older one', () => {
    const close = replyOf('cloose', newer.id, 'close', {});
    const { current, earlier } = ofBranch(
      folded([found(older), found(newer)], [found(close)]),
      'feature/login',
    );
    assert.equal(current, undefined);
    assert.deepEqual(
      earlier.map(({ note }) => note.id),
      [newer.id, older.id],
    );
  });

  it('are those without a branch for a detached HEAD', () => {
    const detached = detachedNote('dddddd');
    const all = folded([found(newer), found(detached)]);
    assert.equal(ofBranch(all, undefined).current?.note.id, detached.id);
    assert.equal(ofBranch(all, 'feature/login').current?.note.id, newer.id);
  });

  it('are none on a branch that nobody wrote about', () => {
    assert.deepEqual(ofBranch(folded([found(newer)]), 'feature'), { earlier: [] });
  });
});
