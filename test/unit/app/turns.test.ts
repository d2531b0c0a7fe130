import assert from 'node:assert/strict';
import { Turns } from '../../../src/app/turns';
import { FakeTimers, settled } from './support/fakeTime';

interface Question {
  readonly ask: () => Promise<string>;
  readonly answer: (text: string) => void;
}

/** A question that is answered by hand. */
function question(asked: string[], name: string): Question {
  let answer: (text: string) => void = () => undefined;
  return {
    ask: () => {
      asked.push(name);
      return new Promise((resolve) => (answer = resolve));
    },
    answer: (text) => answer(text),
  };
}

describe('questions in turn', () => {
  it('are asked one after the other, each with its own answer', async () => {
    const turns = new Turns(new FakeTimers().after, 1000);
    const asked: string[] = [];
    const first = question(asked, 'first');
    const second = question(asked, 'second');
    const answers = [turns.take(first.ask), turns.take(second.ask)];
    await settled();
    assert.deepEqual(asked, ['first']);
    first.answer('one');
    await settled();
    assert.deepEqual(asked, ['first', 'second']);
    second.answer('two');
    assert.deepEqual(await Promise.all(answers), ['one', 'two']);
  });

  it('do not wait for ever for one that nobody sees any more', async () => {
    const timers = new FakeTimers();
    const turns = new Turns(timers.after, 1000);
    const asked: string[] = [];
    const first = question(asked, 'first');
    const answer = turns.take(first.ask);
    for (const name of ['second', 'third']) {
      void turns.take(question(asked, name).ask);
    }
    await settled();
    await timers.pass(999);
    assert.deepEqual(asked, ['first']);
    await timers.pass(1);
    await settled();
    assert.deepEqual(asked, ['first', 'second'], 'and the third has the second before it');
    first.answer('late');
    assert.equal(await answer, 'late');
    await settled();
    assert.deepEqual(asked, ['first', 'second']);
  });

  it('go on after one that failed, and tell it', async () => {
    const turns = new Turns(new FakeTimers().after, 1000);
    const failing = turns.take(() => Promise.reject(new Error('no window')));
    const next = turns.take(() => Promise.resolve('asked'));
    await assert.rejects(failing, /no window/);
    assert.equal(await next, 'asked');
  });
});
