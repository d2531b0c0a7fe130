import type { Replacement } from '../domain/purged';
import type { Git } from './git';

/** How long a push or a fetch may take: a hanging hook or remote is ended after it. */
const limitMs = 120_000;

/**
 * git's own network, for the CLI; the app's port `Network`. The user's hooks run on push and their
 * credential helpers on both, nothing asks on the terminal, and what they start ends with them.
 */
export class GitNetwork {
  readonly #git: Git;

  constructor(git: Git) {
    this.#git = git;
  }

  /**
   * Sends one refspec, and no tag, submodule or branch beside it.
   * @throws GitError: `rejected` with the remote's words in `stderr`, `network`, `timeout`.
   */
  async push(remote: string, refspec: string): Promise<true> {
    const options = ['--no-follow-tags', '--recurse-submodules=no'];
    await this.#git.reach(['push', ...options, '--end-of-options', remote, refspec], limitMs);
    return true;
  }

  /**
   * Replaces a ref on the remote if it is at `from`, which is the lease: the remote names its commit when
   * this begins, and swaps it for `to` only if it is still that one at the end.
   * @throws GitError as `push` does; `rejected` too where the ref is at another commit.
   */
  async replace({ remote, ref, from, to }: Replacement): Promise<true> {
    const options = ['--no-follow-tags', '--recurse-submodules=no', `--force-with-lease=${ref}:${from}`];
    await this.#git.reach(['push', ...options, '--end-of-options', remote, `${to}:${ref}`], limitMs);
    return true;
  }

  /** Brings one refspec, and nothing beside it; `FETCH_HEAD` stays as it is. @throws GitError */
  async fetch(remote: string, refspec: string): Promise<void> {
    const options = ['--no-tags', '--no-prune', '--no-write-fetch-head', '--no-recurse-submodules'];
    const quiet = ['--no-auto-maintenance', '--quiet'];
    await this.#git.reach(['fetch', ...options, ...quiet, '--end-of-options', remote, refspec], limitMs);
  }
}
