import { lstat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Place } from './branchTip';
import { CatFile } from './catFile';
import { isMissing } from './fileError';
import type { Git } from './git';
import { isGitError } from './gitError';
import { symbolicHead } from './head';
import type { NoteFile } from './mend';
import { repairPath, takeAwayPath } from './mend';
import { objectId } from './objectId';
import { operationOf } from './operation';
import { branchLeftBy, latestEntry } from './reflog';
import { commitOf } from './refs';
import { isInSparseCheckout } from './sparse';

/** A note that was put on a branch a moment ago: a switch that was under way then may have missed it. */
export interface RecentShare {
  readonly branch: string;
  /** The branch's tip since. */
  readonly commit: string;
  readonly files: readonly Omit<NoteFile, 'content'>[];
  /** When the branch was moved, in milliseconds since 1970. */
  readonly at: number;
}

export interface Mended {
  /** How many files were added or taken away. */
  readonly files: number;
  /** Another command was at work in the index, so that it is to be done again. */
  readonly isLocked: boolean;
}

/** How far a share and the end of the switch that it met may lie apart, in milliseconds. */
const raceMs = 5000;
/** The reflog has whole seconds, and a switch looks at the clock before it writes HEAD. In milliseconds. */
const reflogMs = 2000;

/** The switch that this worktree's HEAD has made last. */
interface Arrival {
  /** Full name of the branch that is checked out. */
  readonly here: string;
  /** Name of the branch that was left, or an object id. */
  readonly left: string;
  /** When HEAD was written, in nanoseconds since 1970: the last thing that a switch does. */
  readonly head: bigint;
  /** When the index was written. */
  readonly index: bigint;
}

/**
 * Mends a worktree after a switch that was under way while a note was put on the branch it came to, or came
 * from. What that leaves looks as if the user had staged it, so it is only done under proof: the time stamps
 * show that all of it was so when the switch wrote HEAD, and a switch that knew of the note leaves no such
 * thing. Only the files of these shares are looked at; without one git is not asked. Under reftable, where
 * HEAD has no time of its own, nothing is mended.
 * @throws GitError
 */
export async function mendArrival(
  git: Git,
  place: Place,
  root: string,
  shares: readonly RecentShare[],
): Promise<Mended> {
  const arrival = shares.length === 0 ? undefined : await arrivalOf(git, place);
  let files = 0;
  let isLocked = false;
  for (const share of arrival ? shares : []) {
    for (const mend of arrival ? await mendsOf(git, root, arrival, share) : []) {
      try {
        files += (await mend()) ? 1 : 0;
      } catch (error) {
        if (!isGitError(error, 'locked')) {
          throw error;
        }
        isLocked = true;
      }
    }
  }
  return { files, isLocked };
}

/** Undefined where HEAD's last move was no switch from one branch to another, or something is under way. */
async function arrivalOf(git: Git, place: Place): Promise<Arrival | undefined> {
  const [here, entry, head, index, operation, tables] = await Promise.all([
    symbolicHead(git),
    latestEntry(git, 'HEAD'),
    writtenAt(join(place.gitDir, 'HEAD')),
    writtenAt(join(place.gitDir, 'index')),
    operationOf(git, place.gitDir, place.commonDir),
    writtenAt(join(place.commonDir, 'reftable')),
  ]);
  const left = entry && branchLeftBy(entry);
  if (!here?.startsWith('refs/heads/') || left === undefined || here === `refs/heads/${left}`) {
    return undefined;
  }
  // HEAD can be written without a word in the reflog; then nothing is known of how it came here.
  const isToldOf = head !== undefined && Math.abs(inMs(head) - Date.parse(entry?.at ?? '')) < reflogMs;
  return isToldOf && index !== undefined && operation === undefined && tables === undefined
    ? { here, left, head, index }
    : undefined;
}

