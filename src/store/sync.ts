import { isJournalBranch, journalBranch, type SendAs } from '../domain/journal';
import type { Replacement } from '../domain/purged';
import type { Git } from '../git/git';
import { GitError } from '../git/gitError';
import { commitOf, isAncestor, listRefs } from '../git/refs';
import { removeRef, setRef } from '../git/refWrites';
import { refThere, trackingRef, ways } from './journalNames';
import { goOnUnderNewName } from './newName';
import type { PurgeMarks } from './purgeMarks';
import { isWithin, replacementsFor } from './replacements';
import type { Writer } from './writer';
import { journalRef } from './writer';

/** What exchanges journals with one remote. */
export interface SyncPlan {
  /** `<commit>:<ref>`, which only adds; absent where there is nothing to send, or a purge stands in between. */
  readonly push?: string;
  /** True where the remote has not all of this clone's journal. */
  readonly isUnsent: boolean;
  /** What a purge is to take away on this remote. */
  readonly replace: readonly Replacement[];
  /** One fetch for each. */
  readonly fetch: readonly string[];
}

/**
 * What there is to exchange, judged by what the last fetch brought. Where a copy of this clone's journal on
 * the remote, under either of its two names, has records that this clone never had, another copy of the
 * clone writes there too (it was copied with its id): then a new writer goes on from here, with everything
 * the old journal has. Where the remote has the journal as it was before a purge, nothing can be added to it.
 * @throws GitError, FileError
 */
export async function planSync(
  git: Git,
  writer: Writer,
  marks: PurgeMarks,
  remote: string,
  sendAs: SendAs,
): Promise<SyncPlan> {
  checkRemote(remote);
  const refspecs = await fetchSpecs(git, remote, sendAs);
  for (;;) {
    const id = await writer.known();
    const own = id === undefined ? undefined : await commitOf(git, journalRef(id));
    const replace = (await replacementsFor(git, writer, marks)).filter((one) => one.remote === remote);
    if (id === undefined || own === undefined) {
      return { fetch: refspecs, replace, isUnsent: false };
    }
    const there = await Promise.all(ways.map((way) => commitOf(git, trackingRef(remote, id, way))));
    const strange = await firstBeyond(git, [own, ...(await marks.tipsOf(id))], there);
    if (strange === undefined) {
      // Under whichever name: it is one journal, and the remote has all of it.
      const isUnsent = !there.includes(own);
      const isHeld = replace.some(({ ref }) => ways.some((way) => ref === refThere(id, way)));
      const push = isUnsent && !isHeld ? { push: `${own}:${refThere(id, sendAs)}` } : {};
      return { fetch: refspecs, replace, isUnsent, ...push };
    }
    await goOnUnderNewName(git, writer, id, !(await isAncestor(git, own, strange)));
  }
}

/**
 * For where the remote does not let the journal be replaced as it was before a purge: goes on under a new
 * name, which holds all of it. The next plan sends that. @throws GitError, FileError
 */
export async function goOnBeside(git: Git, writer: Writer): Promise<void> {
  const id = await writer.known();
  await (id === undefined ? undefined : goOnUnderNewName(git, writer, id, true));
}

/** Remembers that a planned push was taken, so that it is not sent again. @throws GitError */
export async function recordSent(git: Git, remote: string, push: string): Promise<void> {
  checkRemote(remote);
  const match = /^([0-9a-f]{40,64}):refs\/(heads\/handoffs\/journal-|handoffs\/)([a-z2-7]{10})$/.exec(push);
  if (match?.[1] !== undefined && match[3] !== undefined) {
    const way = match[2] === 'handoffs/' ? 'ref' : 'branch';
    await setRef(git, trackingRef(remote, match[3], way), match[1]);
  }
}

/** Forgets a copy of this clone's journal that a remote has no more. @throws GitError */
export async function forgetCopy(git: Git, { tracking, from }: Replacement): Promise<void> {
  await removeRef(git, tracking, from);
}

/**
 * Journals that travel as branches come where git itself puts branches: every plain fetch brings them there,
 * and pruning, which takes away what is below one destination and not on the remote, cannot mix up the two.
 * They are asked for where this clone sends so or has seen one; others have them by their plain fetch.
 */
async function fetchSpecs(git: Git, remote: string, sendAs: SendAs): Promise<readonly string[]> {
  const refs = `+refs/handoffs/*:refs/handoffs-remote/${remote}/*`;
  const below = `refs/remotes/${remote}/`;
  const seen = await listRefs(git, [`${below}handoffs`]);
  return sendAs === 'branch' || seen.some(({ name }) => isJournalBranch(name.slice(below.length)))
    ? [refs, `+refs/heads/${journalBranch('*')}:${below}${journalBranch('*')}`]
    : [refs];
}

/** The first of some commits that has what `own` has not. */
async function firstBeyond(
  git: Git,
  own: readonly string[],
  commits: readonly (string | undefined)[],
): Promise<string | undefined> {
  for (const commit of commits) {
    if (commit !== undefined && !(await isWithin(git, commit, own))) {
      return commit;
    }
  }
  return undefined;
}

/** A remote's name becomes part of refs and of an argument; addresses are no names. */
function checkRemote(remote: string): void {
  if (
    !/^(?![-/.])[^\u0000-\u0020\u007f~^:?*[\\]+$/.test(remote) ||
    /\.\.|\/\/|\/$|\.lock$|@\{/.test(remote)
  ) {
    throw new GitError({ kind: 'refused', command: 'push', stderr: `no name of a remote: ${remote}` });
  }
}
