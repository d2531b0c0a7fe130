// The app's ports in memory: small, but they do what they say. Records go through a journal, branches and
// a remote as the real ones do; nothing is a recording of calls.
import { trackingOf } from './fakeRemote';
import type { Parts } from '../../../../src/app/parts';
import type { CloneState, Records, Repository, SyncPlan } from '../../../../src/app/ports';
import type { BranchWork, Commit } from '../../../../src/domain/branchWork';
import type { Choices } from '../../../../src/domain/choices';
import type { Cursor, Departure, LoggedDecision } from '../../../../src/domain/departure';
import type { Found, Union, Unreadable } from '../../../../src/domain/union';
import type { Exchange, SendAs } from '../../../../src/domain/journal';
import { resolveSettings, type Settings, type SettingValues } from '../../../../src/domain/settings';
import type { Head } from '../../../../src/domain/head';
import type { Operation } from '../../../../src/domain/departure';
import type { CodeFacts, CodeOf, Delivery } from '../../../../src/domain/delivery';
import { noTeamSettings, type TeamSettings } from '../../../../src/domain/team';
import type { Me, Person } from '../../../../src/domain/people';
import type { Rename } from '../../../../src/domain/rename';
import { isReply, type Handoff, type StoredRecord } from '../../../../src/domain/records';
import type { ShareMode, ShareOutcome, Waiting } from '../../../../src/domain/share';
import { allThere } from './fakeCode';
import { FakeFolders } from './fakeFolders';
import { FakeLeaving } from './fakeLeaving';
import { FakePeople } from './fakePeople';
import { FakePurged } from './fakePurged';
import { FakeMutes } from './fakeMutes';
import { FakeClock } from './fakeTime';

export const ana: Me = {
  name: 'Ana Sousa',
  email: 'ana@example.org',
  emails: new Set(['ana@example.org', 'ana@home.example']),
  own: new Set(['ana@example.org']),
};
export const kenji: Me = {
  name: 'Kenji Ito',
  email: 'kenji@example.org',
  emails: new Set(['kenji@example.org']),
  own: new Set(['kenji@example.org']),
};

/** One branch of the fake repository: its commits, oldest first, on top of the default branch. */
interface FakeBranch {
  readonly commits: Commit[];
  merged: boolean;
  unpushed: number;
  stashes: number;
}

export class FakeRepository implements Repository {
  /** Commits that are in no clone but the author's. */
  readonly missing = new Set<string>();
  readonly root = '/home/ana/project';
  readonly commonDir = '/home/ana/project/.git';
  readonly gitDir = '/home/ana/project/.git';
  readonly leaving = new FakeLeaving(this);
  readonly branches = new Map<string, FakeBranch>();
  headNow: Head = { kind: 'branch', branch: 'main', commit: 'main-0' };
  remotes: readonly string[] = ['origin'];
  /** What branches are pulled from. */
  pulls: readonly string[] = ['origin'];
  uncommitted: readonly string[] = [];
  /** What the last commit of every branch has. */
  files: readonly string[] = [];
  operationNow: Operation | undefined;
  switchInReflog: Departure | undefined;
  renamesNow: readonly Rename[] = [];
  /** How often git was asked for the commits of a branch. */
  workReads = 0;
  readonly atOnce = (): this => this;

  constructor() {
    this.branch('main');
  }

  localBranches(): Promise<readonly string[]> {
    return Promise.resolve([...this.branches.keys()].sort());
  }

  /** The branch of a name, made where there is none. */
  branch(name: string): FakeBranch {
    const branch = this.branches.get(name) ?? { commits: [], merged: false, unpushed: 0, stashes: 0 };
    this.branches.set(name, branch);
    return branch;
  }

  commit(branch: string, subject: string, by: { name: string; email: string } = ana): Commit {
    const { commits } = this.branch(branch);
    const commit = {
      id: `${branch}-${String(commits.length + 1)}`,
      subject,
      authorName: by.name,
      authorEmail: by.email,
      authoredAt: '2026-11-22T12:00:00Z',
    };
    commits.push(commit);
    this.branch(branch).unpushed += 1;
    return commit;
  }

