// A model of the repository at a desk: enough of one to gather the facts of a departure without git. That it
// tells the same as git does is shown on a whole day in week.test.ts.
import {
  decideOnDeparture,
  type DepartureFacts,
  type LoggedDecision,
  type PromptSettings,
} from '../../../src/domain/departure';
import type { Act } from './week';

interface ModelBranch {
  readonly commits: { readonly by: string; readonly isMe: boolean }[];
  stashes: number[];
  unpushed: number;
  merged: boolean;
}

/** Acts on a model, and decides on every departure that settles. Every question is answered by Not Now. */
export class Desk {
  readonly log: LoggedDecision[] = [];
  readonly #branches = new Map<string, ModelBranch>([['main', newBranch()]]);
  #now = Date.parse('2026-11-23T08:00:00Z');
  #head: string | undefined = 'main';
  #cursor = { branch: 'main', seenAt: this.#now, reached: 0, isKnown: false };

  constructor(private readonly settings: PromptSettings) {}

  /** Lets a night pass. */
  sleep(): void {
    this.#now += 16 * 60 * 60_000;
  }

  act(act: Act): void {
    this.#now += 1000;
    const here = this.#branch(this.#head ?? 'main');
    switch (act.do) {
      case 'switch':
        this.#head = act.to;
        break;
      case 'create':
        this.#branches.set(act.name, newBranch());
        this.#head = act.name;
        break;
      case 'work':
        here.commits.push({ by: 'Ana Sousa', isMe: true });
        here.unpushed += 1;
        break;
      case 'push':
        here.unpushed = 0;
        break;
      case 'stash':
        here.stashes.push(this.#now);
        break;
      case 'pop':
        here.stashes.pop();
        break;
      case 'detach':
        this.#head = undefined;
        break;
      case 'appear':
        this.#branches.set(act.branch, newBranch(3));
        break;
      case 'merge':
        this.#branch(act.branch).merged = true;
        break;
      case 'wait':
        this.#now += act.minutes * 60_000 - 1000;
        break;
      case 'settle':
        this.#settle();
        break;
      case 'pull':
        break;
    }
  }

  #settle(): void {
    if (this.#head === undefined || this.#head === this.#cursor.branch) return;
    const facts = this.#facts(this.#cursor.branch, this.#head);
    const outcome = decideOnDeparture(facts, this.settings);
    this.log.unshift({ at: facts.at, facts, outcome });
    const reached = this.#branch(this.#head).commits.length;
    this.#cursor = { branch: this.#head, seenAt: this.#now, reached, isKnown: true };
  }

  #facts(from: string, to: string): DepartureFacts {
    const { commits, stashes, unpushed, merged } = this.#branch(from);
    const mine = commits.filter(({ isMe }) => isMe).length;
    const asks = this.log.filter(({ outcome }) => outcome.decision === 'ask');
    const asked = asks.find(({ facts }) => facts.from === from);
    const first = commits[0];
    const { seenAt, reached, isKnown } = this.#cursor;
    const worked = commits.length !== reached || stashes.some((at) => at >= seenAt);
    return {
      ...{ from, to, at: iso(this.#now), defaultBranch: 'main', exists: true, tip: String(commits.length) },
      ...{ merged: merged || commits.length === 0, empty: commits.length === 0, ownCommits: mine },
      ...{ stashes: stashes.length, unpushed, mutedBranch: false, mutedRepository: false, promptsToday: 0 },
      ...(first ? { author: { name: first.by, email: '', isMe: first.isMe } } : {}),
      ...(first?.isMe === false && mine === 1 ? { ownLines: 1 } : {}),
      ...(isKnown ? { visit: { since: iso(seenAt), worked } } : {}),
      ...(asks[0] ? { lastPrompt: asks[0].at } : {}),
      ...(asked ? { asked: sinceAsked(asked, commits.length, stashes) } : {}),
    };
  }

  #branch(name: string): ModelBranch {
    const branch = this.#branches.get(name);
    if (!branch) throw new Error(`the desk has no branch ${name}`);
    return branch;
  }
}

function sinceAsked(
  asked: LoggedDecision,
  commits: number,
  stashes: readonly number[],
): NonNullable<DepartureFacts['asked']> {
  const since = Date.parse(asked.at);
  return {
    at: asked.at,
    commits: commits - Number(asked.facts.tip),
    stashes: stashes.filter((at) => at >= since).length,
  };
}

/** @param theirs how many commits of a colleague's it begins with */
function newBranch(theirs = 0): ModelBranch {
  const commits = Array.from({ length: theirs }, () => ({ by: 'Ben Meyer', isMe: false }));
  return { commits, stashes: [], unpushed: 0, merged: false };
}

function iso(time: number): string {
  return new Date(time).toISOString();
}
