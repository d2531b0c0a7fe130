import { isJournalBranch, journalBranch, type SendAs } from '../domain/journal';
import type { Git } from '../git/git';
import { GitError } from '../git/gitError';
import { commitOf, isAncestor, listRefs } from '../git/refs';
import { setRef } from '../git/refWrites';
import type { OldTips } from './oldTips';
import type { Writer } from './writer';
import { journalRef } from './writer';

/** Refspecs that exchange journals with one remote. */
export interface SyncPlan {
  /** `<commit>:<ref>`, with a `+` before it where the ref is replaced; absent where there is nothing to send. */
  readonly push?: string;
  /** One fetch for each. */
  readonly fetch: readonly string[];
}

const ways = ['ref', 'branch'] as const;

/**
 * What there is to exchange, judged by what the last fetch brought. Where a copy of this clone's journal on
 * the remote, under either of its two names, has records that this clone never wrote, another copy of the
 * clone writes there too (it was copied with its id): then a new writer goes on from here, with everything
 * the old journal has.
 * @throws GitError, FileError
 */
export async function planSync(
  git: Git,
  writer: Writer,
  old: OldTips,
  remote: string,
  sendAs: SendAs,
): Promise<SyncPlan> {
  checkRemote(remote);
  const refspecs = await fetchSpecs(git, remote, sendAs);
  const id = await writer.known();
  const own = id === undefined ? undefined : await commitOf(git, journalRef(id));
  if (id === undefined || own === undefined) {
    return { fetch: refspecs };
  }
  const there = await Promise.all(ways.map((way) => commitOf(git, trackingRef(remote, id, way))));
  const tips = await old.of(id);
  const strange = await firstBeyond(git, [own, ...tips], there);
  if (strange === undefined) {
    const before = await firstBeyond(git, [own], there);
    if (before !== undefined) {
      // The remote has the journal as it was before a purge, and nothing that is not ours: it is replaced.
      return { fetch: refspecs, push: `+${own}:${refThere(id, ways[there.indexOf(before)] ?? sendAs)}` };
    }
    // Under whichever name: it is one journal, and the remote has all of it.
    return there.includes(own)
      ? { fetch: refspecs }
      : { fetch: refspecs, push: `${own}:${refThere(id, sendAs)}` };
  }
  const minted = await writer.replace();
  if (await isAncestor(git, own, strange)) {
    return { fetch: refspecs };
  }
  await setRef(git, journalRef(minted), own);
  return { fetch: refspecs, push: `${own}:${refThere(minted, sendAs)}` };
}

/** Remembers that a planned push was taken, so that it is not sent again. @throws GitError */
export async function recordSent(git: Git, remote: string, push: string): Promise<void> {
  checkRemote(remote);
  const match = /^\+?([0-9a-f]{40,64}):refs\/(heads\/handoffs\/journal-|handoffs\/)([a-z2-7]{10})$/.exec(
    push,
  );
  if (match?.[1] !== undefined && match[3] !== undefined) {
    const way = match[2] === 'handoffs/' ? 'ref' : 'branch';
    await setRef(git, trackingRef(remote, match[3], way), match[1]);
  }
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

/** True for one of these commits, also where it is not here any more, and for what they came from. */
async function isWithin(git: Git, commit: string, own: readonly string[]): Promise<boolean> {
  for (const tip of own) {
    if (tip === commit || (await isAncestor(git, commit, tip))) {
      return true;
    }
  }
  return false;
}

/** What remotes are known to have of a writer's journal. @throws GitError */
export async function remoteTipsOf(git: Git, writer: string): Promise<readonly string[]> {
  const refs = await listRefs(git, ['refs/handoffs-remote', 'refs/remotes']);
  return refs
    .filter(({ name }) => [`/${writer}`, `/${journalBranch(writer)}`].some((end) => name.endsWith(end)))
    .map(({ id }) => id);
}

/** What a journal is called on the remote. */
function refThere(writer: string, way: SendAs): string {
  return way === 'ref' ? journalRef(writer) : `refs/heads/${journalBranch(writer)}`;
}

/** Where this clone keeps what it knows of a journal on a remote. */
function trackingRef(remote: string, writer: string, way: SendAs): string {
  return way === 'ref'
    ? `refs/handoffs-remote/${remote}/${writer}`
    : `refs/remotes/${remote}/${journalBranch(writer)}`;
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
