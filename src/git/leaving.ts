import { isIntegrationBranch } from '../domain/sharedBranch';
import { runsNothing } from './commandTable';
import { countUnpushed } from './delivery';
import { howHeadMoved, neverWorkedOn, type HeadMove } from './reflog';
import type { Reads } from './reads';
import { changedPaths } from './status';
import { notOurs } from './work';
import { isHeldElsewhere } from './worktrees';

/** What the departure policy asks about a branch that was left; the app's port `Leaving`. */
export class LeavingReads {
  constructor(
    private readonly reads: Reads,
    private readonly layout: { readonly commonDir: string; readonly gitDir: string },
  ) {}

  /** See the port. @throws GitError */
  how(names: readonly string[], to: string | undefined): Promise<HeadMove | undefined> {
    return howHeadMoved(this.reads.git, names, to);
  }

  /** See the port. @throws GitError */
  isHeldElsewhere(branch: string): Promise<boolean> {
    return isHeldElsewhere(this.reads.git, this.layout, branch);
  }

  /** See the port. @throws GitError */
  neverWorkedOn(branch: string): Promise<boolean> {
    return neverWorkedOn(this.reads.git, branch);
  }

  /** See the port. @throws GitError */
  async hasSameContent(one: string, other: string): Promise<boolean> {
    const args = ['diff-tree', '-r', '--quiet', one, other, '--', notOurs];
    return (await this.reads.git.run(args, { answers: [0, 1, 128] })).exitCode === 0;
  }

  /** See the port. @throws GitError */
  async linesOf(commit: string): Promise<number> {
    const args = ['log', '--max-count=1', '--numstat', '--format=', ...runsNothing, commit, '--', notOurs];
    const { stdout } = await this.reads.git.run(args);
    // A binary file has dashes for numbers, and counts as no small change.
    return stdout
      .split('\n')
      .filter((line) => line !== '')
      .flatMap((line) => line.split('\t').slice(0, 2))
      .reduce((sum, number) => sum + (number === '-' ? 1000 : Number(number)), 0);
  }

  /** See the port. @throws GitError */
  unpushed(branch: string): Promise<number> {
    return countUnpushed(this.reads, branch);
  }

  /** See the port. @throws GitError */
  async changedFiles(): Promise<number> {
    return ((await changedPaths(this.reads.git, notOurs, 'tracked')) ?? []).length;
  }

  /** See the port. @throws GitError */
  async isUpstreamGone(branch: string): Promise<boolean> {
    const [settings, { ids }] = await Promise.all([this.reads.settings(), this.reads.refs()]);
    const valueOf = (key: string): string => settings.findLast((one) => one.key === key)?.value ?? '';
    const remote = valueOf(`branch.${branch}.remote`);
    const tracked = valueOf(`branch.${branch}.merge`);
    const prefix = `refs/remotes/${remote}/`;
    const fetchesAll = settings.some(
      ({ key, value }) => key === `remote.${remote}.fetch` && /^\+?refs\/heads\/\*:/.test(value),
    );
    const wasFetched = [...ids.keys()].some((name) => name.startsWith(prefix));
    const isThere = ids.has(tracked.replace(/^refs\/heads\//, prefix));
    return tracked.startsWith('refs/heads/') && fetchesAll && wasFetched && !isThere;
  }

  /** See the port. @throws GitError */
  async isOnAnother(commit: string, branch: string): Promise<boolean> {
    const args = ['for-each-ref', '--format=%(refname)', `--contains=${commit}`, '--end-of-options'];
    const { stdout } = await this.reads.git.run([...args, 'refs/heads', 'refs/remotes']);
    const names = stdout.split('\n').map((name) => name.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, ''));
    return names.some((name) => name !== '' && name !== 'HEAD' && name !== branch);
  }

  /** See the port. @throws GitError */
  async integrationBranches(): Promise<readonly string[]> {
    const { ids } = await this.reads.refs();
    const names = [...ids.keys()].map((name) => name.replace(/^refs\/(?:heads|remotes\/[^/]+)\//, ''));
    return [...new Set(names.filter(isIntegrationBranch))];
  }
}
