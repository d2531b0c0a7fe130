import assert from 'node:assert/strict';
import { contentChange } from '../../../src/domain/amend';
import type { HandoffContent } from '../../../src/domain/records';

const before: HandoffContent = {
  summary: 'Login works.',
  outcome: 'Nobody is signed out.',
  next: [{ id: 's1', text: 'Ask for a token', owner: 'bo@example.org' }],
  questions: [],
};

describe('what is amended', () => {
  it('is nothing where nothing is otherwise, whatever the order of the keys', () => {
    const same: HandoffContent = {
      questions: [],
      next: [{ owner: 'bo@example.org', text: 'Ask for a token', id: 's1' }],
      outcome: 'Nobody is signed out.',
      summary: 'Login works.',
    };
    assert.deepEqual(contentChange(before, same), { changed: {}, removed: [] });
  });

  it('is each field that differs, as a whole, and those of which nothing is said any more', () => {
    const after: HandoffContent = {
      summary: 'Login works in both tabs.',
      next: [...(before.next ?? []), { id: 's2', text: 'Remove the old path' }],
      background: 'Support asked.',
    };
    assert.deepEqual(contentChange(before, after), {
      changed: { summary: after.summary, background: after.background, next: after.next },
      removed: ['outcome', 'questions'],
    });
  });

  it('tells "none, on purpose" from nothing said', () => {
    assert.deepEqual(contentChange(before, { ...before, next: [] }), { changed: { next: [] }, removed: [] });
  });
});
