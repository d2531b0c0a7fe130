import { CatFile } from './catFile';
import type { Git } from './git';
import { isGitError } from './gitError';
import { symbolicHead } from './head';
import type { NoteFile } from './mend';
import { repairPath, takeAwayPath } from './mend';
import { reflogMessage } from './refTransaction';
import { runsNothing } from './commandTable';

export interface Mended {
  /** How many files were added or taken away. */
  readonly files: number;
  /** Another command was at work in the index, so that it is to be done again. */
  readonly isLocked: boolean;
}

/**
 * Mends a worktree after a switch that was under way while a note was put on the branch it came to, or
 * came from. Only where that branch's latest move was a share of ours, and only the files of that very
 * commit; whatever happened later is the user's own doing.
 * @throws GitError
 */
export async function mendArrival(git: Git, root: string): Promise<Mended> {
  const here = await symbolicHead(git);
  if (!here?.startsWith('refs/heads/')) {
    return { files: 0, isLocked: false };
  }
  const before = await leftByLatestMove(git);
  let files = 0;
  let isLocked = false;
  for (const ref of before === undefined || before === here ? [here] : [here, before]) {
    for (const file of await sharedLast(git, ref)) {
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

/** The branch that HEAD's latest move came from; undefined where that was no switch. */
async function leftByLatestMove(git: Git): Promise<string | undefined> {
  const subject = await latestMove(git, 'HEAD');
  const from = /^checkout: moving from (\S+) to \S+$/.exec(subject)?.[1];
  return from === undefined ? undefined : `refs/heads/${from}`;
}

async function latestMove(git: Git, ref: string): Promise<string> {
  const args = ['log', '-g', '--max-count=1', ...runsNothing, '--format=%gs', ref, '--'];
  return (await git.run(args, { answers: [0, 128] })).stdout.trim();
}

/** The files of the note that a branch's latest move put there; none where it was another move. */
async function sharedLast(git: Git, ref: string): Promise<readonly NoteFile[]> {
  if ((await latestMove(git, ref)) !== reflogMessage) {
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
