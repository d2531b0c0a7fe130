import assert from 'node:assert/strict';
import { decide, look, settle, why } from '../../../src/app/departures';
import { mute } from '../../../src/app/mutes';
import type { PromptSettings } from '../../../src/domain/departure';
import { ana, kenji, newParts, type FakeParts } from './support/fakes';
import { authorOf, noteOf } from './support/samples';

const settings: PromptSettings = {
  enabled: true,
  dailyLimit: 6,
  onDefaultBranch: false,
  ignoredBranches: [],
};

/** Two commits of Ana's on feature/login, which is checked out and was seen. */
async function onLogin(): Promise<FakeParts> {
  const parts = newParts();
  parts.repository.commit('feature/login', 'Add login');
  parts.repository.commit('feature/login', 'Fix login');
  parts.repository.switchTo('feature/login');
  await look(parts);
  return parts;
}

describe('a look at HEAD', () => {
  it('does not count looking at a journal that travels as a branch: nobody works there', async () => {
    const parts = newParts();
    parts.repository.switchTo('feature/login');
    await look(parts);
    parts.repository.switchTo('handoffs/journal-abcdefghij');
    assert.deepEqual(await look(parts), { kind: 'detour' });
    parts.repository.switchTo('main');
    const seen = await look(parts);
    assert.deepEqual(seen.kind === 'left' && [seen.departure.from, seen.departure.to], [
      'feature/login',
      'main',
    ]);
    const fresh = newParts();
    fresh.repository.switchTo('handoffs/journal-abcdefghij');
    assert.deepEqual(await look(fresh), { kind: 'detour' });
    assert.equal(await fresh.clone.cursor(), undefined);
  });

  it('asks nothing at the first sight of a worktree and remembers where it is', async () => {
    const parts = newParts();
    assert.deepEqual(await look(parts), { kind: 'first-sight' });
    assert.equal(parts.clone.cursorNow?.branch, 'main');
    assert.deepEqual(await look(parts), { kind: 'unchanged' });
    assert.deepEqual(parts.clone.log, []);
  });

  it('sees a departure for as long as nobody has taken note of it', async () => {
    const parts = await onLogin();
    parts.repository.switchTo('main');
    for (let time = 0; time < 2; time += 1) {
      const seen = await look(parts);
      assert.equal(
        seen.kind === 'left' && `${seen.departure.from} -> ${seen.departure.to}`,
        'feature/login -> main',
      );
    }
    assert.equal(parts.clone.cursorNow?.branch, 'feature/login');
  });

  it('takes a detached HEAD and an unborn branch for a detour', async () => {
    const parts = await onLogin();
    parts.repository.detach();
    assert.deepEqual(await look(parts), { kind: 'detour' });
    parts.repository.headNow = { kind: 'unborn', branch: 'new' };
    assert.deepEqual(await look(parts), { kind: 'detour' });
    assert.equal(parts.clone.cursorNow?.branch, 'feature/login');
  });

  it('sees a detour over a detached HEAD as a departure once another branch is reached', async () => {
    const parts = await onLogin();
    parts.repository.detach();
    await look(parts);
    parts.repository.switchTo('main');
    const seen = await look(parts);
    assert.equal(seen.kind === 'left' && seen.departure.from, 'feature/login');
  });

  it('sees nothing left after a detour that leads back', async () => {
    const parts = await onLogin();
    parts.repository.detach();
    await look(parts);
    parts.repository.switchTo('feature/login');
    assert.deepEqual(await look(parts), { kind: 'unchanged' });
  });

  it('writes nothing for a commit on the branch that it stands on', async () => {
    const parts = await onLogin();
    const before = parts.clone.cursorNow;
    parts.clock.advance(60_000);
    parts.repository.commit('feature/login', 'More');
    parts.repository.switchTo('feature/login');
    assert.deepEqual(await look(parts), { kind: 'unchanged' });
    assert.equal(parts.clone.cursorNow, before);
    assert.deepEqual(Object.keys(before ?? {}), ['branch', 'seenAt']);
  });
});

