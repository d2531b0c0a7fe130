import type { Mutes, Unmuted } from '../../../../src/domain/choices';
import { FakeWishes } from './fakeWishes';

/** The mutes of a clone, and which were taken back; with its wishes. */
export class FakeMutes extends FakeWishes {
  mutesNow: Mutes = { repository: false, branches: [] };
  unmutedNow: readonly Unmuted[] = [];

  mutes(): Promise<Mutes> {
    return Promise.resolve(this.mutesNow);
  }

  setMutes(mutes: Mutes): Promise<void> {
    this.mutesNow = mutes;
    return Promise.resolve();
  }

  unmuted(): Promise<readonly Unmuted[]> {
    return Promise.resolve(this.unmutedNow);
  }

  setUnmuted(unmuted: Unmuted): Promise<void> {
    this.unmutedNow = [...this.unmutedNow, unmuted];
    return Promise.resolve();
  }
}
