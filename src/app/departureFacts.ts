import type { BranchWork, Commit } from '../domain/branchWork';
import type { Departure, DepartureFacts, LoggedDecision } from '../domain/departure';
import { isJournalBranch } from '../domain/journal';
import { isMe, type Me } from '../domain/people';
import { namesBefore, type Rename } from '../domain/rename';
import { readHandoffs } from './findHandoff';
import { isPrivate, type HandoffView } from './handoffs';
import type { Parts } from './parts';
import type { Repository } from './ports';

/** A branch that was left and is still there, with what is known of it already. */
interface Left {
  readonly repository: Repository;
  readonly departure: Departure;
  readonly branch: string;
  readonly tip: string;
  readonly me: Me | undefined;
  readonly defaultBranch: string | undefined;
  /** Handoffs on the branch that others can read, newest first. */
  readonly handoffs: readonly HandoffView[];
}

/** What of mine is on a branch. */
interface OwnWork {
  readonly own: readonly Commit[];
  /** All of the branch, by anybody; undefined where only what is new was read. */
  readonly whole: BranchWork | undefined;
  readonly lastHandoff: string | undefined;
}

/**
 * Everything that the policy wants to know of a departure, as of now. What is dear is asked only where it
 * decides: what became of the branch once it looks merged, whose it is where one commit is mine.
 * @param renamesRead those of the branches, where they were read just now.
 */
export async function gatherFacts(
  parts: Parts,
  departure: Departure,
  promptsSoFar: number,
  renamesRead?: readonly Rename[],
): Promise<DepartureFacts> {
  const repository = parts.repository.atOnce();
  const { from, at } = departure;
  const [head, tip, operation, defaultBranch, me, mutes, all, renames, logged, unmuted] = await Promise.all([
    repository.head(),
    repository.tip(from),
    repository.operation(),
    repository.defaultBranch(),
    parts.people.me(),
    parts.clone.mutes(),
    readHandoffs(parts),
    renamesRead ?? repository.renames(),
    parts.clone.decisions(),
    parts.clone.unmuted(),
  ]);
  const to = head.kind === 'branch' && !isJournalBranch(head.branch) ? head.branch : undefined;
  const names = [from, ...(await namesGivenUp(repository, from, renames))];
  const again = unmuted.filter(({ branch = from }) => names.includes(branch)).map((one) => one.at);
  const asks = asksBefore(logged, departure).filter((ask) => again.every((time) => ask.at > time));
  const base = {
    ...{ from, at },
    ...defined({ to, defaultBranch, operation, pausedUntil: mutes.pausedUntil, lastPrompt: asks[0]?.at }),
    mutedBranch: names.some((name) => mutes.branches.includes(name)),
    mutedRepository: mutes.repository,
    promptsToday: promptsSoFar,
  };
  if (tip === undefined) {
    return { ...base, exists: false, merged: false, ownCommits: 0, stashes: 0 };
  }
  const handoffs = all.filter(
    // A note to oneself hands nothing to anybody.
    (handoff) => names.includes(handoff.note.branch ?? '') && !isPrivate(handoff),
  );
  const left: Left = { repository, departure, branch: from, tip, me, defaultBranch, handoffs };
  const [place, work] = await Promise.all([placeFacts(left, names, to), workFacts(left)]);
  const [later, asked] = await Promise.all([
    laterFacts(left, to, { ...place.facts, ...work.facts }, work),
    askedFacts(
      left,
      asks.find(({ facts }) => names.includes(facts.from ?? '')),
    ),
  ]);
  // What was done before the arrival was seen has moved the branch already, and only the reflog tells.
  const visit = work.visit && { ...work.visit, worked: work.visit.worked || place.worked };
  return {
    ...{ ...base, exists: true, tip },
    ...{ ...place.facts, ...work.facts, ...defined({ visit }), ...later, ...asked },
  };
}

type PlaceFacts = Pick<DepartureFacts, 'how' | 'merged' | 'heldElsewhere' | 'unpushed'>;

