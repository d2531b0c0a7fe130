import assert from 'node:assert/strict';
import { findGaps, type Delivery } from '../../../src/domain/gaps';
import type { HandoffContent } from '../../../src/domain/records';

const delivered: Delivery = { hasRemote: true, unpushed: 0, uncommitted: [], stashes: 0 };

function unanswered(content: HandoffContent): readonly string[] {
  return findGaps(content, delivered)
    .asked.filter(({ answered }) => !answered)
    .map(({ question }) => question);
}

describe('the gaps of a handoff', () => {
  it('name all that the next person will not receive', () => {
    const { notReceived } = findGaps(
      { summary: '' },
      { hasRemote: true, unpushed: 2, uncommitted: ['a.ts'], stashes: 1 },
    );
    assert.deepEqual(notReceived, [
      { kind: 'unpushed', commits: 2 },
      { kind: 'uncommitted', paths: ['a.ts'] },
      { kind: 'stashed', stashes: 1 },
    ]);
  });

  it('are none when everything is where the next person gets it', () => {
    assert.deepEqual(findGaps({ summary: '' }, delivered).notReceived, []);
  });

  it('say that there is no remote instead of counting commits that cannot be pushed', () => {
    const { notReceived } = findGaps({ summary: '' }, { ...delivered, hasRemote: false, unpushed: 9 });
    assert.deepEqual(notReceived, [{ kind: 'no-remote' }]);
  });

  it('are what every next person asks, in their order', () => {
    assert.deepEqual(
      findGaps({ summary: '' }, delivered).asked.map(({ question }) => question),
      ['where-does-it-stand', 'what-first', 'how-to-verify'],
    );
    assert.deepEqual(unanswered({ summary: ' ' }), ['where-does-it-stand', 'what-first', 'how-to-verify']);
  });

  it('take an explicit "none" for an answer, and rows that hold nothing for none', () => {
    assert.deepEqual(unanswered({ summary: 'x', next: [], verify: [] }), []);
    assert.deepEqual(unanswered({ summary: 'x', next: [{ id: '', text: ' ' }], verify: [{ run: '' }] }), [
      'what-first',
      'how-to-verify',
    ]);
  });

  it('ask who answers only where there is a question and nobody is named', () => {
    const questions = [{ id: 'q1', text: 'Why?' }];
    const rest = { summary: 'x', next: [], verify: [] };
    assert.deepEqual(unanswered({ ...rest, questions }), ['who-answers']);
    assert.deepEqual(unanswered({ ...rest, questions, to: ['bo@example.org'] }), []);
    assert.deepEqual(unanswered({ ...rest, questions: [{ id: 'q1', text: ' ' }] }), []);
  });
});
