import { simpleGit } from 'simple-git';
import type { Environment } from './environment';
import { environmentNames } from './environment';
import type { GitErrorKind } from './gitError';
import { GitError } from './gitError';

/** One command that is started, says its piece and ends. */
export interface OneShot {
  readonly gitPath: string;
  readonly cwd: string;
  readonly config: readonly string[];
  readonly args: readonly string[];
  readonly env: Environment;
  readonly input?: string | Buffer;
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** What a command answered. Any exit code is an answer here; who asked decides what it means. */
export interface Answer {
  readonly exitCode: number;
  readonly stdout: Buffer;
  readonly stderr: string;
}

/** How long a child may take to end after it was told to, before we stop waiting for it. */
const graceMs = 1000;

/**
 * Runs one git command through simple-git; the arguments were checked by the caller. A fresh instance
 * each time, because a failure in one of its queues drops whatever waits behind it.
 * @throws GitError of kind `timeout`, `too-much-output`, `disposed` or `git-missing`.
 */
export async function runOneShot(shot: OneShot, disposed: AbortSignal): Promise<Answer> {
  const ended = new Ending(shot, disposed);
  try {
    const answer = await Promise.race([ask(shot, ended), ended.failure]);
    ended.throwIfReached();
    return answer;
  } finally {
    ended.release();
  }
}

async function ask(shot: OneShot, ended: Ending): Promise<Answer> {
  let answer: Answer | undefined;
  const git = simpleGit({
    baseDir: shot.cwd,
    binary: shot.gitPath,
    config: [...shot.config],
    abort: ended.signal,
    completion: { onClose: true, onExit: false },
    allowEnvironment: environmentNames,
    // Our own table and environment decide; these are the guarded things that we set on purpose.
    unsafe: {
      allowUnsafeConfigPaths: true,
      allowUnsafeCustomBinary: true,
      allowUnsafeFilter: true,
      allowUnsafeFsMonitor: true,
      allowUnsafeGpgProgram: true,
      allowUnsafeHooksPath: true,
    },
    input: () => shot.input,
    // Called for every result: the only place that has the exit code and the untouched bytes.
    errors: (_error, result) => {
      answer = {
        exitCode: Number.isInteger(result.exitCode) ? result.exitCode : -1,
        stdout: Buffer.concat(result.stdOut),
        stderr: Buffer.concat(result.stdErr).toString('utf8'),
      };
      return undefined;
    },
  }).env({ ...shot.env });
  git.outputHandler((_command, stdout) => {
    stdout.on('data', (chunk: Buffer) => ended.count(chunk.length));
    // simple-git waits 50 ms for output after a silent command (`merge-base --is-ancestor`); an empty
    // chunk tells it that there is none.
    stdout.on('end', () => stdout.emit('data', Buffer.alloc(0)));
  });
  await git.raw([...shot.args]);
  if (!answer) {
    throw new GitError({ kind: 'failed', command: shot.args[0] ?? '', stderr: 'no result' });
  }
  // Node reports a program that cannot be started by a negative exit code (its errno).
  if (answer.exitCode < 0 && answer.stderr.includes('ENOENT')) {
    throw new GitError({ kind: 'git-missing', command: shot.args[0] ?? '', stderr: answer.stderr });
  }
  return answer;
}

/** The three ways in which a command ends before it is done: time, too much output, our own disposal. */
class Ending {
  readonly #controller = new AbortController();
  readonly #shot: OneShot;
  readonly #disposed: AbortSignal;
  readonly #timer: NodeJS.Timeout;
  #grace: NodeJS.Timeout | undefined;
  #reached: GitErrorKind | undefined;
  #bytes = 0;
  #fail: (error: GitError) => void = () => undefined;
  /** Rejects once a child that was told to end has not done so in time. */
  readonly failure: Promise<never>;

  constructor(shot: OneShot, disposed: AbortSignal) {
    this.#shot = shot;
    this.#disposed = disposed;
    this.failure = new Promise<never>((_resolve, reject) => (this.#fail = reject));
    this.#timer = setTimeout(() => this.#end('timeout'), shot.timeoutMs);
    disposed.addEventListener('abort', this.#onDispose);
    if (disposed.aborted) {
      this.#end('disposed');
    }
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  count(bytes: number): void {
    this.#bytes += bytes;
    if (this.#bytes > this.#shot.maxBytes) {
      this.#end('too-much-output');
    }
  }

  throwIfReached(): void {
    if (this.#reached) {
      throw this.#error(this.#reached);
    }
  }

  release(): void {
    clearTimeout(this.#timer);
    clearTimeout(this.#grace);
    this.#disposed.removeEventListener('abort', this.#onDispose);
  }

  readonly #onDispose = (): void => this.#end('disposed');

  #end(kind: GitErrorKind): void {
    if (this.#reached) {
      return;
    }
    this.#reached = kind;
    this.#controller.abort();
    this.#grace = setTimeout(() => this.#fail(this.#error(kind)), graceMs);
  }

  #error(kind: GitErrorKind): GitError {
    return new GitError({ kind, command: this.#shot.args[0] ?? '' });
  }
}
