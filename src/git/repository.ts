import { objectId } from './objectId';
import type { BranchWork } from '../domain/branchWork';
import type { Departure, Operation } from '../domain/departure';
import type { Head } from '../domain/head';
import type { CodeFacts, CodeOf, Delivery } from '../domain/delivery';
import { isJournalBranch } from '../domain/journal';
import type { Rename } from '../domain/rename';
import type { SettingValues } from '../domain/settings';
import { isSharedBranch } from '../domain/sharedBranch';
import { commitsNamed, defaultBranchOf, listRemotes, pullRemotesOf, pushRemoteOf } from './branchNames';
import { readCodeFacts } from './codeFacts';
import { handoffSettings } from './configuration';
import { countStashes, readDelivery } from './delivery';
import type { Layout } from './discovery';
import { discover } from './discovery';
import type { Git, GitOptions } from './git';
import { readHead } from './head';
import { LeavingReads } from './leaving';
import { isMergedInto } from './merged';
import { branchUnderWay, operationOf } from './operation';
import { hadCommit, lastSwitch, readRenames } from './reflog';
import { atOnce, readsOf, type Reads } from './reads';
import { commitOf } from './refs';
import { missingFrom } from './treePaths';
import { readWork } from './work';

/**
 * Reads of one worktree, each asked of git as of now; this is the app's port `Repository`. Nothing here
 * moves a ref or writes a file. Methods throw GitError where git fails.
 */
export class GitRepository {
  readonly root: string | undefined;
  readonly commonDir: string;
  readonly gitDir: string;
  /** Bytes of a raw object id: 20 or 32. */
  readonly idBytes: number;
  readonly git: Git;
  /** What the reads below are made of. */
  readonly reads: Reads;
  /** What the departure policy asks about a branch that was left. */
  readonly leaving: LeavingReads;

  constructor(layout: Layout, git: Git, reads = readsOf(git)) {
    this.reads = reads;
    this.root = layout.root;
    this.commonDir = layout.commonDir;
    this.gitDir = layout.gitDir;
    this.idBytes = layout.idBytes;
    this.git = git;
    this.leaving = new LeavingReads(reads, layout);
  }

  /** See the port. The git processes are the same, so it need not be disposed of. */
  atOnce(): GitRepository {
    return new GitRepository(this, this.git, atOnce(this.reads));
  }

  async head(): Promise<Head> {
    const head = await readHead(this.reads);
    if (head.kind !== 'detached') {
      return head;
    }
    const underWay = await branchUnderWay(this.reads, this.gitDir);
    return underWay ? { ...head, underWay } : head;
  }

  async localBranches(): Promise<readonly string[]> {
    const heads = 'refs/heads/';
    return [...(await this.reads.refs()).ids.keys()]
      .filter((name) => name.startsWith(heads))
      .map((name) => name.slice(heads.length))
      .filter((name) => !isJournalBranch(name));
  }

  async tip(branch: string): Promise<string | undefined> {
    return (await this.reads.refs()).ids.get(`refs/heads/${branch}`);
  }

  async has(commit: string): Promise<boolean> {
    return objectId.test(commit) && (await commitOf(this.git, commit)) !== undefined;
  }

  async hasHad(branch: string, commit: string): Promise<boolean | undefined> {
    const tip = await this.tip(branch);
    return tip === undefined ? undefined : hadCommit(this.git, { branch, tip }, commit);
  }

  operation(): Promise<Operation | undefined> {
    return operationOf(this.git, this.gitDir, this.commonDir);
  }

  async lastSwitch(): Promise<Departure | undefined> {
    return lastSwitch(this.git, await this.head());
  }

  renames(): Promise<readonly Rename[]> {
    return readRenames(this.git);
  }

  defaultBranch(): Promise<string | undefined> {
    return defaultBranchOf(this.reads);
  }

  work(branch: string, since?: string): Promise<BranchWork> {
    return this.#work(branch, since, false);
  }

  news(branch: string, since?: string): Promise<BranchWork> {
    return this.#work(branch, since, true);
  }

  isMerged(branch: string, into: string): Promise<boolean> {
    return isMergedInto(atOnce(this.reads), branch, into);
  }

  delivery(branch: string): Promise<Delivery> {
    return readDelivery(atOnce(this.reads), branch, this.root !== undefined);
  }

  codeFacts(of: CodeOf): Promise<CodeFacts> {
    return readCodeFacts(atOnce(this.reads), this, of);
  }

  async missingPaths(of: CodeOf, paths: readonly string[]): Promise<readonly string[]> {
    const tip = of.branch === undefined ? of.commit : await this.tip(of.branch);
    return tip === undefined ? [] : missingFrom(this.git, tip, paths);
  }

  stashes(branch: string, since?: string): Promise<number> {
    return countStashes(this.reads, branch, since);
  }

  /** `a` and `b` are branch names or full object ids. */
  async mergeBase(a: string, b: string): Promise<string | undefined> {
    const reads = atOnce(this.reads);
    const [[first], others] = await Promise.all([commitsOf(reads, a), commitsOf(reads, b)]);
    return first === undefined ? undefined : reads.mergeBase(first, others);
  }

  listRemotes(): Promise<readonly string[]> {
    return listRemotes(this.reads);
  }

  pushRemote(branch: string | undefined, preferred?: string): Promise<string | undefined> {
    return pushRemoteOf(this.reads, branch, preferred);
  }

  pullRemotes(branch: string | undefined): Promise<readonly string[]> {
    return pullRemotesOf(this.reads, branch);
  }

  async settings(): Promise<SettingValues> {
    return handoffSettings(await this.reads.settings());
  }

  /** Ends every git process of this repository, those of its store included. */
  dispose(): void {
    this.git.dispose();
  }

  async #work(branch: string, since: string | undefined, onlyNews: boolean): Promise<BranchWork> {
    const reads = atOnce(this.reads);
    // What comes together on a branch is everybody's: of that, as of the default branch, only what no remote has.
    const base = onlyNews && isSharedBranch(branch) ? branch : await defaultBranchOf(reads);
    return readWork(reads, branch, { base, since, onlyNews });
  }
}

function commitsOf(reads: Reads, name: string): Promise<readonly string[]> {
  return objectId.test(name) ? Promise.resolve([name]) : commitsNamed(reads, name);
}

/**
 * Opens the repository that a folder belongs to, undefined where there is none.
 * @param options.allowBare take a bare repository too; only for a folder that the user stands in.
 * @throws GitError of kind `git-missing` where there is no git.
 */
export async function openRepository(
  path: string,
  options: GitOptions & { readonly allowBare?: boolean } = {},
): Promise<GitRepository | undefined> {
  const found = await discover(path, options);
  return found && new GitRepository(found.layout, found.git);
}