async function mendsOf(
  git: Git,
  root: string,
  arrival: Arrival,
  share: RecentShare,
): Promise<readonly (() => Promise<boolean>)[]> {
  const ref = `refs/heads/${share.branch}`;
  const isHere = arrival.here === ref;
  if (
    (!isHere && arrival.left !== share.branch) ||
    Math.abs(inMs(arrival.head) - share.at) > raceMs ||
    (await commitOf(git, ref)) !== share.commit
  ) {
    return [];
  }
  const missed: (() => Promise<boolean>)[] = [];
  for (const file of await filesOf(git, share)) {
    const isProven = isHere
      ? (await wasNeverHere(git, root, arrival, file.path)) && (await lacks(git, arrival.left, file.path))
      : await cameAlong(root, arrival, file.path);
    if (isProven) {
      missed.push(() => (isHere ? repairPath : takeAwayPath)(git, root, file));
    }
  }
  return missed;
}

/**
 * True where no file at a path has gone since HEAD was written: to take one away changes the time of the
 * folder it was in. A sparse checkout has none there; then the index must be as old.
 */
async function wasNeverHere(git: Git, root: string, arrival: Arrival, path: string): Promise<boolean> {
  const folder = await nearestFolder(root, path);
  // A clock ticks in steps of some milliseconds: in the same one a whole other command must not fit.
  const isUntouched = folder < arrival.head || (folder === arrival.head && arrival.index <= arrival.head);
  return isUntouched && (arrival.index <= arrival.head || (await isInSparseCheckout(git, path)));
}

/** True where index and file are as old as HEAD: a switch that knew of the note would have taken both away. */
async function cameAlong(root: string, { head, index }: Arrival, path: string): Promise<boolean> {
  const file = (await statOf(join(root, ...path.split('/'))))?.ctimeNs ?? 0n;
  return index <= head && file <= head;
}

/** When the deepest folder on the way to a path was changed last. */
async function nearestFolder(root: string, path: string): Promise<bigint> {
  let nearest = (await statOf(root))?.mtimeNs ?? 0n;
  const parts = path.split('/').slice(0, -1);
  for (let depth = 1; depth <= parts.length; depth += 1) {
    const found = await statOf(join(root, ...parts.slice(0, depth)));
    if (!found) {
      break;
    }
    nearest = found.mtimeNs;
  }
  return nearest;
}

/** True where a branch is there and has nothing at a path: what both branches have a switch leaves as it is staged. */
async function lacks(git: Git, branch: string, path: string): Promise<boolean> {
  const commit = objectId.test(branch) ? branch : await commitOf(git, `refs/heads/${branch}`);
  if (commit === undefined) {
    return false;
  }
  const { stdout } = await git.run(['rev-parse', '-q', '--verify', `${commit}:${path}`], {
    answers: [0, 1, 128],
  });
  return stdout.trim() === '';
}

/** What a share brings, in whichever spelling the disk has: nothing else is ever written or taken away. */
const ours =
  /^\.handoffs\/(?:\.gitattributes|(?!\.\.?\/)[^/\\:\n]+\/(?!\.\.?\/)[^/\\:\n]+\/handoff\.yaml)$/iu;

/** The files of a share as its commit has them: what was noted of it may come from elsewhere. */
async function filesOf(git: Git, { commit, files }: RecentShare): Promise<readonly NoteFile[]> {
  const named = files.filter(({ path }) => ours.test(path));
  const reader = new CatFile(git, { blob: 64 * 1024, tree: 0 });
  try {
    const answers = await reader.read(named.map(({ path }) => `${commit}:${path}`));
    return answers.flatMap((answer, index) => {
      const file = named[index];
      return file && answer.kind === 'object' && answer.type === 'blob' && answer.id === file.blob
        ? [{ ...file, content: answer.content }]
        : [];
    });
  } finally {
    reader.dispose();
  }
}

async function writtenAt(path: string): Promise<bigint | undefined> {
  return (await statOf(path))?.mtimeNs;
}

/** Times of a file itself, in nanoseconds since 1970; undefined where there is none. */
interface Times {
  readonly mtimeNs: bigint;
  readonly ctimeNs: bigint;
}

async function statOf(path: string): Promise<Times | undefined> {
  return lstat(path, { bigint: true }).catch((error: unknown) => {
    if (isMissing(error)) {
      return undefined;
    }
    throw error;
  });
}

function inMs(nanoseconds: bigint): number {
  return Number(nanoseconds / 1_000_000n);
}
