import { isProblem } from '../domain/problem';
import type { Network } from './ports';
import { pushBranch, sync, type SyncParts } from './sync';
import type { WrittenHandoff } from './writeHandoff';

/** What has become of one of the two things that are sent. */
export type Sending =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly error: unknown }
  /** There was no reason to: the handoff is not on the branch, or it is out and the rest was refused before. */
  | { readonly kind: 'not-tried' };

/** What has become of a handoff that was to be sent. Whatever it says, the handoff is safe in this clone. */
export interface Sent {
  readonly branch: Sending;
  readonly journal: Sending;
  /**
   * The user's commits on the branch that no remote had, without the handoff's own: they went along with the
   * branch, or stay here with it.
   */
  readonly commits: number;
}

/**
 * *Save and Push*: sends the branch where the handoff is on it, and the journal. Either can be refused for
 * reasons of its own (a protected branch, a server that takes no other refs), so each is tried.
 */
export async function sendHandoff(
  parts: SyncParts,
  network: Network,
  written: WrittenHandoff,
): Promise<Sent> {
  const { branch } = written.note;
  const pushes = branch !== undefined && written.outcome.kind === 'on-branch';
  const commits = await unpushed(parts, branch);
  const sentBranch: Sending = pushes
    ? await attempt(() => pushBranch(parts, network, branch))
    : { kind: 'not-tried' };
  // A remote that is known to refuse our refs is not asked at every push.
  const journal = await attempt(() => sync(parts, network, branch, { retry: false }));
  const isOldNews = sentBranch.kind === 'sent' && journal.kind === 'failed' && isKnownRefusal(journal.error);
  return { branch: sentBranch, journal: isOldNews ? { kind: 'not-tried' } : journal, commits };
}

/** None where the branch is gone. */
async function unpushed({ repository }: SyncParts, branch: string | undefined): Promise<number> {
  const isThere = branch !== undefined && (await repository.tip(branch)) !== undefined;
  return isThere ? (await repository.delivery(branch)).unpushed : 0;
}

/** True where the handoff itself has reached the remote, one way or the other. */
export function isOut({ branch, journal }: Sent): boolean {
  return branch.kind === 'sent' || journal.kind === 'sent';
}

function isKnownRefusal(error: unknown): boolean {
  return isProblem(error) && error.problem.kind === 'refs-refused' && error.problem.isKnown;
}

async function attempt(send: () => Promise<unknown>): Promise<Sending> {
  try {
    await send();
    return { kind: 'sent' };
  } catch (error) {
    return { kind: 'failed', error };
  }
}
