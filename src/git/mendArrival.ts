import { join } from 'node:path';
import type { Place } from './branchTip';
import { CatFile } from './catFile';
import type { Git } from './git';
import { isGitError } from './gitError';
import { symbolicHead } from './head';
import type { NoteFile } from './mend';
import { repairPath, takeAwayPath } from './mend';
import { isPrepared, operationOf, writtenAt } from './operation';
import { branchLeftBy, latestEntry } from './reflog';
import { reflogMessage } from './refTransaction';
import { runsNothing } from './commandTable';

export interface Mended {
  /** How many files were added or taken away. */
  readonly files: number;
  /** Another command was at work in the index, so that it is to be done again. */
  readonly isLocked: boolean;
}

/** How far a share and the switch that it met may lie apart, and the switch's own two steps, in milliseconds. */
const raceMs = 5000;
/** How old an arrival may be: later, whatever is staged is somebody's own doing. In milliseconds. */
const recentMs = 5 * 60_000;

/**
 * Mends a worktree after a switch that was under way while a note was put on the branch it came to, or
 * came from. What that leaves looks as if the user had staged it, so it is only done under proof: the
 * switch is the latest that HEAD did, the share the latest that the branch did, the two met, and nobody
 * has written the index since. Only the files of that very commit are looked at.
 * @throws GitError
 */
export async function mendArrival(git: Git, place: Place, root: string): Promise<Mended> {
  const here = await symbolicHead(git);
  const arrival = here?.startsWith('refs/heads/') ? await latestEntry(git, 'HEAD') : undefined;
  const left = arrival && branchLeftBy(arrival);
  if (here === undefined || arrival === undefined || left === undefined) {
    return { files: 0, isLocked: false };
  }
  const at = Date.parse(arrival.at);
  if (!(await isAsArrived(git, place, at))) {
    return { files: 0, isLocked: false };
  }
  let files = 0;
  let isLocked = false;
  for (const ref of new Set([here, `refs/heads/${left}`])) {
    for (const file of await sharedAt(git, ref, at)) {
      const mend = ref === here ? repairPath : takeAwayPath;
      try {
        files += (await mend(git, root, file)) ? 1 : 0;
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

/**
 * True where an arrival is recent and the worktree is as it left it: a switch writes the index just before
 * HEAD, and takes away what a merge, a squash or a cherry-pick had noted, so either is later than it.
 */
async function isAsArrived(git: Git, place: Place, at: number): Promise<boolean> {
  return (
    Math.abs(Date.now() - at) <= recentMs &&
    (await writtenAt(join(place.gitDir, 'index'))) <= at + raceMs &&
    !(await isPrepared(place.gitDir)) &&
    (await operationOf(git, place.gitDir, place.commonDir)) === undefined
  );
}

/** The files of the note that a branch's latest move put there about then; none where it was another move. */
async function sharedAt(git: Git, ref: string, at: number): Promise<readonly NoteFile[]> {
  const move = await latestEntry(git, ref);
  if (move?.subject !== reflogMessage || Math.abs(Date.parse(move.at) - at) > raceMs) {
    return [];
  }
  const touched = await git.run([
    ...['log', '-z', '--max-count=1', ...runsNothing],
    ...['--name-only', '--no-renames', '--format=', ref],
  ]);
  const paths = touched.stdout
    .split('\0')
    .map((path) => path.replace(/^\n/, ''))
    .filter((path) => path.startsWith('.handoffs/') && !path.includes('\n'));
  const reader = new CatFile(git, { blob: 64 * 1024, tree: 0 });
  try {
    const answers = await reader.read(paths.map((path) => `${ref}:${path}`));
    return answers.flatMap((answer, index) => {
      const path = paths[index];
      return path !== undefined && answer.kind === 'object' && answer.type === 'blob'
        ? [{ blob: answer.id, path, content: answer.content }]
        : [];
    });
  } finally {
    reader.dispose();
  }
}
