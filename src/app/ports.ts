/**
 * What the app needs of the world, declared by the app. `git` and `store` fit these by shape, tests use
 * small fakes, `compose.ts` joins them. Nothing here speaks of an editor, a process or a file format.
 */
import type { BranchWork } from '../domain/branchWork';
import type { Choices, Mutes, Unmuted } from '../domain/choices';
import type { Cursor, Departure, LoggedDecision, Operation, WayToLeave } from '../domain/departure';
import type { DiscardedDraft, Draft, DraftMark } from '../domain/draft';
import type { CodeFacts, CodeOf, Delivery } from '../domain/delivery';
import type { Head } from '../domain/head';
import type { Exchange, SendAs } from '../domain/journal';
import type { CommittedBy, Me, Person, PersonEntry, PersonRow, WhoIsWho } from '../domain/people';
import type { Handoff, StoredRecord } from '../domain/records';
import type { Replacement } from '../domain/purged';
import type { Rename } from '../domain/rename';
import type { ShareMode, ShareOutcome, Waiting, Wish } from '../domain/share';
import type { SettingValues } from '../domain/settings';
import type { BranchFate, RecordFolder, ToTidy } from '../domain/tidy';
import type { TeamSettings } from '../domain/team';
import type { Union, Unreadable } from '../domain/union';

export interface Clock {
  now(): Date;
  /** IANA name of this machine's time zone; the user's own is in the settings. */
  timeZone(): string;
  random(bytes: number): Uint8Array;
}

/** Reads of one worktree. Every call asks git as of now, and none of them changes anything. */
export interface Repository {
  /** Top folder of the worktree; absent in a bare repository. */
  readonly root: string | undefined;
  /** The git directory shared by all worktrees of this clone. */
  readonly commonDir: string;
  /** This worktree's own git directory. */
  readonly gitDir: string;
  /**
   * The same reads for a look that asks several things and is over soon: refs and configuration are read when
   * they are first needed, and once.
   */
  atOnce(): Repository;
  readonly leaving: Leaving;
  head(): Promise<Head>;
  /** Short names of the local branches, in git's order, without the journals that travel as one. */
  localBranches(): Promise<readonly string[]>;
  /** Tip of a local branch, or undefined where there is none of that name. */
  tip(branch: string): Promise<string | undefined>;
  /** True where a commit (full object id) is in this clone. */
  has(commit: string): Promise<boolean>;
  /**
   * Whether a local branch has a commit (full object id) in its history, or had it as its tip as far as its
   * reflog goes; undefined where there is no such branch.
   */
  hasHad(branch: string, commit: string): Promise<boolean | undefined>;
  operation(): Promise<Operation | undefined>;
  /** The branch that was left last, as the HEAD reflog tells; undefined with reflogs off. */
  lastSwitch(): Promise<Departure | undefined>;
  /** Renames of the local branches there are now, oldest first, as their reflogs tell; none with reflogs off. */
  renames(): Promise<readonly Rename[]>;
  /** Short name of the default branch: what the remote's HEAD says, else the likeliest that exists. */
  defaultBranch(): Promise<string | undefined>;
  /**
   * The work on a branch since a commit, without one since it left the default branch. On the default
   * branch, or where none is known, there is nothing it left: then it is what no remote has.
   */
  work(branch: string, since?: string): Promise<BranchWork>;
  /** As `work`, but there what a remote has is no news after `since` either: is leaving worth a word? */
  news(branch: string, since?: string): Promise<BranchWork>;
  /** True when `branch`'s work is in `into` already: by ancestry, or squashed (same combined patch). */
  isMerged(branch: string, into: string): Promise<boolean>;
  delivery(branch: string): Promise<Delivery>;
  /** All that stays here of a branch, or of a commit where there is none: more than `delivery`, and slower. */
  codeFacts(of: CodeOf): Promise<CodeFacts>;
  /** Of these paths those that the last commit of a branch, or a commit, does not have. */
  missingPaths(of: CodeOf, paths: readonly string[]): Promise<readonly string[]>;
  /** Stashes made on a branch, at or after a time (ISO 8601) where one is given. */
  stashes(branch: string, since?: string): Promise<number>;
  mergeBase(a: string, b: string): Promise<string | undefined>;
  listRemotes(): Promise<readonly string[]>;
  /**
   * The remote that a branch is pushed to: by git's own order, else the one that is `preferred`, else
   * `origin`, else the only one; undefined where there is none of these.
   */
  pushRemote(branch: string | undefined, preferred?: string): Promise<string | undefined>;
  /** The remotes that a branch is pulled from: the one that it tracks, and `origin`, as far as there are any. */
  pullRemotes(branch: string | undefined): Promise<readonly string[]>;
  /** What the user has set by `git config handoff.*`, from the scopes that may set it. */
  settings(): Promise<SettingValues>;
}

