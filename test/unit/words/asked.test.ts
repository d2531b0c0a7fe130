import assert from 'node:assert/strict';
import { fold } from '../../../src/domain/fold';
import type { Handoff, Reply } from '../../../src/domain/records';
import { askedTexts, type AskedTexts } from '../../../src/words/asked';
import { plain } from '../../../src/words/l10n';
import { ana, kenji } from '../app/support/fakes';
import { noteOf, replyOf } from '../app/support/samples';

const mina = {
  ...kenji,
  name: 'Mina Diaz',
  email: 'mina@example.org',
  emails: new Set(['mina@example.org']),
};

function asked(me: typeof ana | undefined, more: Partial<Handoff>, ...replies: readonly Reply[]): AskedTexts {
  return askedTexts(plain, fold(noteOf('aaaaaa', more), replies), me);
}

const one = { questions: [{ id: 'q1', text: 'May it grow?' }] };
const forKenji = { questions: [{ id: 'q1', text: 'May it grow?', to: 'KENJI@example.org' }] };

describe('whom the questions of a handoff are for', () => {
  it('is whoever comes next, where nobody is named', () => {
    assert.deepEqual(asked(kenji, one), { heading: 'Questions for you', each: [''] });
    assert.deepEqual(asked(undefined, one), { heading: 'Questions for you', each: [''] });
    assert.deepEqual(asked(ana, one), { heading: 'Questions', each: [''] });
  });

  it('is the person that a question names, and nobody else', () => {
    assert.equal(asked(kenji, forKenji).heading, 'Questions for you');
    assert.equal(asked(mina, forKenji).heading, 'Questions for KENJI@example.org');
    assert.equal(asked(ana, forKenji).heading, 'Questions for KENJI@example.org');
  });

  it('is who the handoff is for, where a question names nobody', () => {
    const more = { ...one, to: ['kenji@example.org'] };
    assert.equal(asked(kenji, more).heading, 'Questions for you');
    assert.equal(asked(mina, more).heading, 'Questions for kenji@example.org');
  });

  it('is said beside each where it is not the same for all', () => {
    const questions = [...one.questions, { id: 'q2', text: 'And who pays?', to: 'mina@example.org' }];
    assert.deepEqual(asked(kenji, { questions }), {
      heading: 'Questions',
      each: ['for you', 'for mina@example.org'],
    });
    assert.deepEqual(asked(ana, { questions }), { heading: 'Questions', each: ['', 'for mina@example.org'] });
  });

  it('is the author, for the doubts of whoever picks it up', () => {
    const pickUp = replyOf('pppppp', noteOf('aaaaaa').id, 'pickup', {
      readBack: 'Mine.',
      doubts: ['Which lock?'],
    });
    assert.equal(asked(ana, {}, pickUp).heading, 'Questions for you');
    assert.equal(asked(mina, {}, pickUp).heading, 'Questions for ana@example.org');
    assert.deepEqual(asked(kenji, one, pickUp).each, ['for you', 'for ana@example.org']);
  });

  it('has nothing beside nothing', () => {
    assert.deepEqual(asked(kenji, {}).each, []);
  });
});
