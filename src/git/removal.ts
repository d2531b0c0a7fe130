import type { Waiting } from '../domain/share';
import { lockedBy, type BranchCommit, type Place } from './branchTip';
import { reasonToWait, stampOfIndex, untilUserIsDone } from './checkedOutBranch';
import { commitTree } from './commitAside';
import type { Git } from './git';
import { isGitError } from './gitError';
import { symbolicHead } from './head';
import type { Identity } from './identity';
import { blobsAt, removeEntries } from './indexEntry';
import { repairPath, takeAwayPath, type NoteFile } from './mend';
import { indexLock } from './operation';
import { treeWithout } from './purgeTree';
import { moveRef } from './refTransaction';
import { commitOf } from './refs';
import { withRetry } from './retry';
import { areAsCommitted, committedBytes } from './unchanged';
import { removeFile } from './worktreeFile';

/** Folders to be taken out of a branch. */
export interface Removal {
  /** The commit that they were looked up in: where the branch has another one, nothing happens. */
  readonly tip: string;
  /** The folder in the root of the tree that they lie in, two levels down. */
  readonly top: string;
  /** Full paths. */
  readonly folders: ReadonlySet<string>;
  /** All that is in them. */
  readonly files: readonly NoteFile[];
  readonly message: string;
  readonly author: Identity;
}

const why = 'handoff: tidy';

/**
 * Takes folders out of the branch that is checked out in this worktree, by one commit. Ref, index, files, in
 * this order: wherever it stops, the worst are files of ours that count as added. Everything else in index
 * and working tree stays as it is, and so does what somebody changes meanwhile.
 * @throws GitError where git fails.
 */
export async function removeOnCheckedOutBranch(
  git: Git,
  place: Place,
  root: string,
  branch: string,
  removal: Removal,
): Promise<BranchCommit> {
  const { tip, top, folders } = removal;
  const ref = `refs/heads/${branch}`;
  const waiting = (await reasonNotOn(git, ref)) ?? (await reasonToWait(git, place, root, branch));
  if (waiting) {
    return { kind: 'waiting', ...waiting };
  }
  const tree = await treeWithout(git, place.idBytes, tip, top, (group, name) =>
    folders.has(`${top}/${group}/${name}`),
  );
  if (tree === undefined) {
    return { kind: 'committed', commit: tip };
  }
  const commit = await commitTree(git, tree, tip, removal);
  const late = await move(git, { ref, from: tip, to: commit }, () =>
    reasonAtTheLast(git, place, root, ref, removal),
  );
  if (late) {
    return { kind: 'waiting', ...late };
  }
  try {
    await withRetry(
      () => takeAway(git, root, commit, removal),
      () => Promise.resolve(undefined),
    );
  } catch (error) {
    // Where git fails nothing has left the index, so the branch goes back, unless it went on meanwhile.
    const back = { ref, from: commit, to: tip };
    const isUndone = isGitError(error) && !(await move(git, back, () => reasonNotOn(git, ref)));
    if (isUndone && isGitError(error, 'locked')) {
      return { kind: 'waiting', ...lockedBy('index-locked', error) };
    }
    throw error;
  }
  await untilUserIsDone(place, await stampOfIndex(place));
  if ((await symbolicHead(git)) !== ref) {
    // They switched while we were at it: what the branch they are on now has is put back.
    for (const file of removal.files) {
      await repairPath(git, root, file);
    }
  }
  return { kind: 'committed', commit };
}

async function move(
  git: Git,
  step: { readonly ref: string; readonly from: string; readonly to: string },
  check: () => Promise<Waiting | undefined>,
): Promise<Waiting | undefined> {
  try {
    return await moveRef(git, { ...step, why }, check);
  } catch (error) {
    if (isGitError(error, 'locked')) {
      return lockedBy('ref-locked', error);
    }
    if (isGitError(error, 'lost-race')) {
      return { reason: 'branch-moved' };
    }
    throw error;
  }
}

/** Looks once more, with the ref locked: at HEAD, the index and every file that is to go. */
async function reasonAtTheLast(
  git: Git,
  place: Place,
  root: string,
  ref: string,
  { files, top }: Removal,
): Promise<Waiting | undefined> {
  const moved = await reasonNotOn(git, ref);
  if (moved) {
    return moved;
  }
  const lock = await indexLock(place.gitDir);
  if (lock !== undefined) {
    return { reason: 'index-locked', lock };
  }
  const indexed = await blobsAt(git, top);
  const isClean = files.every(({ path, blob }) => indexed.get(path) === blob);
  return isClean && (await areAsCommitted(root, files)) ? undefined : { reason: 'path-blocked' };
}

async function reasonNotOn(git: Git, ref: string): Promise<Waiting | undefined> {
  return (await symbolicHead(git)) === ref ? undefined : { reason: 'branch-moved' };
}

async function takeAway(git: Git, root: string, commit: string, { files, top }: Removal): Promise<void> {
  if ((await commitOf(git, 'HEAD')) !== commit) {
    // Another commit or branch has come in between, which may have some of them: one by one, then.
    for (const file of files) {
      await takeAwayPath(git, root, file);
    }
    return;
  }
  const indexed = await blobsAt(git, top);
  const ours = files.filter(({ path, blob }) => indexed.get(path) === blob);
  await removeEntries(
    git,
    ours.map(({ path }) => path),
  );
  for (const file of ours) {
    const bytes = await committedBytes(root, file);
    if (bytes !== undefined && bytes !== 'absent') {
      await removeFile(root, file.path, bytes);
    }
  }
}
