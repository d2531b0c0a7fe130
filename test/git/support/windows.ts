// A window of the editor without the editor: the real use cases on a real repository. Its timers are
// passed by hand, so that no test waits for the settle time.
import { resolveSettings } from '../../../src/domain/settings';
import type { DecidedDeparture } from '../../../src/app/departures';
import { DepartureWatch, type WatchSettings } from '../../../src/app/departureWatch';
import type { Parts } from '../../../src/app/parts';
import { CloneStateFiles } from '../../../src/store/cloneState';
import { RecordFolders } from '../../../src/store/recordFolders';
import { FakeClock, FakeTimers } from '../../unit/app/support/fakeTime';
import { open } from './repositories';

export const settings = {
  enabled: true,
  settleSeconds: 2,
  dailyLimit: 1000,
  onDefaultBranch: false,
  ignoredBranches: [],
};

export interface Window {
  readonly parts: Parts;
  readonly clock: FakeClock;
  readonly watch: DepartureWatch;
  readonly decided: DecidedDeparture[];
  /** Looks, lets the settle time pass, and gives what was decided by it: `from -> to: reason`. */
  readonly settle: () => Promise<string>;
}

export interface WindowOptions {
  readonly gitPath?: string;
  readonly clock?: FakeClock;
  /** What is set; else `settings`. */
  readonly prompt?: WatchSettings;
}

/** Opens a window on a worktree, as the product does but for its first look. */
export async function openWindow(root: string, options: WindowOptions = {}): Promise<Window> {
  const { gitPath, clock = new FakeClock(new Date()), prompt = settings } = options;
  const { repository, store, people } = await open(root, gitPath === undefined ? {} : { gitPath });
  const clone = new CloneStateFiles(repository.commonDir, repository.gitDir, (message) => {
    throw new Error(message);
  });
  const parts: Parts = {
    ...{ repository, records: store, folders: new RecordFolders(repository), people, clone, clock },
    settings: () => Promise.resolve(resolveSettings([])),
  };
  const timers = new FakeTimers();
  const watch = new DepartureWatch(parts, () => prompt, timers.after);
  const decided: DecidedDeparture[] = [];
  const failures: unknown[] = [];
  watch.onDidDecide((one) => decided.push(one));
  watch.onDidFail((error) => failures.push(error));
  const settle = async (): Promise<string> => {
    const before = decided.length;
    await watch.look();
    await timers.pass(prompt.settleSeconds * 1000);
    while (watch.isPending) await new Promise((resolve) => setTimeout(resolve, 2));
    if (failures.length > 0) throw new Error('a departure could not be decided', { cause: failures[0] });
    return decided.slice(before).map(told).join(', ');
  };
  return { parts, clock, watch, decided, settle };
}

/** Opens a window, sees what there is to see, and closes nothing: the cursor is on disk. */
export async function seen(root: string): Promise<void> {
  await (await openWindow(root)).settle();
}

/** What a window says that is opened now and left to settle. */
export async function openedNow(root: string): Promise<string> {
  return (await openWindow(root)).settle();
}

function told({ departure, outcome }: DecidedDeparture): string {
  return `${departure.from} -> ${departure.to}: ${outcome.reason}`;
}
