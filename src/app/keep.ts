import { ProblemError } from '../domain/problem';
import type { StoredRecord } from '../domain/records';
import { scanRecord, undecided, type NotSecret } from '../domain/secrets/finding';
import type { ShareMode, Wish } from '../domain/share';
import type { Parts } from './parts';

/** How a record is kept. */
interface Keeping {
  /** `local` for a note to oneself and the replies to it. */
  readonly share: ShareMode;
  /** What the user has called no secret. */
  readonly notSecret?: NotSecret | undefined;
  /** Noted before the record is there, and taken back where it cannot be kept. */
  readonly wish?: Wish | undefined;
}

/**
 * The one way of a record into the repository. Whatever goes to a ref, and so can be pushed, is looked at for
 * secrets first: a record cannot be taken back from those who have fetched it. A note to oneself is in no
 * ref and never gets into one, so it is not looked at.
 * @throws ProblemError `secrets` before anything is written; else what `Records.keep` throws.
 */
export async function keepRecord(
  { records, clone }: Pick<Parts, 'records'> & Partial<Pick<Parts, 'clone'>>,
  record: StoredRecord,
  { share, notSecret = [], wish }: Keeping,
): Promise<void> {
  const [...findings] = share === 'local' ? [] : undecided(scanRecord(record), notSecret);
  if (findings.length > 0) {
    throw new ProblemError({ kind: 'secrets', findings });
  }
  if (wish) {
    await clone?.setWish(wish);
  }
  try {
    await records.keep(record, share);
  } catch (error) {
    if (wish) {
      await clone?.removeWish(wish.id);
    }
    throw error;
  }
}
