import type { Leaving } from '../../../../src/app/ports';
import type { WayToLeave } from '../../../../src/domain/departure';
import { isIntegrationBranch } from '../../../../src/domain/sharedBranch';

/** What is asked of the fake repository. */
interface Branches {
  readonly branches: ReadonlyMap<string, { readonly commits: readonly unknown[]; readonly unpushed: number }>;
  readonly uncommitted: readonly string[];
}

/** The rest that is asked about a branch that was left. */
export class FakeLeaving implements Leaving {
  howNow: WayToLeave | undefined = 'switch';
  readonly heldElsewhere = new Set<string>();
  readonly upstreamGone = new Set<string>();
  readonly same = new Set<string>();
  readonly onOthers = new Set<string>();
  lines = 1;
  /** Whether the reflog tells of something done right before leaving. */
  worked = false;

  constructor(private readonly repository: Branches) {}

  how(): Promise<{ readonly how: WayToLeave; readonly worked: boolean } | undefined> {
    return Promise.resolve(this.howNow && { how: this.howNow, worked: this.worked });
  }

  isHeldElsewhere(branch: string): Promise<boolean> {
    return Promise.resolve(this.heldElsewhere.has(branch));
  }

  neverWorkedOn(branch: string): Promise<boolean> {
    return Promise.resolve(this.repository.branches.get(branch)?.commits.length === 0);
  }

  hasSameContent(one: string, other: string): Promise<boolean> {
    return Promise.resolve(this.same.has(`${one} ${other}`));
  }

  isOnAnother(commit: string): Promise<boolean> {
    return Promise.resolve(this.onOthers.has(commit));
  }

  linesOf(): Promise<number> {
    return Promise.resolve(this.lines);
  }

  unpushed(branch: string): Promise<number> {
    return Promise.resolve(this.repository.branches.get(branch)?.unpushed ?? 0);
  }

  changedFiles(): Promise<number> {
    return Promise.resolve(this.repository.uncommitted.length);
  }

  isUpstreamGone(branch: string): Promise<boolean> {
    return Promise.resolve(this.upstreamGone.has(branch));
  }

  integrationBranches(): Promise<readonly string[]> {
    return Promise.resolve([...this.repository.branches.keys()].filter(isIntegrationBranch));
  }
}
