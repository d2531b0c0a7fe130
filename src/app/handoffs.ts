import { compareText } from '../domain/order';
import { fold, type FoldedHandoff } from '../domain/fold';
import type { WhoIsWho } from '../domain/people';
import type { Handoff, Reply } from '../domain/records';
import type { Found, Union } from '../domain/union';

/** A handoff as it is now, and where its records are. */
export interface HandoffView extends FoldedHandoff {
  /** Every ref that has the note itself; `worktree` and `private` count as such. */
  readonly where: readonly string[];
  /** How many of its records (note and replies) no remote has, as far as this clone knows. */
  readonly onlyHere: number;
}

/** Folds a union into the handoffs there are to see, newest first: without those that were withdrawn. */
export function foldUnion(union: Union): readonly HandoffView[] {
  return withoutWithdrawn(foldAll(union));
}

/** What is left once those are gone that their authors withdrew. */
export function withoutWithdrawn(all: readonly HandoffView[]): readonly HandoffView[] {
  return all.filter(({ withdrawn }) => !withdrawn);
}

/**
 * Folds a union into all its handoffs, withdrawn ones too, newest first: by their chain, else by time. With
 * `who` a handoff is also withdrawn where whoever reads here sees its author and the withdrawal's as one.
 */
export function foldAll(union: Union, who?: WhoIsWho): readonly HandoffView[] {
  const replies = new Map<string, Found<Reply>[]>();
  for (const found of union.replies) {
    const list = replies.get(found.record.handoff);
    if (list) {
      list.push(found);
    } else {
      replies.set(found.record.handoff, [found]);
    }
  }
  const handoffs = union.handoffs
    .map((found): HandoffView => {
      const own = replies.get(found.record.id) ?? [];
      return {
        ...fold(
          found.record,
          own.map((reply) => reply.record),
          (reply) => who !== undefined && isByAuthor(who, found, reply, own),
        ),
        where: found.where,
        onlyHere: [found, ...own].filter((record) => !isSent(record.where)).length,
      };
    })
    .sort(newestFirst);
  return followersFirst(handoffs);
}

/** By who is whom here, or because this clone wrote both: its user's address may have changed in between. */
function isByAuthor(
  who: WhoIsWho,
  { record: note, where }: Found<Handoff>,
  reply: Reply,
  replies: readonly Found<Reply>[],
): boolean {
  const isOwn = (places: readonly string[]): boolean =>
    who.ownJournals.some((journal) => places.includes(journal));
  return (
    who.isSame(note.author, reply.author) ||
    (isOwn(where) && replies.some((other) => other.record.id === reply.id && isOwn(other.where)))
  );
}

/** Newest first by time, then by id, so that equal times still have one order. */
function newestFirst(a: HandoffView, b: HandoffView): number {
  return compareText(b.note.created, a.note.created) || compareText(b.note.id, a.note.id);
}

/**
 * Puts a handoff that names another one as `previous` before that one, whatever the clocks say (wrong by
 * years, or two in one second). A cycle, which only a forged record can make, stays in the order given.
 */
function followersFirst(handoffs: readonly HandoffView[]): readonly HandoffView[] {
  // Taken from the end, so the newest follower goes first, and each is looked at once.
  const followers = new Map<string, HandoffView[]>();
  for (const handoff of [...handoffs].reverse()) {
    const { previous } = handoff.note;
    const list = previous === undefined ? undefined : followers.get(previous);
    if (list) {
      list.push(handoff);
    } else if (previous !== undefined) {
      followers.set(previous, [handoff]);
    }
  }
  const seen = new Set<HandoffView>();
  const placed: HandoffView[] = [];
  for (const start of handoffs) {
    const path = seen.has(start) ? [] : [start];
    for (let top = path.at(-1); top; top = path.at(-1)) {
      seen.add(top);
      const next = followers.get(top.note.id)?.pop();
      if (!next) {
        placed.push(top);
        path.pop();
      } else if (!seen.has(next) && next.note.branch === top.note.branch) {
        path.push(next);
      }
    }
  }
  return placed;
}

/** True when some remote is known to have the record. A private note is never sent and not counted. */
function isSent(where: readonly string[]): boolean {
  return where.some(
    (place) =>
      place.startsWith('refs/remotes/') || place.startsWith('refs/handoffs-remote/') || place === 'private',
  );
}

/** True for a note to oneself, which nobody else receives and no shared record may name. */
export function isPrivate({ where }: Pick<HandoffView, 'where'>): boolean {
  return where.every((place) => place === 'private');
}

/** The newest handoff of a branch that others can have too, closed or not: what the next one follows. */
export function newestShared(
  all: readonly HandoffView[],
  branch: string | undefined,
): HandoffView | undefined {
  return all.find((handoff) => handoff.note.branch === branch && !isPrivate(handoff));
}

/** What the sidebar's first view shows of one branch. */
export interface BranchHandoffs {
  /** The newest of the branch, unless it is closed. */
  readonly current?: HandoffView;
  readonly earlier: readonly HandoffView[];
}

/** The handoffs of one branch; `undefined` stands for those written on a detached HEAD. */
export function ofBranch(all: readonly HandoffView[], branch: string | undefined): BranchHandoffs {
  const chain = all.filter((handoff) => handoff.note.branch === branch);
  // A note to oneself does not take the place of what others wait for.
  const newest = [chain.find((handoff) => !isPrivate(handoff)), chain.find(isPrivate)];
  const current = newest.find((handoff) => handoff !== undefined && handoff.status !== 'closed');
  return current ? { current, earlier: chain.filter((handoff) => handoff !== current) } : { earlier: chain };
}