/** What the departure policy asks about a branch that was left. Reads only, as of now. */
export interface Leaving {
  /**
   * What moved HEAD from a branch, given by every name it had, to the one it is on (`to`; undefined on a
   * detached HEAD), and whether anything but switching was done on the branch right before; undefined where
   * the reflog does not tell.
   */
  how(
    names: readonly string[],
    to: string | undefined,
  ): Promise<{ readonly how: WayToLeave; readonly worked: boolean } | undefined>;
  /** True where another worktree has the branch checked out, or rebases it. */
  isHeldElsewhere(branch: string): Promise<boolean>;
  /** True where by its reflog nothing was done on it since it was made, or reset. */
  neverWorkedOn(branch: string): Promise<boolean>;
  /** True where two commits differ in nothing, or only in `.handoffs/`. */
  hasSameContent(one: string, other: string): Promise<boolean>;
  /** True where a branch of another name, here or on a remote, has a commit too. */
  isOnAnother(commit: string, branch: string): Promise<boolean>;
  /** Lines that a commit adds and removes; a binary file counts as a thousand. */
  linesOf(commit: string): Promise<number>;
  /** Commits of a branch that no remote has. */
  unpushed(branch: string): Promise<number>;
  /** Tracked files of this worktree with changes in no commit. */
  changedFiles(): Promise<number>;
  /** True where the branch tracks one that the remote, as of the last fetch that prunes, has no longer. */
  isUpstreamGone(branch: string): Promise<boolean>;
  /** Names of the branches here and on remotes where a team's work comes together. */
  integrationBranches(): Promise<readonly string[]>;
}

/** Who is whom in this repository. */
export interface People {
  /**
   * The person at this keyboard: the identity that git would write, else the one remembered in this clone,
   * with every e-mail that is theirs; undefined where nobody said who is there.
   */
  me(): Promise<Me | undefined>;
  /**
   * The records of a handoff (note and replies) that only others than their authors have committed. A
   * record that is in no commit here, or whose commit is not here, is not in it.
   */
  committers(handoffId: string): Promise<CommittedBy>;
  /** Which authors are one person, as this clone sees it now. */
  whoIsWho(): Promise<WhoIsWho>;
  /** Who works here, as `people.yaml` says; the same object while it says the same. */
  listed(): Promise<readonly PersonEntry[]>;
}

/** A change of `people.yaml` that was written, for taking it back. */
export interface PeopleChange {
  /** The whole text before; undefined where there was no file. */
  readonly before: string | undefined;
  readonly after: string;
}

/** `.handoffs/people.yaml` in the working tree, for changing it. Nothing is staged or committed. */
export interface PeopleFile {
  /** Where it is or would be; undefined without a working tree. */
  readonly path: string | undefined;
  /** Those in it who can be read, word for word; `unreadable` where the file as a whole cannot be. */
  rows(): Promise<{ readonly rows: readonly PersonRow[]; readonly unreadable?: Unreadable }>;
  /**
   * Writes what is different about a person, or adds them (`before` undefined). Everything else in the file
   * stays to the byte. Throws `people-not-changed` where that cannot be done for sure.
   */
  put(before: PersonRow | undefined, after: PersonRow): Promise<PeopleChange>;
  /** Puts the text before a change back. False where the file is not as the change left it. */
  undo(change: PeopleChange): Promise<boolean>;
}

