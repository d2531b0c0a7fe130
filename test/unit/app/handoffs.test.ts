import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { foldUnion, ofBranch } from '../../../src/app/handoffs';
import type { Found } from '../../../src/domain/union';
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

  it('come by their chain where the clocks say otherwise', () => {
    const first = noteOf('zzzzzz', { created: '2035-01-01T00:00:00Z' });
    const second = noteOf('bbbbbb', { previous: first.id });
    const third = noteOf('aaaaaa', { previous: second.id, created: '1999-01-01T00:00:00Z' });
    const other = noteOf('mmmmmm', { branch: 'other', previous: third.id, created: '1990-01-01T00:00:00Z' });
    const notes = [first, second, third, other];
    fc.assert(
      fc.property(fc.shuffledSubarray(notes, { minLength: notes.length }), (shuffled) => {
        const all = folded(shuffled.map((note) => found(note)));
        assert.equal(all.map(({ note }) => note.id.slice(-6)).join(' '), 'aaaaaa bbbbbb zzzzzz mmmmmm');
        assert.equal(ofBranch(all, 'feature/login').current?.note.id, third.id);
      }),
    );
  });

  it('are all there, each once, where a forged chain runs in a circle', () => {
    const one = noteOf('aaaaaa', { previous: noteOf('bbbbbb').id });
    const two = noteOf('bbbbbb', { previous: one.id });
    const self = noteOf('cccccc', { previous: noteOf('cccccc').id });
    const ids = folded([one, two, self].map((note) => found(note))).map(({ note }) => note.id);
    assert.deepEqual([...ids].sort(), [one.id, two.id, self.id].sort());
  });

  it('come quickly for a long chain under wrong clocks', () => {
    const idOf = (number: number): string => `20261122T175403Z-a-${number.toString(36).padStart(6, '0')}`;
    const notes = Array.from({ length: 5000 }, (_, number) => ({
      ...noteOf('aaaaaa', number > 0 ? { previous: idOf(number - 1) } : {}),
      id: idOf(number),
      created: new Date(Date.UTC(2026, 0, 1) - number * 1000).toISOString(),
    }));
    const all = folded(notes.map((note) => found(note)));
    assert.equal(all[0]?.note.id, idOf(4999));
    assert.equal(all.at(-1)?.note.id, idOf(0));
  });

  it('come by time among several that follow the same one', () => {
    const first = noteOf('zzzzzz', { created: '2035-01-01T00:00:00Z' });
    const late = noteOf('aaaaaa', { previous: first.id, created: '2026-11-23T00:00:00Z' });
    const early = noteOf('bbbbbb', { previous: first.id });
    const ids = folded([first, early, late].map((note) => found(note))).map(({ note }) => note.id);
    assert.deepEqual(ids, [late.id, early.id, first.id]);
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

  it('are hidden once their author withdrew them, and keep the others in the order of their chain', () => {
    const author = noteOf('aaaaaa').author;
    const [first, second, third] = [
      noteOf('aaaaaa', { created: '2026-11-22T00:00:00Z' }),
      noteOf('bbbbbb', { created: '2026-11-21T00:00:00Z', previous: noteOf('aaaaaa').id }),
      noteOf('cccccc', { created: '2026-11-20T00:00:00Z', previous: noteOf('bbbbbb').id }),
    ];
    const notes = [first, second, third].map((note) => found(note));
    const gone = replyOf('wwwwww', second.id, 'withdraw', { author });
    const ids = (replies: readonly Found<Reply>[]): readonly string[] =>
      folded(notes, replies).map(({ note }) => note.id.slice(-6));
    assert.deepEqual(ids([found(gone)]), ['cccccc', 'aaaaaa']);
    assert.deepEqual(ids([found(replyOf('wwwwww', second.id, 'withdraw', {}))]), [
      'cccccc',
      'bbbbbb',
      'aaaaaa',
    ]);
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

  it('keep a note to oneself from taking the place of what others wait for', () => {
    const { current, earlier } = ofBranch(
      folded([found(older, 'refs/heads/feature/login'), found(newer, 'private')]),
      'feature/login',
    );
    assert.equal(current?.note.id, older.id);
    assert.deepEqual(
      earlier.map(({ note }) => note.id),
      [newer.id],
    );
  });

  it('have a note to oneself as the current one where nothing else is open', () => {
    const close = replyOf('cloose', older.id, 'close', {});
    const { current } = ofBranch(
      folded([found(older, 'refs/heads/feature/login'), found(newer, 'private')], [found(close)]),
      'feature/login',
    );
    assert.equal(current?.note.id, newer.id);
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
