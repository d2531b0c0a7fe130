import { after } from './app/after';
import { DepartureWatch } from './app/departureWatch';
import type { Disposable } from './app/emitter';
import type { Parts } from './app/parts';
import type { Clock, Network } from './app/ports';
import { RepositoryState } from './app/repositoryState';
import type { Session } from './app/session';
import { goingBy, type Going } from './app/shareWaiting';
import { ShareWatch } from './app/shareWatch';
import { resolveSettings, type SettingValues } from './domain/settings';
import { GitNetwork } from './git/network';
import { openRepository } from './git/repository';
import { CloneStateFiles } from './store/cloneState';
import { DraftFiles } from './store/drafts';
import { PeopleStore } from './store/people';
import { PeopleFileStore } from './store/peopleFile';
import { RecordFolders } from './store/recordFolders';
import { RecordStore } from './store/recordStore';

/** What a root brings: its clock, its settings, its folder for drafts, its way to the network. */
export interface ComposeOptions {
  /** Folder for drafts, outside every repository. */
  readonly drafts: string;
  readonly clock: Clock;
  /** What is set in the root's own settings, as of now. Without it git's configuration is the first place. */
  readonly settings?: () => SettingValues;
  /** What happens to notes that wait where `handoff.share` is not set; `unknown` where the root cannot read all of it. */
  readonly going: Going;
  /** Path of the git program; `git` from PATH where absent. */
  readonly git?: string;
  /** Chooses the network; without it git's own is taken. */
  readonly network?: (root: string | undefined, fallback: Network) => Network;
  /** Takes a bare repository too: for the command line, where the user stands in it. */
  readonly allowBare?: boolean;
  /** Told of a damaged file of the clone's state that was set aside. */
  readonly warn?: (message: string) => void;
}

/**
 * Joins git, store and app for the repository that a folder belongs to; undefined where there is none.
 * Dispose of the session to end every git process and timer of it. Throws a `GitError` without git.
 */
export async function compose(folder: string, options: ComposeOptions): Promise<Session | undefined> {
  const repository = await openRepository(folder, {
    ...(options.git === undefined ? {} : { gitPath: options.git }),
    ...(options.allowBare === undefined ? {} : { allowBare: options.allowBare }),
  });
  if (!repository) {
    return undefined;
  }
  const records = new RecordStore(repository);
  const clone = new CloneStateFiles(repository.commonDir, repository.gitDir, options.warn);
  const parts: Parts = {
    repository,
    records,
    folders: new RecordFolders(repository),
    people: new PeopleStore(repository, records, clone),
    clone,
    clock: options.clock,
    settings: async (from = repository) =>
      resolveSettings([options.settings?.() ?? {}, await from.settings()]),
  };
  const going = async (): Promise<Going> => {
    const { share } = await parts.settings();
    return goingBy(share, options.going);
  };
  const state = new RepositoryState(parts);
  const departures = new DepartureWatch(parts, async () => (await parts.settings()).prompt, after);
  const sharing = new ShareWatch(parts, going, after);
  const ending: Disposable[] = [];
  let ended = false;
  const own = new GitNetwork(repository.git);
  return {
    parts,
    drafts: new DraftFiles(options.drafts, options.warn),
    peopleFile: new PeopleFileStore(repository, records),
    state,
    departures,
    sharing,
    network: options.network?.(repository.root, own) ?? own,
    // What comes too late ends at once: whoever brought it may have waited for something.
    onDidEnd: (part) => (ended ? part.dispose() : void ending.push(part)),
    dispose: () => {
      ended = true;
      ending.forEach((part) => part.dispose());
      departures.dispose();
      sharing.dispose();
      state.dispose();
      records.dispose();
      repository.dispose();
    },
  };
}