  /** As `git switch` would leave it. */
  switchTo(branch: string): void {
    this.branch(branch);
    this.headNow = { kind: 'branch', branch, commit: this.#tipOf(branch) };
  }

  detach(): void {
    this.headNow = { kind: 'detached', commit: 'main-0' };
  }

  head(): Promise<Head> {
    return Promise.resolve(this.headNow);
  }

  tip(branch: string): Promise<string | undefined> {
    return Promise.resolve(this.branches.has(branch) ? this.#tipOf(branch) : undefined);
  }

  operation(): Promise<Operation | undefined> {
    return Promise.resolve(this.operationNow);
  }

  hasHad(branch: string, commit: string): Promise<boolean | undefined> {
    const commits = this.branches.get(branch)?.commits.map(({ id }) => id);
    return Promise.resolve(commits && ['main-0', ...commits].includes(commit));
  }

  has(commit: string): Promise<boolean> {
    return Promise.resolve(!this.missing.has(commit));
  }

  stashes(branch: string): Promise<number> {
    return Promise.resolve(this.branches.get(branch)?.stashes ?? 0);
  }

  lastSwitch(): Promise<Departure | undefined> {
    return Promise.resolve(this.switchInReflog);
  }

  renames(): Promise<readonly Rename[]> {
    return Promise.resolve(this.renamesNow);
  }

  defaultBranch(): Promise<string | undefined> {
    return Promise.resolve(this.branches.has('main') ? 'main' : undefined);
  }

  work(branch: string, since?: string): Promise<BranchWork> {
    this.workReads += 1;
    const all = this.branches.get(branch)?.commits ?? [];
    const commits = all.slice(all.findIndex(({ id }) => id === since) + 1).reverse();
    const known = since === undefined || !all.some(({ id }) => id === since) ? {} : { since };
    return Promise.resolve({ ...known, commits, total: commits.length, files: [] });
  }

  async news(branch: string, since?: string): Promise<BranchWork> {
    const work = await this.work(branch, since);
    if (branch !== 'main') return work;
    const commits = work.commits.slice(0, this.branch(branch).unpushed);
    return { ...work, commits, total: commits.length };
  }

  isMerged(branch: string, into: string): Promise<boolean> {
    return Promise.resolve(into === 'main' && this.branches.get(branch)?.merged === true);
  }

  delivery(branch: string): Promise<Delivery> {
    const { unpushed = 0, stashes = 0 } = this.branches.get(branch) ?? {};
    const { uncommitted } = this;
    return Promise.resolve({ hasRemote: this.remotes.length > 0, unpushed, uncommitted, stashes });
  }

  async codeFacts({ branch = '' }: CodeOf): Promise<CodeFacts> {
    return { ...allThere, ...(await this.delivery(branch)), changed: this.uncommitted };
  }

  missingPaths(_of: CodeOf, paths: readonly string[]): Promise<readonly string[]> {
    return Promise.resolve(paths.filter((path) => !this.files.includes(path)));
  }

  mergeBase(a: string, b: string): Promise<string | undefined> {
    return Promise.resolve(this.branches.has(a) && this.branches.has(b) ? 'main-0' : undefined);
  }

  listRemotes(): Promise<readonly string[]> {
    return Promise.resolve(this.remotes);
  }

  pushRemote(_branch: string | undefined, preferred?: string): Promise<string | undefined> {
    return Promise.resolve(this.remotes.find((name) => name === preferred) ?? this.remotes[0]);
  }

  pullRemotes(): Promise<readonly string[]> {
    return Promise.resolve(this.pulls.filter((name) => this.remotes.includes(name)));
  }

  settings(): Promise<SettingValues> {
    return Promise.resolve({});
  }

  #tipOf(branch: string): string {
    return this.branches.get(branch)?.commits.at(-1)?.id ?? 'main-0';
  }
}

/** One clone's records: a journal, private files, branches, and what was fetched. */
export class FakeRecords extends FakePurged implements Records {
  readonly journal: StoredRecord[] = [];
  hidden: StoredRecord[] = [];
  readonly onBranches = new Map<string, Handoff[]>();
  unreadable: readonly Unreadable[] = [];
  keepFails: Error | undefined;
  shareFails: Error | undefined;
  shareGives: ShareOutcome | undefined;
  /** While this is there, a read that has begun does not end. */
  gate: Promise<void> | undefined;
  reads = 0;
  mended = 0;
  mendIsLocked = false;
  /** What keeps notes off branches; with the own worktree, a click goes through. */
  readonly inTheWay = new Map<string, Waiting>();
  /** How often a note was tried to be put on a branch. */
  tries = 0;
  /** How often the obstacles were looked at. */
  stamps = 0;

