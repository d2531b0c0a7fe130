import assert from 'node:assert/strict';
import { ruleIds, type RuleId } from '../../../src/domain/gaps/ruleIds';
import type { GapDetail } from '../../../src/domain/gaps/gap';
import { essentials } from '../../../src/domain/gaps/essentials';
import { fixLabel, gapText, gapWhy } from '../../../src/words/gaps';
import { plain } from '../../../src/words/l10n';

const text = (rule: RuleId, detail: GapDetail): string => gapText(plain, { rule, detail });

describe('the words of a gap', () => {
  it('say what the next person will not receive, one and several', () => {
    const texts = (count: number): readonly string[] =>
      (['unpushed', 'uncommitted', 'untracked', 'stashed', 'never-pushed'] as const).map((rule) =>
        text(rule, { count, name: 'a.ts' }),
      );
    assert.deepEqual(texts(1), [
      '1 commit is not pushed',
      'a.ts is not committed',
      'a.ts is untracked',
      '1 stash of the branch stays here',
      'The branch was never pushed, with 1 commit',
    ]);
    assert.deepEqual(texts(2), [
      '2 commits are not pushed',
      '2 files are not committed',
      '2 files are untracked',
      '2 stashes of the branch stay here',
      'The branch was never pushed, with 2 commits',
    ]);
    assert.equal(text('never-pushed', { count: 0 }), 'The branch was never pushed');
  });

  it('name what names an ignored file, or say that it is a guess', () => {
    assert.equal(
      text('ignored-needed', { name: '.env.local', by: 'src/auth.ts' }),
      '.env.local is ignored, and src/auth.ts names it',
    );
    assert.equal(text('ignored-needed', { name: '.env' }), '.env is ignored, and looks like configuration');
  });

  it('are asked as the next person would ask', () => {
    for (const { id } of essentials) assert.match(text(id, {}), /^[A-Z].*\?$/);
  });

  it('are one line of their own for every rule, with a reason in whole sentences', () => {
    const detail = { count: 2, name: 'NAME', by: 'BY' };
    const texts = ruleIds.map((rule) => text(rule, detail));
    assert.equal(new Set(texts).size, ruleIds.length);
    for (const line of texts) assert.doesNotMatch(line, /\n|\{\d\}|undefined/);
    for (const rule of ruleIds) {
      assert.match(gapWhy(plain, { rule, detail, byTeam: false }), /^[A-Z“].*[.?]$/);
      assert.match(gapWhy(plain, { rule, detail, byTeam: true }), /^Your team asks for this; /);
    }
  });

  it('call a click by what it does', () => {
    assert.equal(fixLabel(plain, { kind: 'push' }, false), 'Push');
    assert.equal(fixLabel(plain, { kind: 'focus', field: 'next' }, true), 'Answer');
    assert.equal(fixLabel(plain, { kind: 'explain' }, false), 'Explain');
  });
});
