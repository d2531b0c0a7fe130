import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { setMaxListeners } from 'node:events';
import type { Start } from './children';
import { Children } from './children';
import { effectOf } from './commandTable';
import type { Environment } from './environment';
import { localConfig, localEnvironment, networkConfig, networkEnvironment } from './environment';
import { GitError, meaningOf } from './gitError';
import { findHeldLock } from './locks';
import { runOneShot } from './oneShot';

/** Where git commands run: in a folder, and for a bare repository with its git directory named. */
export interface GitPlace {
  readonly cwd: string;
  /** Given only for a bare repository: everywhere else git finds it, and checks who owns it. */
  readonly gitDir?: string;
}

export interface GitOptions {
  /** The git program; `git` from PATH where absent. */
  readonly gitPath?: string;
  /** The process environment to start from; tests give their own. */
  readonly env?: NodeJS.ProcessEnv;
}

export interface RunOptions {
  /** More `-c` options, `key=value`. */
  readonly config?: readonly string[];
  /** More environment, such as the author of a commit. */
  readonly env?: Environment;
  readonly input?: string | Buffer;
  /** Milliseconds; 30 s where absent. */
  readonly timeoutMs?: number;
  /** Of stdout and stderr; 32 MiB where absent. */
  readonly maxBytes?: number;
  /** Exit codes that are answers and no failures; only 0 where absent. */
  readonly answers?: readonly number[];
}

/** What a command said. `stdout` is its exact output read as UTF-8. */
export interface Output {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

const defaultTimeoutMs = 30_000;
const defaultMaxBytes = 32 * 1024 * 1024;

/**
 * The one place that runs git: every command goes through the table of `commandTable`, without a shell,
 * with the environment and options of `environment`, a time limit and an output limit.
 */
export class Git {
  readonly place: GitPlace;
  readonly #options: GitOptions;
  readonly #children: Children;
  readonly #disposal: AbortController;

  constructor(place: GitPlace, options: GitOptions = {}, shared?: Git) {
    this.place = place;
    this.#options = options;
    this.#children = shared ? shared.#children : new Children();
    this.#disposal = shared ? shared.#disposal : new AbortController();
    setMaxListeners(0, this.#disposal.signal);
  }

  /** The same git at another place (another worktree); it is disposed of with this one. */
  at(place: GitPlace): Git {
    return new Git(place, this.#options, this);
  }

  /**
   * Runs one command in this clone.
   * @throws GitError where it fails; its kind says what that means.
   */
  async run(args: readonly string[], options: RunOptions = {}): Promise<Output> {
    this.#refuseNetwork(args);
    const answer = await runOneShot(
      {
        gitPath: this.#gitPath(),
        cwd: this.place.cwd,
        config: [...localConfig, ...(options.config ?? [])],
        args: [...this.#where(), ...args],
        env: { ...this.#localEnvironment(), ...options.env },
        ...(options.input === undefined ? {} : { input: options.input }),
        timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
        maxBytes: options.maxBytes ?? defaultMaxBytes,
      },
      this.#disposal.signal,
    );
    return this.#judge(args, options, answer);
  }

  /** Runs one plumbing command that reads its work from stdin. @throws GitError */
  async feed(args: readonly string[], input: string | Buffer, options: RunOptions = {}): Promise<Output> {
    this.#refuseNetwork(args);
    const answer = await this.#children.feed(this.#start(args, options), input, {
      timeoutMs: options.timeoutMs ?? defaultTimeoutMs,
      maxBytes: options.maxBytes ?? defaultMaxBytes,
    });
    return this.#judge(args, options, answer);
  }

  /** Feeds a child of `open` and waits for its end, within the usual limits. Any exit code is an answer. */
  async finish(child: ChildProcessWithoutNullStreams, command: string, input: Buffer): Promise<Output> {
    const limits = { timeoutMs: defaultTimeoutMs, maxBytes: defaultMaxBytes };
    const answer = await this.#children.finish(child, command, input, limits);
    return { ...answer, stdout: answer.stdout.toString('utf8') };
  }

  /** Starts a child that the caller talks to and ends; it is killed on `dispose` at the latest. */
  open(args: readonly string[], options: RunOptions = {}): ChildProcessWithoutNullStreams {
    this.#refuseNetwork(args);
    return this.#children.start(this.#start(args, options));
  }

  /** Runs a push or a fetch, with the user's own hooks and credentials. @throws GitError */
  async reach(args: readonly string[], timeoutMs: number): Promise<Output> {
    if (effectOf(args) !== 'network') {
      throw new GitError({ kind: 'refused', command: args[0] ?? '', stderr: 'is no network command' });
    }
    const start: Start = {
      gitPath: this.#gitPath(),
      cwd: this.place.cwd,
      args: [...asOptions(networkConfig), '--no-pager', ...this.#where(), ...args],
      env: networkEnvironment(this.#ambient()),
      command: args[0] ?? '',
      ownGroup: true,
    };
    const answer = await this.#children.feed(start, '', { timeoutMs, maxBytes: defaultMaxBytes });
    return this.#judge(args, {}, answer);
  }

  /** What the environment of a command says of who writes, as a text to compare. */
  get writer(): string {
    const { GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL, EMAIL } = this.#localEnvironment();
    return JSON.stringify([GIT_AUTHOR_NAME, GIT_AUTHOR_EMAIL, EMAIL]);
  }

  get disposed(): boolean {
    return this.#disposal.signal.aborted;
  }

  /** Ends every child; commands under way fail with kind `disposed`. */
  dispose(): void {
    this.#disposal.abort();
    this.#children.dispose();
  }

  #refuseNetwork(args: readonly string[]): void {
    if (effectOf(args) === 'network') {
      throw new GitError({ kind: 'refused', command: args[0] ?? '', stderr: 'goes to the network' });
    }
  }

  #start(args: readonly string[], options: RunOptions): Start {
    const config = [...localConfig, ...(options.config ?? [])];
    return {
      gitPath: this.#gitPath(),
      cwd: this.place.cwd,
      args: [...asOptions(config), '--no-pager', ...this.#where(), ...args],
      env: { ...this.#localEnvironment(), ...options.env },
      command: args[0] ?? '',
    };
  }

  async #judge(
    args: readonly string[],
    options: RunOptions,
    answer: { exitCode: number; stdout: Buffer; stderr: string },
  ): Promise<Output> {
    const { exitCode, stderr } = answer;
    if ((options.answers ?? [0]).includes(exitCode)) {
      return { exitCode, stdout: answer.stdout.toString('utf8'), stderr };
    }
    const kind = meaningOf(stderr);
    const lock = kind === 'locked' ? await findHeldLock(stderr, this.place.cwd) : undefined;
    throw new GitError({ kind, command: args[0] ?? '', exitCode, stderr, ...(lock ? { lock } : {}) });
  }

  #where(): readonly string[] {
    return this.place.gitDir === undefined ? [] : [`--git-dir=${this.place.gitDir}`];
  }

  #gitPath(): string {
    return this.#options.gitPath ?? 'git';
  }

  #ambient(): NodeJS.ProcessEnv {
    return this.#options.env ?? process.env;
  }

  #localEnvironment(): Environment {
    return localEnvironment(this.#ambient());
  }
}

function asOptions(config: readonly string[]): readonly string[] {
  return config.flatMap((option) => ['-c', option]);
}
