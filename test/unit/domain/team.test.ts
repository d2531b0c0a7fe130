import assert from 'node:assert/strict';
import fc from 'fast-check';
import { fitsBranch } from '../../../src/domain/branchPattern';
import { noTeamSettings, withTeamTexts, type TeamSettings } from '../../../src/domain/team';

const team: TeamSettings = {
  ...noTeamSettings,
  recipients: ['team@example.org'],
  templates: [
    { branches: ['hotfix/*'], content: { summary: 'Impact:', state: 'urgent' } },
    { branches: ['*'], content: { outcome: 'Users see:', next: [{ id: '', text: 'Ask QA' }] } },
  ],
};

describe('patterns of branches', () => {
  it('are a name, or stand for what is between the stars', () => {
    assert.ok(fitsBranch('main', 'main'));
    assert.ok(!fitsBranch('main', 'main2'));
    assert.ok(fitsBranch('release/*', 'release/1.x'));
    assert.ok(!fitsBranch('release/*', 'my/release/1.x'));
    assert.ok(fitsBranch('*fix*', 'a/fix/b'));
    assert.ok(fitsBranch('a*b*c', 'abc'));
    assert.ok(!fitsBranch('ab*ba', 'aba'), 'no part is used twice');
    assert.ok(!fitsBranch('a.c', 'abc'));
  });

  it('agree with a regular expression', () => {
    const part = fc.stringMatching(/^[ab/]{0,3}$/);
    fc.assert(
      fc.property(
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.stringMatching(/^[ab/]{0,8}$/),
        (parts, branch) => {
          const expected = new RegExp(`^${parts.join('.*')}$`).test(branch);
          assert.equal(fitsBranch(parts.join('*'), branch), expected);
        },
      ),
    );
  });

  it('take no time, whatever the repository brings', () => {
    assert.ok(!fitsBranch('*a'.repeat(5000), 'a'.repeat(4000)));
  });
});

describe('what a team prepares', () => {
  it('is the first template that fits, and the recipients', () => {
    assert.deepEqual(withTeamTexts({ summary: '' }, 'hotfix/x', team), {
      summary: 'Impact:',
      state: 'urgent',
      to: ['team@example.org'],
    });
    assert.deepEqual(withTeamTexts({ summary: '' }, 'feature/x', team), {
      summary: '',
      outcome: 'Users see:',
      next: [{ id: '', text: 'Ask QA' }],
      to: ['team@example.org'],
    });
  });

  it('takes the place of nothing that is known, and not of "none"', () => {
    const known = { summary: 'Done', to: [], outcome: 'x', next: [], state: 'watch' } as const;
    assert.deepEqual(withTeamTexts(known, 'feature/x', team), known);
  });

  it('is no template on a detached HEAD, and nothing at all without settings', () => {
    assert.deepEqual(withTeamTexts({ summary: '' }, undefined, team), {
      summary: '',
      to: ['team@example.org'],
    });
    assert.deepEqual(withTeamTexts({ summary: '' }, 'x', noTeamSettings), { summary: '' });
  });
});
