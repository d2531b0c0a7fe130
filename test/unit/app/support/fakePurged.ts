// What a purge has left behind, for the records of a fake clone.
import type { Replacement } from '../../../../src/domain/purged';
import type { StoredRecord } from '../../../../src/domain/records';

export class FakePurged {
  /** What was fetched, by the ref that keeps it. */
  readonly fetched = new Map<string, readonly StoredRecord[]>();
  /** What a purge has left on remotes. */
  left: Replacement[] = [];
  /** The files of what was purged. */
  readonly blobs = new Set<string>();
  /** How many names this clone has left behind. */
  beside = 0;

  purge(): Promise<boolean> {
    return Promise.resolve(true);
  }

  purgedBlobs(): Promise<ReadonlySet<string>> {
    return Promise.resolve(this.blobs);
  }

  replacements(): Promise<readonly Replacement[]> {
    return Promise.resolve(this.left);
  }

  forgetCopy(copy: Replacement): Promise<void> {
    this.left = this.left.filter((one) => one !== copy);
    this.fetched.delete(copy.tracking);
    return Promise.resolve();
  }

  goOnBeside(): Promise<void> {
    this.beside += 1;
    return Promise.resolve();
  }
}