/** Records over refs. */
export interface Records {
  /** Reads the union. What has not changed since the last call is not read again. */
  read(): Promise<Union>;
  /**
   * Makes a record durable in this clone: in its journal, or for `local` in a private file. Resolves
   * once the record reads back from there; throws where it could not be kept.
   */
  keep(record: StoredRecord, share: ShareMode): Promise<void>;
  /** What the team agrees on, in `.handoffs/config.yaml`; nothing where there is none, or none that can be read. */
  team(): Promise<TeamSettings>;
  /** Deletes the file of a private handoff and those of the replies to it. No other record is touched. */
  deletePrivate(handoffId: string): Promise<void>;
  /**
   * Takes a handoff and the replies to it out of this clone's own journals, its private files and its cache.
   * Branches, working tree and what others wrote stay as they are.
   * @returns true where these had any of it.
   */
  purge(handoffId: string): Promise<boolean>;
  /** The files of records that were this clone's own and are purged, by object id. */
  purgedBlobs(): Promise<ReadonlySet<string>>;
  /**
   * The copies of this clone's journals on remotes, as last fetched, that a purge has yet to replace, and of
   * which this clone had every record itself: so nothing of anybody else's would go.
   */
  replacements(): Promise<readonly Replacement[]>;
  /** Forgets a copy of a journal that the remote has no more. */
  forgetCopy(copy: Replacement): Promise<void>;
  /** Goes on under a new name, with all that the journal has: for where a remote does not let it be replaced. */
  goOnBeside(): Promise<void>;
  /**
   * Commits a kept handoff on its own branch where that can be done without touching anybody's work.
   * `clicked` says that the user asked for it on a branch that is checked out in this worktree;
   * `attributes` also adds `.handoffs/.gitattributes` in the same commit, where there is none. `branch` is
   * the name that the note's branch has now, where it is another one.
   */
  putOnBranch(note: Handoff, clicked: boolean, attributes?: boolean, branch?: string): Promise<ShareOutcome>;
  /** True where a branch has no `.handoffs/.gitattributes` yet, so that one can be added to it. */
  lacksAttributes(branch: string): Promise<boolean>;
  /** Refspecs for one exchange, judged by what the last fetch brought: best asked after a fetch. */
  syncPlan(remote: string, sendAs: SendAs): Promise<SyncPlan>;
  /**
   * True where journals of a remote are here, fetched by whichever version or program: as of the read under
   * way, else of the last one.
   */
  hasJournalsOf(remote: string): Promise<boolean>;
  /** Remembers that the remote took `push` of a plan. */
  sent(remote: string, push: string): Promise<void>;
  /**
   * Mends this worktree where a note was put on a branch while somebody was switching to it (the note
   * would show as deleted). Touches nothing but our own paths; gives the number of files mended.
   */
  mendArrival(): Promise<number>;
  /**
   * Mends once more where the last attempt met a lock, or where there was none yet; else it does nothing.
   * @returns true where a lock is in the way still.
   */
  mendAgain(): Promise<boolean>;
  /**
   * A text that changes whenever something that keeps notes off these branches may have come or gone:
   * worktrees and what they have checked out, operations, locks. It looks at files only and runs no git.
   */
  obstacles(branches: readonly string[]): Promise<string>;
}

/** The folders of handoffs on the branch that is checked out in this worktree. */
export interface Folders {
  /** All of them in a commit, the one that is checked out. */
  inCommit(commit: string): Promise<readonly RecordFolder[]>;
  /** What has become of each of these branches; `into` is a commit besides the default branch to be merged into. */
  fatesOf(branches: readonly string[], into: string): Promise<ReadonlyMap<string, BranchFate>>;
  /**
   * Takes folders out of a branch that is checked out here at `commit`, in one commit, and off index and
   * disk. All or none; nothing else of index and working tree changes.
   */
  remove(
    from: { readonly branch: string; readonly commit: string },
    folders: readonly ToTidy[],
    author: Person,
  ): Promise<
    { readonly kind: 'committed'; readonly commit: string } | ({ readonly kind: 'waiting' } & Waiting)
  >;
}