/** Where the branch is, and how it was left: right after something was done there, or after looking. */
async function placeFacts(
  { repository, branch, defaultBranch }: Left,
  names: readonly string[],
  to: string | undefined,
): Promise<{ readonly worked: boolean; readonly facts: PlaceFacts }> {
  const { leaving } = repository;
  const [move, isHeld, unpushed, merged] = await Promise.all([
    leaving.how(names, to),
    leaving.isHeldElsewhere(branch),
    leaving.unpushed(branch),
    isMergedSomewhere(repository, branch, defaultBranch),
  ]);
  const held = isHeld ? { heldElsewhere: true } : {};
  return {
    worked: move?.worked === true,
    facts: { ...defined({ how: move?.how }), merged, unpushed, ...held },
  };
}

async function isMergedSomewhere(
  repository: Repository,
  branch: string,
  defaultBranch: string | undefined,
): Promise<boolean> {
  const others = defaultBranch === undefined ? [] : await repository.leaving.integrationBranches();
  const into = [...new Set([...(defaultBranch === undefined ? [] : [defaultBranch]), ...others])];
  // On a branch where work comes together being merged elsewhere says nothing.
  if (into.includes(branch)) {
    return false;
  }
  for (const one of into) {
    if (await repository.isMerged(branch, one)) {
      return true;
    }
  }
  return false;
}

/** What of mine is on it, that the last handoff does not have. */
async function workFacts(
  left: Left,
): Promise<OwnWork & { readonly facts: WorkFacts } & Pick<DepartureFacts, 'visit'>> {
  const { repository, branch, departure, tip, me, handoffs } = left;
  const mine = handoffs.find(({ note }) => isMe(me, note.author.email));
  const { visit } = departure;
  const [work, stashes, stashesOfVisit] = await Promise.all([
    ownWork(left, mine),
    repository.stashes(branch, mine?.note.created),
    visit === undefined ? 0 : repository.stashes(branch, visit.since),
  ]);
  const worked = visit !== undefined && (visit.commit !== tip || stashesOfVisit > 0);
  return {
    ...work,
    facts: {
      ownCommits: work.own.length,
      stashes,
      ...defined({ lastHandoff: work.lastHandoff }),
    },
    ...(visit === undefined ? {} : { visit: { since: visit.since, worked } }),
  };
}

type WorkFacts = Pick<DepartureFacts, 'ownCommits' | 'stashes' | 'lastHandoff'>;

/**
 * My commits that the last handoff did not see, whoever wrote it; where it was written on commits that are
 * not here, those since my own.
 */
async function ownWork(
  { repository, branch, tip, me, handoffs }: Left,
  mine: HandoffView | undefined,
): Promise<OwnWork> {
  for (const handoff of new Set([...handoffs.slice(0, 1), ...(mine ? [mine] : [])])) {
    const since = handoff.note.at?.commit;
    const work = since === undefined ? undefined : await repository.news(branch, since);
    if (since !== undefined && work?.since === since) {
      const news = work.commits.filter(({ authorEmail }) => isMe(me, authorEmail));
      // Squashed or put in another order, it is what it was.
      const same = news.length > 0 && (await repository.leaving.hasSameContent(since, tip));
      return { own: same ? [] : news, whole: undefined, lastHandoff: handoff.note.created };
    }
  }
  const whole = await repository.news(branch);
  const own = whole.commits.filter(({ authorEmail }) => isMe(me, authorEmail));
  const isTheirs = await isBuiltOnMine(repository, branch, whole.commits, own);
  return { own: isTheirs ? [] : own, whole, lastHandoff: mine?.note.created };
}

/** True for a branch that others began on top of mine: what is mine there is work on that other branch. */
async function isBuiltOnMine(
  { leaving }: Repository,
  branch: string,
  all: readonly Commit[],
  own: readonly Commit[],
): Promise<boolean> {
  const [newest] = own;
  // Newest first: all of mine are below all of theirs.
  const isBelow =
    own.length < all.length && own.every((commit, at) => commit === all[all.length - own.length + at]);
  return newest !== undefined && isBelow && leaving.isOnAnother(newest.id, branch);
}

