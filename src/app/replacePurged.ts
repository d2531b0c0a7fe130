import type { Replacement } from '../domain/purged';
import { isNotThere, overtakenBy, replacementRefusalOf } from '../domain/refusal';
import type { Parts } from './parts';
import type { Network } from './ports';

/** A journal of this clone that stays on a remote as it was before a purge. */
export interface NotReplaced {
  readonly replacement: Replacement;
  /** What the remote said; absent where this network cannot replace without the risk of taking more away. */
  readonly said?: string;
}

/**
 * Lets a remote take away what was purged, as far as it and the network go. One that refuses does not keep
 * the others. `isLast` counts it as a refusal too that somebody was faster.
 * @returns what stays. Throws what the network says of anything but a refusal.
 */
export async function replacePurged(
  { records }: Pick<Parts, 'records'>,
  network: Network,
  replacements: readonly Replacement[],
  isLast: boolean,
): Promise<readonly NotReplaced[]> {
  const left: NotReplaced[] = [];
  for (const replacement of replacements) {
    const { remote, ref, to } = replacement;
    if (!(await isThere(network, replacement))) {
      await records.forgetCopy(replacement);
      continue;
    }
    try {
      if (await network.replace(replacement)) {
        await records.sent(remote, `${to}:${ref}`);
      } else {
        left.push({ replacement });
      }
    } catch (error) {
      const said = replacementRefusalOf(error) ?? (isLast ? overtakenBy(error) : undefined);
      if (said === undefined) {
        throw error;
      }
      left.push({ replacement, said });
    }
  }
  return left;
}

/** No fetch of ours takes a ref away here that is gone there, so it is asked for by its name. */
async function isThere(network: Network, { remote, ref, tracking }: Replacement): Promise<boolean> {
  try {
    await network.fetch(remote, `+${ref}:${tracking}`);
    return true;
  } catch (error) {
    if (isNotThere(error)) {
      return false;
    }
    throw error;
  }
}