export interface SyncPlan {
  /** `<commit>:<ref>`, which only adds; absent where there is nothing to send, or a purge stands in between. */
  readonly push?: string;
  /** True where the remote has not all of this clone's journal. */
  readonly isUnsent: boolean;
  /** What a purge is to take away on this remote. */
  readonly replace: readonly Replacement[];
  /** One fetch for each. */
  readonly fetch: readonly string[];
}

/** Git's own remote. In the editor through the built-in git extension, in the CLI through git. */
export interface Network {
  /** Resolves with true where the remote has taken it, and with false where only a fetch can tell. */
  push(remote: string, refspec: string): Promise<boolean>;
  fetch(remote: string, refspec: string): Promise<void>;
  /**
   * Replaces a journal on the remote if it is still what it is said to be, at that very moment. Resolves with
   * true where it was, and with false where this network cannot hold it to that: then nothing was done.
   */
  replace(replacement: Replacement): Promise<boolean>;
}

/** State of one clone, shared by its windows, worktrees and the CLI. */
export interface CloneState {
  cursor(): Promise<Cursor | undefined>;
  setCursor(cursor: Cursor): Promise<void>;
  /** Takes the cursor away: of several windows that do so at once, exactly one gets it. */
  takeCursor(): Promise<Cursor | undefined>;
  /** The latest departure of this worktree, as far as it was seen. */
  departure(): Promise<Departure | undefined>;
  setDeparture(departure: Departure | undefined): Promise<void>;
  mutes(): Promise<Mutes>;
  setMutes(mutes: Mutes): Promise<void>;
  /** The latest time that each mute of a branch, or of the repository, was taken back. */
  unmuted(): Promise<readonly Unmuted[]>;
  setUnmuted(unmuted: Unmuted): Promise<void>;
  choices(): Promise<Choices>;
  setChoices(choices: Choices): Promise<void>;
  exchange(remote: string): Promise<Exchange>;
  setExchange(remote: string, exchange: Exchange): Promise<void>;
  /** Who writes here where git does not know; never in git's configuration. */
  identity(): Promise<Person | undefined>;
  setIdentity(identity: Person): Promise<void>;
  /** Newest first, at most 50. */
  decisions(): Promise<readonly LoggedDecision[]>;
  logDecision(decision: LoggedDecision): Promise<void>;
  /** The handoffs that are to go on their branch, the oldest first. */
  wishes(): Promise<readonly Wish[]>;
  /** Notes a wish, or what is new about it. */
  setWish(wish: Wish): Promise<void>;
  removeWish(handoffId: string): Promise<void>;
  /** Ids of handoffs whose arrival was announced to this person in this clone. */
  announced(): Promise<ReadonlySet<string>>;
  markAnnounced(handoffId: string): Promise<void>;
}

/** Texts that are typed and not yet saved. */
export interface Drafts {
  /** Resolves when the draft is on disk. */
  save(draft: Draft): Promise<void>;
  /** The newest draft for a branch of a repository (`branch` undefined: for the commit of a detached HEAD). */
  find(repository: string, branch: string | undefined, commit?: string): Promise<Draft | undefined>;
  /** Every draft of a repository, the newest first. */
  list(repository: string): Promise<readonly Draft[]>;
  load(id: string): Promise<Draft | undefined>;
  remove(id: string): Promise<void>;
  /**
   * Removes a draft whose text goes on in another one, if it is still as it was then. False where it is,
   * and another window that runs writes it: then it may be asked again.
   */
  letGo(draft: DraftMark): Promise<boolean>;
  /** Takes a draft out of the others and keeps it aside for 14 days. One that is not there is no error. */
  discard(id: string, now: Date): Promise<void>;
  /** The discarded drafts of a repository that can still be brought back, the one discarded last first. */
  discarded(repository: string, now: Date): Promise<readonly DiscardedDraft[]>;
  /** Brings a discarded draft back. False where it is not there any more. */
  restore(id: string): Promise<boolean>;
}
