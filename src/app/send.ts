import type { Parts } from './parts';
import type { Network } from './ports';
import { pushBranch, sync } from './sync';
import type { WrittenHandoff } from './writeHandoff';

/** What has become of a handoff that was to be sent. Whatever it says, the handoff is safe in this clone. */
export type Sent =
  | { readonly kind: 'sent'; readonly commits: number }
  | { readonly kind: 'not-sent'; readonly error: unknown };

/**
 * *Save and Push*: sends the branch where the handoff is on it, and the journal. `commits` of the result
 * counts the user's commits that went along, without the handoff's own.
 */
export async function sendHandoff(
  parts: Pick<Parts, 'repository' | 'records'>,
  network: Network,
  written: WrittenHandoff,
): Promise<Sent> {
  const { branch, at } = written.note;
  const goesAlong = branch !== undefined && written.outcome.kind === 'on-branch';
  try {
    if (goesAlong) {
      await pushBranch(parts, network, branch);
    }
    await sync(parts, network, branch);
    return { kind: 'sent', commits: goesAlong ? (at?.unpushed ?? 0) : 0 };
  } catch (error) {
    return { kind: 'not-sent', error };
  }
}
