// The folders of handoffs on the branch that is checked out, in memory.
import type { Folders } from '../../../../src/app/ports';
import type { Waiting } from '../../../../src/domain/share';
import type { BranchFate, RecordFolder, ToTidy } from '../../../../src/domain/tidy';

/** A branch that has no folder of a handoff in its files, unless it is given some. */
export class FakeFolders implements Folders {
  folders: readonly RecordFolder[] = [];
  readonly fates = new Map<string, BranchFate>();
  /** The paths that were removed. */
  removed: readonly string[] = [];
  inTheWay: Waiting | undefined;

  inCommit(): Promise<readonly RecordFolder[]> {
    return Promise.resolve(this.folders);
  }

  fatesOf(): Promise<ReadonlyMap<string, BranchFate>> {
    return Promise.resolve(this.fates);
  }

  remove(_from: unknown, folders: readonly ToTidy[]): ReturnType<Folders['remove']> {
    if (this.inTheWay) return Promise.resolve({ kind: 'waiting', ...this.inTheWay });
    this.removed = folders.map(({ path }) => path);
    return Promise.resolve({ kind: 'committed', commit: 'tidied' });
  }
}
