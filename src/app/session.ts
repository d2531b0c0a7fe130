import type { DepartureWatch } from './departureWatch';
import type { Disposable } from './emitter';
import type { Parts } from './parts';
import type { Drafts, Network, PeopleFile } from './ports';
import type { RepositoryState } from './repositoryState';
import type { ShareWatch } from './shareWatch';

/** Everything that runs for one repository; made by `compose.ts`. */
export interface Session extends Disposable {
  readonly parts: Parts;
  readonly drafts: Drafts;
  readonly peopleFile: PeopleFile;
  readonly state: RepositoryState;
  readonly departures: DepartureWatch;
  readonly sharing: ShareWatch;
  /** Git's own network, for where the editor has none to offer. */
  readonly network: Network;
  /** Takes what is to end with the session. */
  onDidEnd(part: Disposable): void;
}