/** What only matters for a branch that looks done, or to which I have added little. */
async function laterFacts(
  { repository, branch, tip, me, defaultBranch, handoffs }: Left,
  to: string | undefined,
  { merged, ownCommits, stashes, unpushed }: Pick<DepartureFacts, 'merged' | 'unpushed'> & WorkFacts,
  { own, whole }: OwnWork,
): Promise<Partial<DepartureFacts>> {
  const { leaving } = repository;
  if (merged) {
    const isEmpty = await isEmptySince(repository, branch, tip, defaultBranch);
    return isEmpty ? { empty: true, uncommitted: await leaving.changedFiles() } : {};
  }
  if (ownCommits === 0) {
    return stashes > 0 ? {} : { uncommitted: await leaving.changedFiles() };
  }
  const [carried, upstreamGone, all] = await Promise.all([
    // Into the default branch it is merged, and that was asked.
    to !== undefined && to !== branch && to !== defaultBranch && repository.isMerged(branch, to),
    leaving.isUpstreamGone(branch),
    whole ?? (ownCommits === 1 ? repository.news(branch) : undefined),
  ]);
  const first = all?.commits.at(-1);
  const author = first && {
    name: first.authorName,
    email: first.authorEmail,
    isMe: isMe(me, first.authorEmail),
  };
  const ownInAll = all?.commits.filter(({ authorEmail }) => isMe(me, authorEmail)).length;
  const [only] = own;
  const mayBeHelp = author?.isMe === false && ownInAll === 1 && unpushed === 0;
  return {
    ...(carried ? { carried: true } : {}),
    ...(upstreamGone ? { upstreamGone: true } : {}),
    ...defined({ author }),
    ...(mayBeHelp && only ? { ownLines: await leaving.linesOf(only.id) } : {}),
    ...(handoffs.some(({ pickedUp }) => isMe(me, pickedUp?.by.email ?? '')) ? { pickedUp: true } : {}),
  };
}

/** Whether what looks merged was never there: no commit, none that changes anything, none that is left. */
async function isEmptySince(
  repository: Repository,
  branch: string,
  tip: string,
  defaultBranch: string | undefined,
): Promise<boolean> {
  const base = defaultBranch === undefined ? undefined : await repository.mergeBase(branch, defaultBranch);
  return base === tip
    ? repository.leaving.neverWorkedOn(branch)
    : base !== undefined && repository.leaving.hasSameContent(base, tip);
}

/** What came since the branch was asked about. */
async function askedFacts(
  { repository, branch, tip, me }: Left,
  last: LoggedDecision | undefined,
): Promise<Pick<DepartureFacts, 'asked'>> {
  const then = last?.facts.tip;
  if (last === undefined || then === undefined) {
    return {};
  }
  const [news, stashes] = await Promise.all([
    then === tip ? undefined : repository.news(branch, then),
    repository.stashes(branch, last.at),
  ]);
  const commits = (news?.commits ?? []).filter(({ authorEmail }) => isMe(me, authorEmail)).length;
  return { asked: { at: last.at, commits, stashes } };
}

/** The questions that were asked before this departure, newest first. */
function asksBefore(logged: readonly LoggedDecision[], { at }: Departure): readonly LoggedDecision[] {
  return logged.filter(({ outcome, facts }) => outcome.decision === 'ask' && facts.at !== at);
}

/** Names that a branch had before and that no other branch has now. */
async function namesGivenUp(
  repository: Repository,
  branch: string,
  renames: readonly Rename[],
): Promise<readonly string[]> {
  const before = namesBefore(branch, renames);
  const tips = await Promise.all(before.map((name) => repository.tip(name)));
  return before.filter((_name, index) => tips[index] === undefined);
}

/** Without the keys whose value is undefined. */
function defined<T extends object>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