  constructor(readonly writer = 'writer') {
    super();
  }

  async read(): Promise<Union> {
    this.reads += 1;
    const found = new Map<string, { record: StoredRecord; where: string[] }>();
    const add = (records: readonly StoredRecord[], where: string): void => {
      for (const record of records) {
        const known = found.get(record.id) ?? { record, where: [] };
        found.set(record.id, known);
        known.where.push(where);
      }
    };
    add(this.hidden, 'private');
    for (const [branch, notes] of this.onBranches) add(notes, `refs/heads/${branch}`);
    add(this.journal, `refs/handoffs/${this.writer}`);
    for (const [ref, records] of this.fetched) add(records, ref);
    const handoffs: Found<Handoff>[] = [];
    const replies: Union['replies'][number][] = [];
    for (const { record, where } of found.values()) {
      if (isReply(record)) replies.push({ record, where });
      else handoffs.push({ record, where });
    }
    // Taken before the gate: what comes while a read is under way is not in it.
    const { unreadable } = this;
    await this.gate;
    return { handoffs, replies, unreadable };
  }

  teamNow: TeamSettings = noTeamSettings;

  team(): Promise<TeamSettings> {
    return Promise.resolve(this.teamNow);
  }

  keep(record: StoredRecord, share: ShareMode): Promise<void> {
    if (this.keepFails) return Promise.reject(this.keepFails);
    (share === 'local' ? this.hidden : this.journal).push(record);
    return Promise.resolve();
  }

  lacksAttributes(): Promise<boolean> {
    return Promise.resolve(false);
  }

  deletePrivate(handoffId: string): Promise<void> {
    this.hidden = this.hidden.filter((found) => (isReply(found) ? found.handoff : found.id) !== handoffId);
    return Promise.resolve();
  }

  putOnBranch(note: Handoff, clicked: boolean, _more?: boolean, branch = note.branch): Promise<ShareOutcome> {
    if (this.shareFails) return Promise.reject(this.shareFails);
    if (this.shareGives) return Promise.resolve(this.shareGives);
    this.tries += 1;
    if (branch === undefined) return Promise.resolve({ kind: 'waiting', reason: 'detached' });
    if (this.hidden.some(({ id }) => id === note.id)) return Promise.resolve({ kind: 'not-wanted' });
    const waiting = this.inTheWay.get(branch);
    if (waiting && !(clicked && waiting.worktree === '/home/ana/project')) {
      return Promise.resolve({ kind: 'waiting', ...waiting });
    }
    const there = this.onBranches.get(branch) ?? [];
    if (!there.includes(note)) this.onBranches.set(branch, [...there, note]);
    return Promise.resolve({ kind: 'on-branch', branch, commit: 'note-commit' });
  }

  syncPlan(remote: string, sendAs: SendAs): Promise<SyncPlan> {
    const refs = `+refs/handoffs/*:refs/handoffs-remote/${remote}/*`;
    const branches = `+refs/heads/handoffs/journal-*:refs/remotes/${remote}/handoffs/journal-*`;
    const fetch = sendAs === 'branch' ? [refs, branches] : [refs];
    const writer = this.beside === 0 ? this.writer : `${this.writer}${String(this.beside)}`;
    const name = `refs/${sendAs === 'branch' ? 'heads/handoffs/journal-' : 'handoffs/'}${writer}`;
    const there = this.fetched.get(trackingOf(remote, name)) ?? [];
    const replace = this.left.filter((one) => one.remote === remote);
    const isUnsent = this.journal.length !== there.length;
    const isHeld = replace.some(({ ref }) => ref === name);
    const push = isUnsent && !isHeld ? { push: `${String(this.journal.length)}:${name}` } : {};
    return Promise.resolve({ fetch, replace, isUnsent, ...push });
  }

