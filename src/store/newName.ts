import type { Git } from '../git/git';
import { commitOf } from '../git/refs';
import { moveRef } from '../git/refTransaction';
import { removeRef, setRef } from '../git/refWrites';
import { withRetry } from '../git/retry';
import { journalRef, type Writer } from './writer';

/**
 * Lets this clone go on under a new id, in whose journal it has everything that the one before has; with
 * `carries` false it begins empty, where a remote has all of that under the old name. The old journal is
 * locked while the id changes: what other processes write is in it before, and so goes along, or comes after,
 * and then they see the new id. Does nothing where the id is another one already.
 * @throws GitError, FileError
 */
export async function goOnUnderNewName(
  git: Git,
  writer: Writer,
  from: string,
  carries: boolean,
): Promise<void> {
  const minted = await writer.mint();
  const old = journalRef(from);
  await withRetry(
    async () => {
      const own = await commitOf(git, old);
      if (own !== undefined && carries) {
        await setRef(git, journalRef(minted), own);
      }
      const change = async (): Promise<boolean> => {
        const isStill = (await writer.known()) === from;
        await (isStill ? writer.become(minted) : undefined);
        return isStill;
      };
      const changed =
        own === undefined ? await change() : await moveRef(git, { ref: old, from: own, to: own }, change);
      if (!changed && own !== undefined && carries) {
        // Nobody but this call knows that name.
        await removeRef(git, journalRef(minted), own);
      }
    },
    () => commitOf(git, old),
  );
}
