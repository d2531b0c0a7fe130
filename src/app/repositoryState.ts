import { sharedRun } from '../domain/sharedRun';
import type { CommittedBy, Me, PersonEntry } from '../domain/people';
import { myTime, type PersonTime } from '../domain/peopleTime';
import { Emitter, type Disposable } from './emitter';
import { ofBranch, withoutWithdrawn, type BranchHandoffs, type HandoffView } from './handoffs';
import { atOnce, type Parts } from './parts';
import { foldSeen } from './seen';
import { branchOf, workedOn, type Head } from '../domain/head';
import type { LeftOnRemote } from '../domain/purged';
import type { Union, Unreadable } from '../domain/union';
import type { Wish } from '../domain/share';
import { neverFetched } from './remotes';
import { stillOnRemotes } from './stillOnRemotes';
import { codeSince, type CodeSince } from './codeSince';

/** Everything the views draw, as of one moment. */
export interface Snapshot extends BranchHandoffs {
  readonly head: Head;
  readonly me: Me | undefined;
  /** Who works here, as `people.yaml` says. */
  readonly people: readonly PersonEntry[];
  /** My own time: my zone and, where they are known, my hours. */
  readonly mine: PersonTime;
  readonly all: readonly HandoffView[];
  /** Those that their authors withdrew, for a page that still shows one. */
  readonly withdrawn: readonly HandoffView[];
  readonly unreadable: readonly Unreadable[];
  /** What was read: the same object for as long as no ref and no file of a record has moved. */
  readonly union: Union;
  /** Records that are only in this clone, over all handoffs. */
  readonly onlyHere: number;
  /** What waits to go on its branch, with the reason, the oldest first. */
  readonly waiting: readonly Wish[];
  /** What remotes still have of what was purged here. */
  readonly leftOnRemotes: readonly LeftOnRemote[];
  /** Top folder of this worktree; absent in a bare repository. */
  readonly root: string | undefined;
  /** A remote whose handoffs were never fetched to this clone, and that the user may have fetched. */
  readonly neverFetched?: string;
  /** What has become of the code since the current handoff. */
  readonly code?: CodeSince;
  /** The current handoff's records that somebody else than their author has committed. */
  readonly committedBy: CommittedBy;
}

const nobody: CommittedBy = new Map();

type StateParts = Pick<Parts, 'repository' | 'records' | 'people' | 'clone' | 'clock' | 'settings'>;

/** The observable state of one repository: refreshed on request, read by the views. */
export class RepositoryState implements Disposable {
  readonly #changed = new Emitter<Snapshot>();
  readonly onDidChange = this.#changed.event;
  readonly #parts: StateParts;
  #snapshot: Snapshot | undefined;
  /** Branches whose remotes were all asked for handoffs once: that stays so, and no refresh asks again. */
  readonly #settled = new Set<string>();
  #since: { readonly key: string; readonly code: CodeSince } | undefined;

  constructor(parts: StateParts) {
    this.#parts = parts;
  }

  /** The last snapshot, or undefined before the first refresh has ended. */
  get snapshot(): Snapshot | undefined {
    return this.#snapshot;
  }

  /**
   * Reads again and resolves with a snapshot that was begun after this call. Calls that come while one
   * is under way share the next one, so a burst of events costs two reads.
   */
  readonly refresh = sharedRun(() => this.#read());

  dispose(): void {
    this.#changed.dispose();
  }

  async #read(): Promise<Snapshot> {
    const now = atOnce(this.#parts);
    const { repository, records, people, clone, clock } = now;
    // In this order: who is me goes by the records of the read that is under way.
    const [head, union, me, wishes, settings, listed] = await Promise.all([
      repository.head(),
      records.read(),
      people.me(),
      clone.wishes(),
      // Asked for in this turn it shares its process.
      now.settings(),
      people.listed(),
    ]);
    const found = await foldSeen(union, people);
    const all = withoutWithdrawn(found);
    const here = ofBranch(all, workedOn(head));
    const [code, committedBy, unfetched, left] = await Promise.all([
      this.#codeSince(head, here.current),
      here.current ? people.committers(here.current.note.id) : nobody,
      this.#neverFetched(now, branchOf(head)),
      stillOnRemotes(this.#parts, union),
    ]);
    const snapshot: Snapshot = {
      head,
      me,
      people: listed,
      mine: myTime(me, listed, settings, clock.timeZone()),
      all,
      withdrawn: found.filter(({ withdrawn }) => withdrawn),
      unreadable: union.unreadable,
      union,
      onlyHere: found.reduce((sum, handoff) => sum + handoff.onlyHere, 0),
      // Without a reason it is only just being put there.
      waiting: wishes.filter(({ id, why }) => why && all.some(({ note }) => note.id === id)),
      leftOnRemotes: left,
      root: repository.root,
      ...here,
      committedBy,
      ...(code ? { code } : {}),
      ...(unfetched === undefined ? {} : { neverFetched: unfetched }),
    };
    this.#snapshot = snapshot;
    this.#changed.fire(snapshot);
    return snapshot;
  }

  async #neverFetched(now: StateParts, branch: string | undefined): Promise<string | undefined> {
    if (this.#settled.has(branch ?? '')) {
      return undefined;
    }
    const { remote, isSettled } = await neverFetched(now, branch);
    if (isSettled) {
      this.#settled.add(branch ?? '');
    }
    return remote;
  }

  /** Asked of git only when the branch or the handoff has changed: most refreshes change neither. */
  async #codeSince(head: Head, current: HandoffView | undefined): Promise<CodeSince | undefined> {
    const written = current?.note.at?.commit;
    if (head.kind !== 'branch' || !current || written === undefined) {
      return undefined;
    }
    const key = `${head.branch} ${head.commit} ${written}`;
    // A commit that was not here may have been fetched since.
    if (this.#since?.key !== key || !this.#since.code.hasCode) {
      this.#since = { key, code: await codeSince(this.#parts.repository, current.note) };
    }
    return this.#since.code;
  }
}
