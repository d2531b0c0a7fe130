import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import type { BatchAnswer, SizeLimits } from './catFileParser';
import { BatchParser } from './catFileParser';
import { ignoreClosedPipe, startError } from './children';
import type { Git } from './git';
import { GitError } from './gitError';

interface Request {
  readonly name: string;
  readonly resolve: (answer: BatchAnswer) => void;
  readonly reject: (error: Error) => void;
}

/** How long the child may wait for the next request before it goes: nothing happens, nothing runs. */
const idleMs = 1000;
/** How long one answer may take before the child counts as hung. */
const patienceMs = 30_000;

/**
 * Bulk reads through one `cat-file --batch` child, started when first asked and ended when idle. One
 * process each would be a hundred times slower.
 */
export class CatFile {
  readonly #git: Git;
  readonly #limits: SizeLimits;
  #child: ChildProcessWithoutNullStreams | undefined;
  #waiting: Request[] = [];
  /** Index of the first request that is not answered yet; shifting an array of thousands is slow. */
  #next = 0;
  #timer: NodeJS.Timeout | undefined;
  #hung = false;

  /** Objects larger than `limits` say are answered as `too-large`. */
  constructor(git: Git, limits: SizeLimits) {
    this.#git = git;
    this.#limits = limits;
  }

  /**
   * Reads objects by name (`<id>`, `<commit>:<path>`), in order. In a partial clone git 2.39 dies at an
   * object that was not downloaded; that one is answered as missing and the rest asked again.
   * @throws GitError where git cannot be run, or hangs.
   */
  read(names: readonly string[]): Promise<readonly BatchAnswer[]> {
    if (names.some((name) => name.includes('\n'))) {
      throw new GitError({ kind: 'refused', command: 'cat-file', stderr: 'a name of two lines' });
    }
    const answers = names.map(
      (name) => new Promise<BatchAnswer>((resolve, reject) => this.#waiting.push({ name, resolve, reject })),
    );
    if (names.length > 0) {
      this.#ask(names);
    }
    return Promise.all(answers);
  }

  /** Ends the child; the next read starts another. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#child?.stdin.end();
    this.#child = undefined;
  }

  #ask(names: readonly string[]): void {
    const child = this.#child ?? this.#open();
    this.#wait(patienceMs, () => {
      this.#hung = true;
      child.kill('SIGKILL');
    });
    child.stdin.write(names.map((name) => `${name}\n`).join(''));
  }

  #open(): ChildProcessWithoutNullStreams {
    const child = this.#git.open(['cat-file', '--batch']);
    const parser = new BatchParser(this.#limits, (answer) => this.#answered(answer));
    let failure: GitError | undefined;
    child.stdout.on('data', (chunk: Buffer) => {
      if (this.#child === child) {
        this.#timer?.refresh();
        parser.push(chunk);
      }
    });
    // Read and dropped: a full pipe would stop the child. What matters is which request it died at.
    child.stderr.resume();
    child.stdin.on('error', ignoreClosedPipe);
    child.on('error', (error) => (failure = startError(error, 'cat-file')));
    child.on('close', () => {
      if (this.#child === child) {
        this.#child = undefined;
        this.#afterDeath(failure ?? this.#reasonForEnd());
      }
    });
    this.#child = child;
    return child;
  }

  /** Why the child was ended by us; undefined where it died by itself. */
  #reasonForEnd(): GitError | undefined {
    const kind = this.#git.disposed ? 'disposed' : this.#hung ? 'timeout' : undefined;
    this.#hung = false;
    return kind && new GitError({ kind, command: 'cat-file' });
  }

  #answered(answer: BatchAnswer): void {
    const request = this.#waiting[this.#next];
    this.#next += 1;
    request?.resolve(answer);
    if (this.#next >= this.#waiting.length) {
      this.#waiting = [];
      this.#next = 0;
      this.#wait(idleMs, () => this.dispose());
    }
  }

  #afterDeath(failure: GitError | undefined): void {
    clearTimeout(this.#timer);
    const left = this.#waiting.slice(this.#next);
    this.#waiting = [];
    this.#next = 0;
    const [first, ...rest] = left;
    if (failure) {
      left.forEach((request) => request.reject(failure));
      return;
    }
    first?.resolve({ kind: 'missing' });
    this.#waiting = rest;
    if (rest.length > 0) {
      try {
        this.#ask(rest.map((request) => request.name));
      } catch (error) {
        // Disposed of in the middle of a read.
        this.#waiting = [];
        rest.forEach((request) => request.reject(error instanceof Error ? error : new Error(String(error))));
      }
    }
  }

  #wait(milliseconds: number, then: () => void): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(then, milliseconds);
  }
}
