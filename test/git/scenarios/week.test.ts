import assert from 'node:assert/strict';
import type { LoggedDecision } from '../../../src/domain/departure';
import { closeAll } from '../support/repositories';
import { Stage } from './build';
import { Desk } from './desk';
import { weekOf, type Act } from './week';

const withoutLimit = { enabled: true, dailyLimit: 100_000, onDefaultBranch: false, ignoredBranches: [] };

/** What was decided on each day of a week at the desk of a model. */
function decidedIn(seed: number): readonly (readonly LoggedDecision[])[] {
  const desk = new Desk(withoutLimit);
  return weekOf(seed).map((day) => {
    const before = desk.log.length;
    day.forEach((act) => desk.act(act));
    desk.sleep();
    return desk.log.slice(0, desk.log.length - before).reverse();
  });
}

function questionsIn(decided: readonly LoggedDecision[]): number {
  return decided.filter(({ outcome }) => outcome.decision === 'ask').length;
}

function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0) / numbers.length;
}

/** An act as steps of a scenario, by real git. */
function stepsOf(act: Act): readonly string[] {
  switch (act.do) {
    case 'switch':
      return [`git switch -q ${act.to}`];
    case 'create':
      return [`git switch -q -c ${act.name} main`];
    case 'work':
      return ['work'];
    case 'push':
      return ['git push -q -u origin HEAD'];
    case 'stash':
      return ['edit', 'git stash -q'];
    case 'pop':
      // What half a change becomes is told by the commits; here it is thrown away.
      return ['git stash pop -q', 'git reset -q --hard'];
    case 'detach':
      return ['git switch -q --detach main'];
    case 'appear':
      return [
        ...['at ben', `git switch -q -c ${act.branch} origin/main`, 'work 3'],
        ...[`git push -q -u origin ${act.branch}`, 'at ana', 'git fetch -q'],
      ];
    case 'merge':
      return [
        ...['at ben', 'git fetch -q', 'git switch -q main', 'git pull -q'],
        ...[`git merge -q --no-ff --no-edit origin/${act.branch}`, 'git push -q origin main', 'at ana'],
      ];
    case 'pull':
      return ['git pull -q'];
    case 'wait':
      return [`minutes ${String(act.minutes)}`];
    case 'settle':
      return ['window'];
  }
}

describe('a week of 40 switches a day, with no limit and Not Now every time', function () {
  this.timeout(300_000);
  afterEach(closeAll);

  it('brings three questions a day at most, on the mean of many weeks', () => {
    const [first = [], ...more] = Array.from({ length: 200 }, (_, at) => decidedIn(at + 1).map(questionsIn));
    const all = [first, ...more].flat();
    const spread = [0, 1, 2, 3, 4, 5, 6, 7, 8].map((count) => all.filter((one) => one === count).length);
    console.log(
      [
        `      the first week: ${first.join(', ')} questions a day;`,
        `200 weeks: ${mean(all).toFixed(2)} on the mean, ${spread.join(', ')} days of 0, 1, 2 ... 8,`,
        `${((all.filter((one) => one <= 3).length / all.length) * 100).toFixed(0)} % of days with three or fewer`,
      ].join(' '),
    );
    assert.ok(mean(all) <= 3, String(mean(all)));
  });

  it('is a busy one: 40 switches, commits every hour, two to four branches of one’s own', () => {
    for (const day of weekOf(1)) {
      const switches = day.filter((act) => ['switch', 'create', 'detach'].includes(act.do)).length;
      const commits = day.filter((act) => act.do === 'work').length;
      assert.ok(switches >= 40 && switches <= 42, `${String(switches)} switches`);
      assert.ok(commits >= 5, `${String(commits)} commits`);
    }
  });

  it('is decided on real repositories as in the model, on two whole days and the night between', async () => {
    const days = weekOf(1).slice(0, 2);
    const expected = decidedIn(1).slice(0, 2).flat();
    const acts = days.map((day) => [...day.flatMap(stepsOf), 'minutes 960']);
    const steps = ['git config handoff.prompt.dailyLimit 100000', 'window', ...acts.flat()];
    const stage = new Stage({
      ...{ file: '', name: 'two days', steps, label: '', why: '', from: undefined, asked: undefined },
    });
    await stage.play();
    const told = ({ facts, outcome }: Pick<LoggedDecision, 'facts' | 'outcome'>): string =>
      `${facts.from ?? ''} -> ${facts.to ?? ''}: ${outcome.reason}`;
    assert.deepEqual(stage.decided.map(told), expected.map(told));
    assert.ok(expected.length > 40);
  });
});