  hasJournalsOf(remote: string): Promise<boolean> {
    return Promise.resolve(
      [...this.fetched.keys()].some((ref) => ref.startsWith(`refs/handoffs-remote/${remote}/`)),
    );
  }

  sent(remote: string, push: string): Promise<void> {
    const [count = '', ref = ''] = push.split(':');
    this.left = this.left.filter((one) => one.ref !== ref);
    this.fetched.set(trackingOf(remote, ref), this.journal.slice(0, Number(count)));
    return Promise.resolve();
  }

  mendArrival(): Promise<number> {
    this.mended += 1;
    return Promise.resolve(0);
  }

  mendAgain(): Promise<boolean> {
    return Promise.resolve(this.mendIsLocked);
  }

  obstacles(branches: readonly string[]): Promise<string> {
    this.stamps += 1;
    return Promise.resolve(branches.map((branch) => JSON.stringify(this.inTheWay.get(branch))).join());
  }
}

export class FakeCloneState extends FakeMutes implements CloneState {
  cursorNow: Cursor | undefined;
  departureNow: Departure | undefined;
  choicesNow: Choices = {};
  identityNow: Person | undefined;
  log: LoggedDecision[] = [];
  readonly known = new Set<string>();
  readonly exchanges = new Map<string, Exchange>();

  cursor(): Promise<Cursor | undefined> {
    return Promise.resolve(this.cursorNow);
  }

  setCursor(cursor: Cursor): Promise<void> {
    this.cursorNow = cursor;
    return Promise.resolve();
  }

  takeCursor(): Promise<Cursor | undefined> {
    const taken = this.cursorNow;
    this.cursorNow = undefined;
    return Promise.resolve(taken);
  }

  departure(): Promise<Departure | undefined> {
    return Promise.resolve(this.departureNow);
  }

  setDeparture(departure: Departure | undefined): Promise<void> {
    this.departureNow = departure;
    return Promise.resolve();
  }

  choices(): Promise<Choices> {
    return Promise.resolve(this.choicesNow);
  }

  setChoices(choices: Choices): Promise<void> {
    this.choicesNow = choices;
    return Promise.resolve();
  }

  identity(): Promise<Person | undefined> {
    return Promise.resolve(this.identityNow);
  }

  setIdentity(identity: Person): Promise<void> {
    this.identityNow = identity;
    return Promise.resolve();
  }

  exchange(remote: string): Promise<Exchange> {
    return Promise.resolve(this.exchanges.get(remote) ?? { fetched: false });
  }

  setExchange(remote: string, exchange: Exchange): Promise<void> {
    this.exchanges.set(remote, exchange);
    return Promise.resolve();
  }

  decisions(): Promise<readonly LoggedDecision[]> {
    return Promise.resolve(this.log);
  }

  logDecision(decision: LoggedDecision): Promise<void> {
    this.log = [decision, ...this.log].slice(0, 50);
    return Promise.resolve();
  }

  announced(): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(this.known));
  }

  markAnnounced(handoffId: string): Promise<void> {
    this.known.add(handoffId);
    return Promise.resolve();
  }
}

/** The parts of one clone, each with the type of its fake. */
export interface FakeParts extends Parts {
  readonly repository: FakeRepository;
  readonly records: FakeRecords;
  readonly folders: FakeFolders;
  readonly people: FakePeople;
  readonly clone: FakeCloneState;
  readonly clock: FakeClock;
  settings: () => Promise<Settings>;
}

/** A clone of one person; `writer` tells journals apart where there are several. */
export function newParts(person: Me = ana, writer = 'writer'): FakeParts {
  return {
    repository: new FakeRepository(),
    records: new FakeRecords(writer),
    folders: new FakeFolders(),
    people: new FakePeople(person),
    clone: new FakeCloneState(),
    clock: new FakeClock(),
    settings: () => Promise.resolve(resolveSettings([])),
  };
}

/** A gate for `FakeRecords` and `FakeDrafts`, and the way to open it. */
export function newGate(): { readonly gate: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined;
  const gate = new Promise<void>((resolve) => (open = resolve));
  return { gate, open };
}