describe('a departure that is taken note of', () => {
  it('is decided, logged and mended after, and the cursor moves on', async () => {
    const parts = await onLogin();
    parts.repository.switchTo('main');
    const decided = await settle(parts, settings);
    assert.deepEqual(decided?.outcome, { decision: 'ask', reason: 'own-work' });
    assert.equal(decided.facts.ownCommits, 2);
    assert.deepEqual(parts.clone.log, [{ at: decided.at, facts: decided.facts, outcome: decided.outcome }]);
    assert.equal(parts.clone.cursorNow?.branch, 'main');
    assert.equal(parts.clone.departureNow?.from, 'feature/login');
    assert.equal(parts.records.mended, 1);
    assert.equal(await settle(parts, settings), undefined);
  });

  it('is taken note of by one of two windows, and the other keeps quiet', async () => {
    const parts = await onLogin();
    parts.repository.switchTo('main');
    const both = await Promise.all([settle(parts, settings), settle(parts, settings)]);
    assert.equal(both.filter((decided) => decided !== undefined).length, 1);
    assert.equal(parts.clone.log.length, 1);
    assert.equal(parts.clone.cursorNow?.branch, 'main');
  });

  it('is none for somebody who came back before it counted', async () => {
    const parts = await onLogin();
    parts.repository.switchTo('main');
    await look(parts);
    parts.repository.switchTo('feature/login');
    assert.equal(await settle(parts, settings), undefined);
    assert.deepEqual(parts.clone.log, []);
  });

  it('counts only commits of one’s own, by any of one’s e-mails', async () => {
    const parts = newParts();
    parts.repository.commit('feature/login', 'Theirs', kenji);
    parts.repository.commit('feature/login', 'Mine', { name: 'Ana', email: 'Ana@Home.Example' });
    parts.repository.switchTo('feature/login');
    await look(parts);
    parts.repository.switchTo('main');
    assert.equal((await settle(parts, settings))?.facts.ownCommits, 1);
  });

  it('counts from the last handoff on, whoever wrote it: the next person has that one', async () => {
    const parts = await onLogin();
    const at = { commit: 'feature/login-1' };
    await parts.records.keep(noteOf('aaaaaa', { at, author: authorOf(kenji) }), 'ref');
    parts.repository.switchTo('main');
    assert.equal((await why(parts, settings)).facts?.ownCommits, 1);
  });

  it('counts from one’s own last handoff where a later one was written on commits that are not here', async () => {
    const parts = await onLogin();
    const mine = { at: { commit: 'feature/login-1' }, author: authorOf(ana) };
    await parts.records.keep(noteOf('aaaaaa', mine), 'ref');
    const theirs = {
      at: { commit: 'not-fetched' },
      author: authorOf(kenji),
      created: '2026-11-25T09:00:00Z',
    };
    await parts.records.keep(noteOf('bbbbbb', theirs), 'ref');
    parts.repository.switchTo('main');
    const { facts } = await why(parts, settings);
    assert.equal(facts?.ownCommits, 1);
    assert.notEqual(facts.lastHandoff, '2026-11-25T09:00:00Z');
  });

  it('does not count from a note to oneself, which hands nothing to anybody', async () => {
    const parts = await onLogin();
    const at = { commit: 'feature/login-2' };
    await parts.records.keep(noteOf('aaaaaa', { at, author: authorOf(ana) }), 'local');
    parts.repository.switchTo('main');
    const { outcome, facts } = await why(parts, settings);
    assert.deepEqual([outcome.decision, facts?.ownCommits], ['ask', 2]);
  });

  it('is no question on the default branch, where that is asked for, with nothing that a remote has not', async () => {
    const parts = newParts();
    parts.repository.commit('main', 'Fix');
    parts.repository.branch('main').unpushed = 0;
    await look(parts);
    parts.repository.switchTo('feature/login');
    const { outcome } = await why(parts, { ...settings, onDefaultBranch: true });
    assert.equal(outcome.reason, 'no-own-work');
    parts.repository.commit('main', 'Another');
    const { facts } = await why(parts, { ...settings, onDefaultBranch: true });
    assert.equal(facts?.ownCommits, 1);
  });

  it('is quiet once today’s questions are used up, and asks again tomorrow', async () => {
    const parts = newParts();
    parts.clock.zone = 'Asia/Tokyo';
    parts.clock.time = new Date('2026-11-22T14:10:00Z');
    const leave = async (name: string): Promise<string> => {
      parts.repository.switchTo(name);
      await settle(parts, settings);
      parts.repository.commit(name, 'Work');
      parts.clock.advance(15 * 60_000);
      parts.repository.switchTo('main');
      return (await settle(parts, { ...settings, dailyLimit: 2 }))?.outcome.reason ?? 'none';
    };
    await look(parts);
    const outcomes = [await leave('a'), await leave('b'), await leave('c')];
    // Past midnight in Tokyo, still the same day in Lisbon.
    outcomes.push(await leave('d'));
    assert.deepEqual(outcomes, ['own-work', 'own-work', 'daily-limit', 'own-work']);
  });

  it('reads the facts as of now: what was deleted meanwhile is no question', async () => {
    const parts = await onLogin();
    parts.repository.switchTo('main');
    const decided = await settle(parts, settings);
    assert.ok(decided);
    parts.repository.branches.delete('feature/login');
    const now = await decide(parts, decided.departure, settings, 0);
    assert.equal(now.outcome.reason, 'branch-gone');
  });
});

