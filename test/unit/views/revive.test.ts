import assert from 'node:assert/strict';
import { revivedBrief, revivedForm } from '../../../src/views/revive';

const [own, before] = ['ab'.repeat(12), 'cd'.repeat(12)];

describe('what a page kept of itself', () => {
  it('names the form it was, and every draft that it went on with', () => {
    const model = { repository: '/repo', branch: 'feature/login', continues: [before] };
    const form = { repository: '/repo', branch: 'feature/login', commit: undefined, amends: undefined };
    assert.deepEqual(revivedForm({ draft: own, model }), { ...form, drafts: [own, before] });
    // As versions before kept it.
    assert.deepEqual(revivedForm({ draft: own, model: { ...model, continues: undefined } }), {
      ...form,
      drafts: [own],
    });
  });

  it('names the commit of a form without a branch, by its full id alone', () => {
    const commit = '1a2b3c4d'.repeat(5);
    assert.equal(revivedForm({ draft: own, model: { commit } })?.commit, commit);
    for (const other of ['HEAD', '--all', commit.slice(1), 5])
      assert.equal(revivedForm({ draft: own, model: { commit: other } })?.commit, undefined);
  });

  it('names nothing else, whatever it says', () => {
    for (const state of [
      undefined,
      null,
      'x',
      1,
      [],
      {},
      { draft: '../../x' },
      { draft: 5, model: { continues: 'x' } },
    ])
      assert.equal(revivedForm(state), undefined);
    const continues = [null, 5, '../../x', {}, ...Array.from({ length: 50 }, () => before)];
    assert.deepEqual(revivedForm({ draft: own, model: { branch: 5, continues } }), {
      repository: undefined,
      branch: undefined,
      commit: undefined,
      amends: undefined,
      drafts: [own, before, before, before],
    });
  });

  it('names the brief it was', () => {
    assert.deepEqual(revivedBrief({ handoff: 'h', model: { repository: '/repo' } }), {
      repository: '/repo',
      handoff: 'h',
    });
    assert.equal(revivedBrief({ model: {} }), undefined);
  });
});
