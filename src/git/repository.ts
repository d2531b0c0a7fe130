import { objectId } from './objectId';
import type { BranchWork } from '../domain/branchWork';
import type { Departure, Operation } from '../domain/departure';
import type { Head } from '../domain/head';
import type { Delivery } from '../domain/gaps';
import type { Rename } from '../domain/rename';
import type { SettingValues } from '../domain/settings';
import { commitsNamed, defaultBranchOf, listRemotes, pullRemotesOf, pushRemoteOf } from './branchNames';
import { handoffSettings } from './configuration';
import { countStashes, readDelivery } from './delivery';
import type { Layout } from './discovery';
import { discover } from './discovery';
import type { Git, GitOptions } from './git';
import { readHead } from './head';
import { isMergedInto } from './merged';
import { operationOf } from './operation';
import { lastSwitch, readRenames } from './reflog';
import { commitOf, mergeBaseOf } from './refs';
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

  constructor(layout: Layout, git: Git) {
    this.root = layout.root;
    this.commonDir = layout.commonDir;
    this.gitDir = layout.gitDir;
    this.idBytes = layout.idBytes;
    this.git = git;
  }

  head(): Promise<Head> {
    return readHead(this.git);
  }

  tip(branch: string): Promise<string | undefined> {
    return commitOf(this.git, `refs/heads/${branch}`);
  }

  async has(commit: string): Promise<boolean> {
    return objectId.test(commit) && (await commitOf(this.git, commit)) !== undefined;
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
    return defaultBranchOf(this.git);
  }

  async work(branch: string, since?: string): Promise<BranchWork> {
    return readWork(this.git, branch, { base: await this.defaultBranch(), since, onlyNews: false });
  }

  async news(branch: string, since?: string): Promise<BranchWork> {
    return readWork(this.git, branch, { base: await this.defaultBranch(), since, onlyNews: true });
  }

  isMerged(branch: string, into: string): Promise<boolean> {
    return isMergedInto(this.git, branch, into);
  }

  delivery(branch: string): Promise<Delivery> {
    return readDelivery(this.git, branch, this.root !== undefined);
  }

  stashes(branch: string, since?: string): Promise<number> {
    return countStashes(this.git, branch, since);
  }

  /** `a` and `b` are branch names or full object ids. */
  async mergeBase(a: string, b: string): Promise<string | undefined> {
    const [[first], others] = await Promise.all([this.#commits(a), this.#commits(b)]);
    return first === undefined ? undefined : mergeBaseOf(this.git, first, others);
  }

  listRemotes(): Promise<readonly string[]> {
    return listRemotes(this.git);
  }

  pushRemote(branch: string | undefined, preferred?: string): Promise<string | undefined> {
    return pushRemoteOf(this.git, branch, preferred);
  }

  pullRemotes(branch: string | undefined): Promise<readonly string[]> {
    return pullRemotesOf(this.git, branch);
  }

  settings(): Promise<SettingValues> {
    return handoffSettings(this.git);
  }

  /** Ends every git process of this repository, those of its store included. */
  dispose(): void {
    this.git.dispose();
  }

  #commits(name: string): Promise<readonly string[]> {
    return objectId.test(name) ? Promise.resolve([name]) : commitsNamed(this.git, name);
  }
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
