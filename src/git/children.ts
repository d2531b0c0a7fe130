import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { spawn } from 'node:child_process';
import type { Environment } from './environment';
import type { GitErrorKind } from './gitError';
import { GitError } from './gitError';
import type { Answer } from './oneShot';

/** How to start a git child; the arguments were checked by the caller and `-c` options are among them. */
export interface Start {
  readonly gitPath: string;
  readonly cwd: string;
  readonly args: readonly string[];
  readonly env: Environment;
  /** The git command, for messages. */
  readonly command: string;
  /** Give it a process group of its own, so that hooks and helpers it starts end with it (POSIX). */
  readonly ownGroup?: boolean;
}

export interface Limits {
  readonly timeoutMs: number;
  /** Of stdout and stderr together. */
  readonly maxBytes: number;
}

/** The git children that we hold by hand: those fed through stdin, and the long-lived ones. */
export class Children {
  readonly #running = new Set<() => void>();
  #disposed = false;

  /** Starts a child that the caller talks to. It is killed on `dispose`, if it still runs then. */
  start(start: Start): ChildProcessWithoutNullStreams {
    if (this.#disposed) {
      throw new GitError({ kind: 'disposed', command: start.command });
    }
    const detached = start.ownGroup === true && process.platform !== 'win32';
    const child = spawn(start.gitPath, [...start.args], {
      cwd: start.cwd,
      env: { ...start.env },
      windowsHide: true,
      shell: false,
      stdio: 'pipe',
      detached,
    });
    const kill = (): void => end(child, detached);
    this.#running.add(kill);
    child.on('close', () => this.#running.delete(kill));
    child.on('error', () => this.#running.delete(kill));
    return child;
  }

  /**
   * Starts a child, feeds it `input`, and resolves with what it answered, whatever its exit code.
   * @throws GitError of kind `timeout`, `too-much-output`, `disposed` or `git-missing`.
   */
  feed(start: Start, input: string | Buffer, limits: Limits): Promise<Answer> {
    const group = start.ownGroup === true && process.platform !== 'win32';
    return this.finish(this.start(start), start.command, input, limits, group);
  }

  /** As `feed`, for a child that was started already. `group`: it leads a process group of its own. */
  finish(
    child: ChildProcessWithoutNullStreams,
    command: string,
    input: string | Buffer,
    limits: Limits,
    group = false,
  ): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const stdout: Buffer[] = [];
      const stderr: Buffer[] = [];
      let bytes = 0;
      const said = (): string => Buffer.concat(stderr).toString('utf8');
      const give = (kind: GitErrorKind): void => {
        clearTimeout(timer);
        end(child, group);
        reject(new GitError({ kind, command, stderr: said() }));
      };
      const timer = setTimeout(() => give('timeout'), limits.timeoutMs);
      const take = (list: Buffer[]) => (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > limits.maxBytes) {
          give('too-much-output');
        } else {
          list.push(chunk);
        }
      };
      child.stdout.on('data', take(stdout));
      child.stderr.on('data', take(stderr));
      child.on('error', (error) => {
        clearTimeout(timer);
        reject(startError(error, command));
      });
      child.on('close', (code) => {
        clearTimeout(timer);
        if (code === null && this.#disposed) {
          reject(new GitError({ kind: 'disposed', command }));
        } else {
          resolve({ exitCode: code ?? -1, stdout: Buffer.concat(stdout), stderr: said() });
        }
      });
      // A child that died early closes its end of the pipe; its exit code and stderr say why.
      child.stdin.on('error', ignoreClosedPipe);
      child.stdin.end(input);
    });
  }

  /** Ends every child that still runs, and refuses new ones. */
  dispose(): void {
    this.#disposed = true;
    for (const kill of [...this.#running]) {
      kill();
    }
    this.#running.clear();
  }
}

/** What it means that a child could not be started. */
export function startError(error: Error, command: string): GitError {
  const missing = 'code' in error && error.code === 'ENOENT';
  return new GitError({ kind: missing ? 'git-missing' : 'failed', command, stderr: error.message });
}

/** For stdin of a child that may end before it has read everything. */
export function ignoreClosedPipe(error: Error): void {
  const code = 'code' in error ? error.code : undefined;
  if (code !== 'EPIPE' && code !== 'ERR_STREAM_DESTROYED' && code !== 'ECONNRESET') {
    throw error;
  }
}

/** SIGKILL, since a stopped or hung child answers nothing else; and no pipe is kept open by orphans. */
function end(child: ChildProcessWithoutNullStreams, group: boolean): void {
  if (group && child.pid !== undefined) {
    try {
      process.kill(-child.pid, 'SIGKILL');
    } catch (error) {
      // ESRCH: the whole group is gone already, which is what was wanted.
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) {
        throw error;
      }
    }
  } else {
    child.kill('SIGKILL');
  }
  child.stdout.destroy();
  child.stderr.destroy();
}
