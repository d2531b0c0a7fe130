import { decideOnDeparture, type DepartureFacts } from '../domain/departure';
import { branchOf } from '../domain/head';
import type { Union } from '../domain/union';
import { withoutKeys } from '../domain/withoutKeys';
import { gatherFacts } from './departureFacts';
import type { Parts } from './parts';
import type { Snapshot } from './repositoryState';

/**
 * What of mine on a branch nobody was told about, as the departure policy sees it: the facts of leaving it now
 * for `to`. Undefined where there is nothing to tell, whatever is muted, paused or was asked before.
 */
export async function unsaidOn(
  parts: Parts,
  branch: string,
  to: string,
): Promise<DepartureFacts | undefined> {
  const departure = { from: branch, to, at: parts.clock.now().toISOString() };
  const gathered = await gatherFacts(parts, departure, 0);
  const facts = { ...withoutKeys(gathered, onlyOnLeaving), to, mutedBranch: false, mutedRepository: false };
  const { prompt } = await parts.settings();
  const anyway = {
    enabled: true,
    dailyLimit: 1,
    ignoredBranches: [],
    onDefaultBranch: prompt.onDefaultBranch,
  };
  return decideOnDeparture(facts, anyway).decision === 'ask' ? facts : undefined;
}

/** Nothing has been left yet: what goes by that, or by what the person set or was asked, has no say. */
const onlyOnLeaving = ['pausedUntil', 'asked', 'lastPrompt', 'visit'] as const;

/** Notes that somebody was asked about a branch just now, so that no toast asks the same once they have left. */
export async function noteAsked(parts: Pick<Parts, 'clone' | 'clock'>, facts: DepartureFacts): Promise<void> {
  const at = parts.clock.now().toISOString();
  await parts.clone.logDecision({ at, facts, outcome: { decision: 'ask', reason: 'own-work' } });
}

interface Known {
  readonly union: Union;
  readonly branch: string;
  readonly facts: Promise<DepartureFacts | undefined>;
}

/** The same for the branch that is checked out; asked again only when a ref has moved. */
export class UnsaidHere {
  #known: Known | undefined;

  constructor(private readonly parts: Parts) {}

  /** Undefined where no branch is checked out, too. */
  async of({ head, union }: Pick<Snapshot, 'head' | 'union'>): Promise<DepartureFacts | undefined> {
    const branch = branchOf(head);
    if (branch === undefined) {
      return undefined;
    }
    if (this.#known?.union !== union || this.#known.branch !== branch) {
      // Noted before it has ended, so that who asks meanwhile shares it. Nobody knows where the person will
      // go: any name that is no branch does.
      this.#known = { union, branch, facts: unsaidOn(this.parts, branch, '') };
    }
    const known = this.#known;
    try {
      return await known.facts;
    } catch (error) {
      if (this.#known === known) {
        this.#known = undefined;
      }
      throw error;
    }
  }
}
