import type { Drafts } from '../../../../src/app/ports';
import type { DiscardedDraft, Draft, DraftMark } from '../../../../src/domain/draft';

/** Drafts on a disk that may be slow or full. */
export class FakeDrafts implements Drafts {
  readonly disk = new Map<string, Draft>();
  saveFails: Error | undefined;
  /** While this is there, a save that has begun does not reach the disk. */
  gate: Promise<void> | undefined;

  async save(draft: Draft): Promise<void> {
    await this.gate;
    if (this.saveFails) throw this.saveFails;
    this.disk.set(draft.id, draft);
  }

  find(repository: string, branch: string | undefined, commit?: string): Promise<Draft | undefined> {
    const found = [...this.disk.values()].filter(
      (draft) =>
        draft.repository === repository &&
        draft.branch === branch &&
        draft.commit === commit &&
        !draft.amends,
    );
    return Promise.resolve(found.sort((a, b) => (a.savedAt < b.savedAt ? 1 : -1))[0]);
  }

  list(repository: string): Promise<readonly Draft[]> {
    return Promise.resolve(
      [...this.disk.values()].filter((draft) => draft.repository === repository).reverse(),
    );
  }

  load(id: string): Promise<Draft | undefined> {
    return Promise.resolve(this.disk.get(id));
  }

  remove(id: string): Promise<void> {
    this.disk.delete(id);
    return Promise.resolve();
  }

  readonly bin = new Map<string, DiscardedDraft>();

  discard(id: string, now: Date): Promise<void> {
    const draft = this.disk.get(id);
    this.disk.delete(id);
    if (draft) this.bin.set(id, { draft, at: now.toISOString() });
    return Promise.resolve();
  }

  discarded(repository: string): Promise<readonly DiscardedDraft[]> {
    return Promise.resolve([...this.bin.values()].filter(({ draft }) => draft.repository === repository));
  }

  restore(id: string): Promise<boolean> {
    const found = this.bin.get(id);
    if (found) this.disk.set(id, found.draft);
    return Promise.resolve(this.bin.delete(id));
  }

  /** Drafts that another window is at. */
  readonly held = new Set<string>();

  letGo({ id, savedAt }: DraftMark): Promise<boolean> {
    const isThere = this.disk.get(id)?.savedAt === savedAt;
    if (isThere && this.held.has(id)) return Promise.resolve(false);
    if (isThere) this.disk.delete(id);
    return Promise.resolve(true);
  }
}
