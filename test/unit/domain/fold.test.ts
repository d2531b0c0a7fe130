import assert from 'node:assert/strict';
import * as fc from 'fast-check';
import { causalOrder, fold } from '../../../src/domain/fold';
import type { Reply } from '../../../src/domain/records';
import { anyReplies, bo, causedReplies, note, replyId } from './samples';

function reply<K extends Reply['kind']>(
  n: number,
  kind: K,
  rest: Omit<
    Extract<Reply, { kind: K }>,
    'version' | 'id' | 'handoff' | 'kind' | 'created' | 'author' | 'after'
  > &
    Partial<Pick<Reply, 'created' | 'after'>>,
): Reply {
  return {
    version: 1,
    id: replyId(n),
    handoff: note.id,
    kind,
    created: `2026-11-23T08:00:0${n}Z`,
    author: bo,
    after: [],
    ...rest,
  } as unknown as Reply;
}

describe('what a handoff is now', () => {
  it('is an open note with its own steps and questions while nobody has replied', () => {
    const now = fold(note, []);
    assert.equal(now.status, 'open');
    assert.deepEqual(
      now.steps.map(({ id, done }) => [id, done]),
      [
        ['s1', false],
        ['s2', false],
      ],
    );
    assert.deepEqual(
      now.questions.map(({ id, askedBy }) => [id, askedBy.name]),
      [['q1', 'Ana Sousa']],
    );
  });

  it('does not depend on the order of the replies', () => {
    const permuted = anyReplies.chain((replies) =>
      fc.tuple(fc.constant(replies), fc.shuffledSubarray([...replies], { minLength: replies.length })),
    );
    fc.assert(
      fc.property(permuted, ([replies, shuffled]) =>
        assert.deepEqual(fold(note, shuffled), fold(note, replies)),
      ),
      { numRuns: 500 },
    );
  });

  it('does not depend on how often a reply is found', () => {
    const repeated = anyReplies.chain((replies) =>
      fc.tuple(fc.constant(replies), fc.shuffledSubarray([...replies])),
    );
    fc.assert(
      fc.property(repeated, ([replies, again]) =>
        assert.deepEqual(fold(note, [...again, ...replies, ...again]), fold(note, replies)),
      ),
    );
  });

  it('respects what came after what, even with wrong clocks', () => {
    fc.assert(
      fc.property(causedReplies, (replies) => {
        const order = causalOrder([...replies].reverse()).map(({ id }) => id);
        assert.equal(order.length, replies.length);
        for (const { id, after } of replies) {
          for (const cause of after) {
            assert.ok(order.indexOf(cause) < order.indexOf(id), `${cause} before ${id}`);
          }
        }
      }),
      { numRuns: 500 },
    );
  });

  it('ends, with every reply once, when forged replies name each other as their cause', () => {
    const forged = [
      reply(1, 'reopen', { after: [replyId(2)] }),
      reply(2, 'close', { after: [replyId(1)] }),
      reply(3, 'reopen', { after: [replyId(3)] }),
    ];
    assert.deepEqual(
      causalOrder(forged)
        .map(({ id }) => id)
        .sort(),
      [1, 2, 3].map(replyId),
    );
  });

  it('takes a tick back that was made on a machine whose clock is years behind', () => {
    const ticked = reply(1, 'step', { step: 's1', done: true, created: '2026-11-23T08:00:00Z' });
    const unticked = reply(2, 'step', {
      step: 's1',
      done: false,
      created: '2019-01-01T00:00:00Z',
      after: [ticked.id],
    });
    assert.equal(fold(note, [unticked, ticked]).steps[0]?.done, false);
  });

  it('breaks ties by time, then by id', () => {
    const later = reply(1, 'step', { step: 's1', done: true, created: '2026-11-23T08:00:01Z' });
    const earlier = reply(2, 'step', { step: 's1', done: false, created: '2026-11-23T08:00:00Z' });
    const same = reply(3, 'step', { step: 's1', done: false, created: '2026-11-23T08:00:01Z' });
    assert.deepEqual(causalOrder([same, later, earlier]), [earlier, later, same]);
  });

  it('is picked up by whoever read it back, and their doubts are questions', () => {
    const now = fold(note, [
      reply(1, 'pickup', { readBack: 'I ask for tokens', first: 'the test', doubts: ['Which clock?'] }),
    ]);
    assert.equal(now.status, 'picked-up');
    assert.deepEqual(now.pickedUp, {
      by: bo,
      at: '2026-11-23T08:00:01Z',
      readBack: 'I ask for tokens',
      first: 'the test',
    });
    assert.deepEqual(now.questions[1], {
      id: `${replyId(1)}-doubt-1`,
      text: 'Which clock?',
      askedBy: bo,
    });
  });

  it('is closed until it is reopened, and then where it was before', () => {
    const pickup = reply(1, 'pickup', { readBack: 'mine' });
    const close = reply(2, 'close', { outcome: 'shipped' });
    const reopen = reply(3, 'reopen', {});
    const closed = fold(note, [pickup, close]);
    assert.equal(closed.status, 'closed');
    assert.equal(closed.closed?.outcome, 'shipped');
    const reopened = fold(note, [pickup, close, reopen]);
    assert.equal(reopened.status, 'picked-up');
    assert.equal(reopened.closed, undefined);
    assert.equal(fold(note, [close, reopen]).status, 'open');
  });

  it('is withdrawn once its author says so, however the address is spelled, and stays so', () => {
    const author = { ...note.author, email: note.author.email.toUpperCase() };
    const first = { ...reply(1, 'withdraw', { reason: 'Wrong branch.' }), author };
    const again = { ...reply(2, 'withdraw', {}), author };
    const reopen = reply(3, 'reopen', {});
    for (const replies of [
      [first, again, reopen],
      [reopen, again, first],
    ]) {
      assert.deepEqual(fold(note, replies).withdrawn, {
        by: author,
        at: first.created,
        reason: 'Wrong branch.',
      });
    }
  });

  it('is withdrawn by whom the reader sees as its author, in any order and however often it is found', () => {
    const shuffled = anyReplies.chain((replies) =>
      fc.tuple(
        fc.constant(replies),
        fc.shuffledSubarray([...replies], { minLength: replies.length }),
        fc.shuffledSubarray([...replies]),
      ),
    );
    const isAuthors = ({ author }: Reply): boolean => author.email === bo.email;
    fc.assert(
      fc.property(shuffled, ([replies, other, again]) => {
        const now = fold(note, replies, isAuthors);
        assert.deepEqual(fold(note, [...again, ...other], isAuthors), now);
        assert.equal(
          now.withdrawn !== undefined,
          replies.some(({ kind }) => kind === 'withdraw'),
        );
        const strictly = fold(
          note,
          replies.filter(({ kind }) => kind !== 'amend'),
        );
        const said = fold(
          note,
          replies.filter(({ kind }) => kind !== 'amend'),
          isAuthors,
        );
        assert.deepEqual({ ...strictly, withdrawn: null }, { ...said, withdrawn: null });
      }),
    );
  });

  it('is as its author says it now, field by field, and as it was written beside that', () => {
    const author = { ...note.author, email: note.author.email.toUpperCase() };
    const first = {
      ...reply(1, 'amend', { summary: 'Both tabs stay in.', removed: ['questions'] }),
      author,
    };
    const next = [{ id: 's1', text: 'Ask for a new token every ten minutes' }];
    const second = { ...reply(2, 'amend', { next, removed: ['summary', 'author'] }), author };
    const ticked = reply(3, 'step', { step: 's1', done: true, created: '2019-01-01T00:00:00Z' });
    const now = fold(note, [ticked, second, first]);
    assert.equal(now.note.summary, 'Both tabs stay in.');
    assert.deepEqual(now.note.author, note.author);
    assert.deepEqual(now.questions, []);
    assert.deepEqual(
      now.steps.map(({ id, text, done }) => [id, text, done]),
      [['s1', 'Ask for a new token every ten minutes', true]],
    );
    assert.deepEqual(now.amended, {
      by: author,
      at: second.created,
      fields: ['summary', 'next', 'questions'],
    });
    assert.deepEqual(now.original, note);
  });

  it('keeps what one amendment says where another one says nothing of it, in any order they are found', () => {
    const author = note.author;
    const one = { ...reply(1, 'amend', { outcome: 'Nobody is signed out.' }), author };
    const other = { ...reply(2, 'amend', { background: 'Support asked.' }), author };
    for (const replies of [
      [one, other],
      [other, one, one],
    ]) {
      const { outcome, background } = fold(note, replies).note;
      assert.deepEqual([outcome, background], ['Nobody is signed out.', 'Support asked.']);
    }
  });

  it('is not amended by anybody else, unless the reader sees them as its author', () => {
    const foreign = reply(1, 'amend', { summary: 'Not theirs to say.' });
    assert.equal(fold(note, [foreign]).note.summary, note.summary);
    assert.equal(fold(note, [foreign]).amended, undefined);
    assert.equal(fold(note, [foreign], () => true).note.summary, 'Not theirs to say.');
  });

  it('is not withdrawn by anybody else', () => {
    assert.equal(fold(note, [reply(1, 'withdraw', { reason: 'I do not like it.' })]).withdrawn, undefined);
  });

  it('stays closed when somebody picks it up without having seen that', () => {
    const now = fold(note, [reply(1, 'close', {}), reply(2, 'pickup', { readBack: 'mine' })]);
    assert.equal(now.status, 'closed');
    assert.equal(now.pickedUp?.readBack, 'mine');
  });

  it('ignores ticks of steps that there are not, and replies to other handoffs', () => {
    const foreign = { ...reply(1, 'close', {}), handoff: '20261122T175403Z-asousa-aaaaaa' };
    const now = fold(note, [foreign, reply(2, 'step', { step: 's9', done: true })]);
    assert.equal(now.status, 'open');
    assert.deepEqual(
      now.replies.map(({ id }) => id),
      [replyId(2)],
    );
    assert.ok(now.steps.every(({ done }) => !done));
  });

  it('says who ticked a step last, and when', () => {
    const now = fold(note, [reply(1, 'step', { step: 's2', done: true })]);
    assert.deepEqual(now.steps[1], {
      id: 's2',
      text: 'Remove the old client',
      done: true,
      changedBy: bo,
      changedAt: '2026-11-23T08:00:01Z',
    });
  });

  it('is folded from thousands of replies in no time that anybody notices', () => {
    // Processor time: what else the machine does is not counted. Eight times as many may cost as much more
    // again as a machine is uneven, and not 64 times as much.
    const many = Array.from({ length: 8000 }, (_, n) =>
      reply(0, 'step', { step: 's1', done: n % 2 === 0, after: n === 0 ? [] : [replyId(n - 1)] }),
    ).map((made, n) => ({ ...made, id: replyId(n), created: new Date(1.8e12 + n * 1000).toISOString() }));
    const cost = (count: number): number => {
      const start = process.cpuUsage();
      assert.equal(fold(note, many.slice(0, count)).replies.length, count);
      const { user, system } = process.cpuUsage(start);
      return user + system;
    };
    cost(1000);
    const best = (count: number): number => Math.min(...[1, 2, 3].map(() => cost(count)));
    assert.ok(best(8000) < 32 * best(1000));
  });
});
