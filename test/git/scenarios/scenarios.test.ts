import assert from 'node:assert/strict';
import { why } from '../../../src/app/departures';
import { decideOnDeparture, type DepartureDecision } from '../../../src/domain/departure';
import { resolveSettings } from '../../../src/domain/settings';
import { ensureBuilt } from '../support/cli';
import { closeAll } from '../support/repositories';
import { openWindow } from '../support/windows';
import { Stage } from './build';
import { readScenarios, type Scenario } from './read';
import { Score } from './score';

interface Told {
  readonly decision: string;
  readonly reason: string;
  readonly from: string | null;
}

/** What the pure function says of the facts that are gathered in a worktree. */
async function byFunction({ root, clock }: Stage): Promise<Told> {
  const { parts } = await openWindow(root, { clock });
  const { prompt } = resolveSettings([await parts.repository.settings()]);
  const { facts, departure } = await why(parts, prompt);
  const outcome: DepartureDecision = facts
    ? decideOnDeparture(facts, prompt)
    : { decision: 'quiet', reason: 'no-departure' };
  return { ...outcome, from: departure?.from ?? null };
}

/** What the built command line says there. */
async function byCommand(stage: Stage): Promise<Told> {
  return JSON.parse(await stage.said(['why', '--json'])) as Told;
}

function said({ decision, reason }: Pick<Told, 'decision' | 'reason'>): string {
  return `${decision} ${reason}`;
}

/** Windows say nothing where nothing was left; then `why` may still explain what was left before. */
function byWindows({ last }: Stage, { label }: Scenario): string {
  if (last === undefined) return label;
  const outcome = last.at(-1)?.outcome;
  return outcome ? said(outcome) : label.startsWith('quiet') ? label : 'quiet no-departure';
}

describe('the scenarios of leaving', function () {
  this.timeout(60_000);
  const score = new Score();

  before(function () {
    this.timeout(120_000);
    ensureBuilt();
  });

  after(() => {
    console.log(score.told());
  });

  for (const scenario of readScenarios()) {
    it(`${scenario.name}: ${scenario.label}`, async () => {
      const stage = new Stage(scenario);
      try {
        await stage.play();
        const [pure, cli] = await Promise.all([byFunction(stage), byCommand(stage)]);
        const windows = byWindows(stage, scenario);
        score.count(scenario.label, [
          windows,
          ...(scenario.why === scenario.label ? [pure, cli].map(said) : []),
        ]);
        assert.deepEqual(
          {
            windows,
            ...{ function: said(pure), command: said(cli) },
            from: scenario.from === undefined ? undefined : [pure.from, cli.from],
            asked: scenario.asked === undefined ? undefined : asksOf(stage),
          },
          {
            windows: scenario.label,
            ...{ function: scenario.why, command: scenario.why },
            from: scenario.from === undefined ? undefined : [scenario.from, scenario.from],
            asked: scenario.asked,
          },
        );
      } finally {
        closeAll();
      }
    });
  }
});

function asksOf({ decided }: Stage): number {
  return decided.filter(({ outcome }) => outcome.decision === 'ask').length;
}