describe('why', () => {
  it('has nothing to explain where no branch was left', async () => {
    assert.deepEqual(await why(newParts(), settings), {
      outcome: { decision: 'quiet', reason: 'no-departure' },
    });
  });

  it('explains what git’s reflog tells where no window has seen the worktree yet', async () => {
    const parts = newParts();
    parts.repository.commit('feature/login', 'Work');
    parts.repository.switchInReflog = { from: 'feature/login', to: 'main', at: '2026-11-22T10:00:00Z' };
    const { outcome, departure } = await why(parts, settings);
    assert.equal(outcome.reason, 'own-work');
    assert.equal(departure?.at, '2026-11-22T10:00:00Z');
  });

  it('trusts the cursor more than the reflog', async () => {
    const parts = await onLogin();
    parts.repository.switchInReflog = { from: 'main', to: 'feature/login', at: '2026-11-22T10:00:00Z' };
    assert.equal((await why(parts, settings)).outcome.reason, 'no-departure');
    parts.repository.switchTo('main');
    assert.equal((await why(parts, settings)).departure?.from, 'feature/login');
  });

  it('explains the latest departure again after it was decided', async () => {
    const parts = await onLogin();
    parts.repository.switchTo('main');
    await settle(parts, settings);
    assert.equal((await why(parts, settings)).outcome.decision, 'ask');
  });

  it('changes nothing and uses up no question', async () => {
    const parts = await onLogin();
    parts.repository.switchTo('main');
    for (let time = 0; time < 10; time += 1) {
      assert.equal((await why(parts, { ...settings, dailyLimit: 1 })).outcome.decision, 'ask');
    }
    assert.equal(parts.clone.cursorNow?.branch, 'feature/login');
    assert.deepEqual(parts.clone.log, []);
  });

  it('names the branch that was left for a detached HEAD, and not one that was left before', async () => {
    const parts = await onLogin();
    parts.clone.departureNow = { from: 'older', to: 'feature/login', at: '2026-11-01T00:00:00Z' };
    parts.repository.detach();
    const { outcome, facts } = await why(parts, settings);
    assert.equal(outcome.reason, 'detached');
    assert.equal(facts?.from, 'feature/login');
    assert.equal(facts.to, undefined);
  });

  it('does not ask on an unborn branch', async () => {
    const parts = await onLogin();
    parts.repository.headNow = { kind: 'unborn', branch: 'fresh' };
    assert.equal((await why(parts, settings)).outcome.decision, 'quiet');
  });

  it('gives each reason to be quiet', async () => {
    const reasonWith = async (change: (parts: FakeParts) => unknown, with_ = settings): Promise<string> => {
      const parts = await onLogin();
      parts.repository.switchTo('main');
      await change(parts);
      return (await why(parts, with_)).outcome.reason;
    };
    assert.equal(await reasonWith(() => undefined), 'own-work');
    assert.equal(await reasonWith(() => undefined, { ...settings, enabled: false }), 'prompts-off');
    assert.equal(await reasonWith((parts) => mute(parts, { kind: 'repository' })), 'muted-repository');
    assert.equal(
      await reasonWith((parts) => mute(parts, { kind: 'branch', branch: 'feature/login' })),
      'muted-branch',
    );
    assert.equal(
      await reasonWith(() => undefined, { ...settings, ignoredBranches: ['feature/*'] }),
      'ignored-branch',
    );
    assert.equal(await reasonWith(({ repository }) => (repository.operationNow = 'bisect')), 'operation');
    assert.equal(
      await reasonWith(({ repository }) => (repository.branch('feature/login').merged = true)),
      'merged',
    );
    assert.equal(
      await reasonWith(({ repository }) => repository.branch('feature/login').commits.splice(0)),
      'no-own-work',
    );
    assert.equal(
      await reasonWith(({ repository }) => repository.branches.delete('feature/login')),
      'branch-gone',
    );
    assert.equal(
      await reasonWith((parts) => {
        parts.repository.switchTo('feature/login');
        parts.clone.cursorNow = { branch: 'main', seenAt: '2026-11-22T10:00:00Z' };
      }),
      'default-branch',
    );
  });
});
