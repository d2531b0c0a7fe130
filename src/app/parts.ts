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
  /** What the user has set, as of now; by what `repository` reads, where a look shares its reads. */
  readonly settings: (repository?: Pick<Repository, 'settings'>) => Promise<Settings>;
}

/** The same parts for a look that asks several things and is over soon; see `Repository.atOnce`. */
export function atOnce<P extends Pick<Parts, 'repository' | 'settings'>>(parts: P): P {
  const repository = parts.repository.atOnce();
  return { ...parts, repository, settings: () => parts.settings(repository) };
}
