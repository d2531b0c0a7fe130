import type { Settings } from '../domain/settings';
import type { Clock, CloneState, Folders, People, Records, Repository } from './ports';

/** What a use case on one repository works with. Each takes the few of these that it needs. */
export interface Parts {
  readonly repository: Repository;
  readonly records: Records;
  readonly folders: Folders;
  readonly people: People;
  readonly clone: CloneState;
  readonly clock: Clock;
  /** What the user has set, as of now. */
  readonly settings: () => Promise<Settings>;
}
