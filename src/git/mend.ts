import { join } from 'node:path';
import { CatFile } from './catFile';
import type { Aside } from './commitAside';
import type { Git } from './git';
import { isGitError } from './gitError';
import { symbolicHead } from './head';
import { addEntry } from './indexEntry';
import { isInSparseCheckout } from './sparse';
import { reflogMessage } from './refTransaction';
import { kindOf, placeFile } from './worktreeFile';

/**
 * Mends what a switch that was under way makes of a note that was put on its branch: HEAD has the file,
 * the index does not (so it shows as a staged deletion), and the file is absent. Only then both are added.
 * @returns true where there was something to mend.
 */
export async function repairPath(
  git: Git,
  root: string,
  { blob, path }: Pick<Aside, 'blob' | 'path'>,
  content: Buffer,
): Promise<boolean> {
  const inHead = await git.run(['rev-parse', '-q', '--verify', `HEAD:${path}`], { answers: [0, 1, 128] });
  if (inHead.stdout.trim() !== blob) {
    return false;
  }
  const indexed = await git.run(['ls-files', '-z', '--cached', '--', `:(top,literal)${path}`]);
  if (indexed.stdout !== '' || (await kindOf(join(root, ...path.split('/')))) !== 'absent') {
    return false;
  }
  const onDisk = await isInSparseCheckout(git, path);
  const placed = onDisk ? await placeFile(root, path, content) : undefined;
  try {
    await addEntry(git, { blob, path }, onDisk);
    return true;
  } catch (error) {
    await placed?.undo();
    if (isGitError(error, 'locked')) {
      // The switch is still under way; the arrival that follows it mends.
      return false;
    }
    throw error;
  }
}

/**
 * Mends the branch that is checked out here after an arrival: only where the branch's latest move was a
 * share of ours, and only the files of that very commit.
 * @returns how many files were added.
 */
export async function mendArrival(git: Git, root: string): Promise<number> {
  const ref = await symbolicHead(git);
  if (!ref?.startsWith('refs/heads/')) {
    return 0;
  }
  const quiet = ['--max-count=1', '--no-show-signature'] as const;
  const last = await git.run(['log', '-g', ...quiet, '--format=%gs', ref, '--'], { answers: [0, 128] });
  if (last.stdout.trim() !== reflogMessage) {
    return 0;
  }
  const touched = await git.run(['log', '-z', ...quiet, '--name-only', '--no-renames', '--format=', ref]);
  const paths = touched.stdout.split('\0').map((path) => path.replace(/^\n/, ''));
  const ours = paths.filter((path) => path.startsWith('.handoffs/') && !path.includes('\n'));
  const reader = new CatFile(git, { blob: 64 * 1024, tree: 0 });
  try {
    let mended = 0;
    for (const [index, answer] of (await reader.read(ours.map((path) => `${ref}:${path}`))).entries()) {
      const path = ours[index];
      if (path !== undefined && answer.kind === 'object' && answer.type === 'blob') {
        const file = { blob: answer.id, path };
        mended += (await repairPath(git, root, file, answer.content)) ? 1 : 0;
      }
    }
    return mended;
  } finally {
    reader.dispose();
  }
}
