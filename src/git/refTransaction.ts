import { createInterface } from 'node:readline';
import { ignoreClosedPipe } from './children';
import { durable } from './fastImport';
import type { Git } from './git';
import { GitError, meaningOf } from './gitError';
import { findHeldLock } from './locks';

/** What the reflog says about a move of ours. */
const reflogMessage = 'handoff: share';

export interface RefMove {
  /** Full name. */
  readonly ref: string;
  readonly from: string;
  readonly to: string;
  /** For the reflog; `reflogMessage` where absent. */
  readonly why?: string;
}

/** How long git may take for one step of a transaction. */
const patienceMs = 10_000;

/**
 * Moves a ref from one commit to another, with a last look in between: the ref is locked, then `check`
 * runs (keep it short), and what it returns decides. Never creates a ref: `from` must be what is there.
 * @returns undefined where the ref was moved, else what `check` found.
 * @throws GitError of kind `lost-race` where the ref is no longer at `from`, `locked` where a lock is held.
 */
export async function moveRef<T>(
  git: Git,
  move: RefMove,
  check: () => Promise<T | undefined>,
): Promise<T | undefined> {
  const child = git.open(['update-ref', '--stdin', '-m', move.why ?? reflogMessage], { config: durable });
  const stderr: Buffer[] = [];
  child.stderr.on('data', (chunk: Buffer) => stderr.push(chunk));
  child.stdin.on('error', ignoreClosedPipe);
  const ended = new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? -1));
  });
  // Looked at below wherever it matters; without this an early failure would count as unhandled.
  ended.catch(() => undefined);
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const say = async (words: string, answer: string): Promise<void> => {
    child.stdin.write(words);
    const line = await answers.next();
    if (line.done || line.value !== answer) {
      throw await failure(git, await ended, Buffer.concat(stderr).toString('utf8'));
    }
  };
  try {
    await say('start\n', 'start: ok');
    await say(`update ${move.ref} ${move.to} ${move.from}\nprepare\n`, 'prepare: ok');
    const found = await check();
    await (found === undefined ? say('commit\n', 'commit: ok') : say('abort\n', 'abort: ok'));
    return found;
  } finally {
    clearTimeout(timer);
    // Without `commit` the end of the input is an abort.
    child.stdin.end();
  }
}

async function failure(git: Git, exitCode: number, stderr: string): Promise<GitError> {
  // A deleted branch: the ref cannot be at the commit that it was at.
  const kind = stderr.includes('unable to resolve reference') ? 'lost-race' : meaningOf(stderr);
  const lock = kind === 'locked' ? await findHeldLock(stderr, git.place.cwd) : undefined;
  return new GitError({ kind, command: 'update-ref', exitCode, stderr, ...(lock ? { lock } : {}) });
}
