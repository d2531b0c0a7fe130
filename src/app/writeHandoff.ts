import { myZone } from './myZone';
import { workedOn } from '../domain/head';
import { finishContent } from '../domain/content';
import type { CodeAt, Handoff, HandoffContent } from '../domain/records';
import type { NotSecret } from '../domain/secrets/finding';
import type { ShareMode, ShareOutcome } from '../domain/share';
import { contentProblem } from './contentProblem';
import { readHandoffs } from './findHandoff';
import { newestShared } from './handoffs';
import { keepRecord } from './keep';
import { stamp, whoAmI, type AuthorKind } from './newRecord';
import type { Parts } from './parts';
import type { Repository } from './ports';
import { settleWish, tryOnBranch } from './shareWaiting';

export interface HandoffToWrite {
  /** Absent for a detached HEAD. */
  readonly branch: string | undefined;
  /** The commit that it is for, where there is no branch; without it the one that is checked out. */
  readonly commit?: string | undefined;
  readonly content: HandoffContent;
  readonly share: ShareMode;
  readonly as?: AuthorKind;
  /** Adds `.handoffs/.gitattributes` to the branch in the same commit, where it has none. */
  readonly attributes?: boolean;
  /** What the user has called no secret. */
  readonly notSecret?: NotSecret;
}

export interface WrittenHandoff {
  readonly note: Handoff;
  /** Where it is beside the journal. It is durable in this clone in any case. */
  readonly outcome: ShareOutcome;
}

/**
 * Writes a handoff: checked, kept in this clone, then shared as asked. Calling it is the user's word
 * that the note may go on the branch, also on one that is checked out here. What fails after the note
 * is kept never throws it away: the outcome says where it waits. That it is to go on its branch is noted
 * first, so that wherever this stops, `shareWaiting` goes on.
 */
export async function writeHandoff(
  parts: Pick<Parts, 'repository' | 'records' | 'people' | 'clone' | 'clock' | 'settings'>,
  toWrite: HandoffToWrite,
): Promise<WrittenHandoff> {
  const finished = finishContent(toWrite.content);
  if (!finished.ok) {
    throw contentProblem(finished.problems);
  }
  const { branch } = toWrite;
  const [me, at, all, timeZone] = await Promise.all([
    whoAmI(parts.people),
    codeAt(parts.repository, branch, toWrite.commit),
    readHandoffs(parts),
    myZone(parts),
  ]);
  const previous = newestShared(all, branch)?.note.id;
  const { version, id, created, author } = stamp(parts.clock, me, toWrite.as ?? 'human');
  const note: Handoff = {
    version,
    id,
    created,
    ...(branch === undefined ? {} : { branch }),
    author,
    timeZone,
    at,
    ...finished.content,
    ...(previous === undefined ? {} : { previous }),
  };
  const extra = toWrite.attributes ? { attributes: true } : {};
  const wish =
    toWrite.share === 'branch' && branch !== undefined ? { id, branch, since: created, ...extra } : undefined;
  await keepRecord(parts, note, { share: toWrite.share, notSecret: toWrite.notSecret, wish });
  if (toWrite.share !== 'branch') {
    return { note, outcome: { kind: 'not-wanted' } };
  }
  // From here on the note is safe, so a failure is an outcome and not an error: nobody saves it twice.
  const outcome = await tryOnBranch(parts, note, {
    clicked: true,
    attributes: toWrite.attributes,
  });
  if (wish) {
    await settleWish(parts, wish, outcome);
  }
  return { note, outcome };
}

/** How many uncommitted paths a record names: it has a limit, and nobody reads a thousand of them. */
const listedPaths = 100;

/** What the code of a branch, or of a commit (else of a detached HEAD), is like now. */
async function codeAt(
  repository: Repository,
  branch: string | undefined,
  of: string | undefined,
): Promise<CodeAt> {
  const head = await repository.head();
  const here = head.kind === 'unborn' ? undefined : head.commit;
  const onIt = head.kind !== 'unborn' && workedOn(head) === branch;
  const commit = branch === undefined ? (of ?? here) : await repository.tip(branch);
  const base = await repository.defaultBranch();
  if (commit === undefined || branch === undefined) {
    return { ...(commit === undefined ? {} : { commit }) };
  }
  const [mergeBase, delivery] = await Promise.all([
    base === undefined || base === branch ? undefined : repository.mergeBase(base, branch),
    repository.delivery(branch),
  ]);
  return {
    commit,
    ...(base === undefined ? {} : { base }),
    ...(mergeBase === undefined ? {} : { mergeBase }),
    unpushed: delivery.unpushed,
    // Of a branch that was left nobody can say which of the changes lying here were meant for it.
    ...(onIt ? { uncommitted: delivery.uncommitted.slice(0, listedPaths) } : {}),
  };
}
