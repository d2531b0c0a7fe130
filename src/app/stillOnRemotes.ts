import { isRemoteJournal } from '../domain/journal';
import type { LeftOnRemote, Replacement } from '../domain/purged';
import type { Union } from '../domain/union';
import type { Parts } from './parts';

/**
 * What remotes still have of records that were this clone's own and are purged, as far as was last fetched.
 * Only newest commits count: what their histories hold beside that is not looked at.
 */
export async function stillOnRemotes(
  { records }: Pick<Parts, 'records'>,
  { handoffs, replies }: Union,
): Promise<readonly LeftOnRemote[]> {
  const purged = await records.purgedBlobs();
  if (purged.size === 0) {
    return [];
  }
  const found = [...handoffs, ...replies].filter(({ blob }) => blob !== undefined && purged.has(blob));
  const refs = new Set(found.flatMap(({ where }) => where).filter(isRemote));
  return refs.size === 0 ? [] : leftOnRemotes([...refs], await records.replacements());
}

/** What kind of place each of these remote-tracking refs is. */
export function leftOnRemotes(
  refs: readonly string[],
  replacements: readonly Replacement[],
): readonly LeftOnRemote[] {
  return refs.map((ref) => {
    const replacement = replacements.find(({ tracking }) => tracking === ref);
    if (replacement) {
      return { kind: 'sent-journal', ref, replacement };
    }
    return {
      kind: !ref.startsWith('refs/remotes/') || isRemoteJournal(ref) ? 'journal' : 'remote-branch',
      ref,
    };
  });
}

/** True for a ref that keeps what a remote has. */
function isRemote(ref: string): boolean {
  return ref.startsWith('refs/remotes/') || ref.startsWith('refs/handoffs-remote/');
}
