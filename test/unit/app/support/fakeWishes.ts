import type { Wish } from '../../../../src/domain/share';

/** The part of a clone's state that says what waits for its branch. */
export class FakeWishes {
  readonly wished = new Map<string, Wish>();

  wishes(): Promise<readonly Wish[]> {
    return Promise.resolve([...this.wished.values()]);
  }

  setWish(wish: Wish): Promise<void> {
    this.wished.set(wish.id, wish);
    return Promise.resolve();
  }

  removeWish(handoffId: string): Promise<void> {
    this.wished.delete(handoffId);
    return Promise.resolve();
  }
}
