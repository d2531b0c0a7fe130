import type { Git } from '../git/git';
import { GitError } from '../git/gitError';
import { commitOf, isAncestor } from '../git/refs';
import { setRef } from '../git/refWrites';
import type { Writer } from './writer';
import { journalRef } from './writer';

/** Refspecs that exchange journals with one remote. */
export interface SyncPlan {
  /** `<commit>:refs/handoffs/<writer>`; absent where there is nothing to send. */
  readonly push?: string;
  readonly fetch: string;
}

/**
 * What there is to exchange, judged by what the last fetch brought. Where the remote's copy of this
 * clone's journal has records that this clone never wrote, another copy of the clone writes there too
 * (it was copied with its id): then a new writer goes on from here, with everything the old journal has.
 * @throws GitError, FileError
 */
export async function planSync(git: Git, writer: Writer, remote: string): Promise<SyncPlan> {
  checkRemote(remote);
  const fetch = `+refs/handoffs/*:refs/handoffs-remote/${remote}/*`;
  const id = await writer.known();
  const own = id === undefined ? undefined : await commitOf(git, journalRef(id));
  if (id === undefined || own === undefined) {
    return { fetch };
  }
  const there = await commitOf(git, remoteRef(remote, id));
  if (there === own) {
    return { fetch };
  }
  if (there === undefined || (await isAncestor(git, there, own))) {
    return { fetch, push: `${own}:${journalRef(id)}` };
  }
  const minted = await writer.replace();
  if (await isAncestor(git, own, there)) {
    return { fetch };
  }
  await setRef(git, journalRef(minted), own);
  return { fetch, push: `${own}:${journalRef(minted)}` };
}

/** Remembers that a planned push was taken, so that it is not sent again. @throws GitError */
export async function recordSent(git: Git, remote: string, push: string): Promise<void> {
  checkRemote(remote);
  const match = /^([0-9a-f]{40,64}):refs\/handoffs\/([a-z2-7]{10})$/.exec(push);
  if (match?.[1] !== undefined && match[2] !== undefined) {
    await setRef(git, remoteRef(remote, match[2]), match[1]);
  }
}

function remoteRef(remote: string, writer: string): string {
  return `refs/handoffs-remote/${remote}/${writer}`;
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
