/**
 * The departure policy: whether leaving a branch is worth one question. Pure, so that every case can be
 * tried in a test and explained afterwards (`handoff.whyAsked`, CLI `why`). What it should say of which
 * case is labelled in test/git/scenarios; why it asks again when it does, in decision record 0020.
 */
import { fitsBranch } from './branchPattern';
import type { Person } from './people';
import { isSharedBranch } from './sharedBranch';

/** Operations of git during which HEAD moves without anybody leaving anything. */
export const operations = ['rebase', 'merge', 'cherry-pick', 'revert', 'bisect', 'am'] as const;

export type Operation = (typeof operations)[number];

/**
 * What moved HEAD, as its reflog tells: a switch, a switch that made the branch it went to, the first switch
 * after a clone, a rebase of another branch, or something that wrote no such line.
 */
export const waysToLeave = ['switch', 'new-branch', 'after-clone', 'rebase', 'tool'] as const;

export type WayToLeave = (typeof waysToLeave)[number];

/** A stay on a branch, as far as a window saw it begin. */
export interface Visit {
  /** ISO 8601 UTC. */
  readonly since: string;
  /** The branch's commit at that time. */
  readonly commit: string;
}

/** A branch was left for another one. */
export interface Departure {
  readonly from: string;
  readonly to: string;
  readonly at: string;
  readonly visit?: Visit;
}

/** Where this worktree was last seen. */
export interface Cursor {
  readonly branch: string;
  /** ISO 8601 UTC. */
  readonly seenAt: string;
  /** The branch's commit when it was reached; absent where that was not seen. */
  readonly reached?: string;
}

/** What is known about one departure, as of now. Times are ISO 8601 UTC. */
export interface DepartureFacts {
  /** Short name of the branch that was left; absent when nothing was left. */
  readonly from?: string;
  /** Short name of the branch that is checked out now; absent on a detached HEAD. */
  readonly to?: string;
  /** When the departure was seen. */
  readonly at: string;
  /** Absent where that cannot be told, as with reflogs off. */
  readonly how?: WayToLeave;
  readonly defaultBranch?: string;
  /** False once the branch that was left is gone. */
  readonly exists: boolean;
  /** The commit of the branch that was left. */
  readonly tip?: string;
  /** True when the work is where work comes together already, squashed or not. */
  readonly merged: boolean;
  /** True when nothing on it differs from where it began: just made, reset, reverted, notes only. */
  readonly empty?: boolean;
  /** True when the branch that is checked out now has all of its commits. */
  readonly carried?: boolean;
  /** True when another worktree has it checked out, or rebases it. */
  readonly heldElsewhere?: boolean;
  /** True when the branch it tracked is gone from the remote. */
  readonly upstreamGone?: boolean;
  /** My commits on the branch since the last handoff there, else since it left the default branch. */
  readonly ownCommits: number;
  /** My stashes made on the branch since my last handoff there. */
  readonly stashes: number;
  /** Tracked files with changes in no commit, which a switch takes along; counted where nothing else is mine. */
  readonly uncommitted?: number;
  /** Commits of anybody's that no remote has. */
  readonly unpushed?: number;
  /** Who began the branch. */
  readonly author?: Person & { readonly isMe: boolean };
  /** Where somebody else began it and one commit is mine: how many lines that changes. */
  readonly ownLines?: number;
  /** True when I have picked up a handoff on this branch. */
  readonly pickedUp?: boolean;
  /** When the last handoff there was written that has my work; absent where there is none. */
  readonly lastHandoff?: string;
  readonly operation?: Operation;
  readonly mutedBranch: boolean;
  readonly mutedRepository: boolean;
  readonly pausedUntil?: string;
  /** The stay that ended; `worked` is true where the branch moved or something was stashed meanwhile. */
  readonly visit?: { readonly since: string; readonly worked: boolean };
  /** The last question about this branch, and what of mine came since. */
  readonly asked?: { readonly at: string; readonly commits: number; readonly stashes: number };
  /** When the last question was asked, about any branch, in any window of this clone. */
  readonly lastPrompt?: string;
  /** Questions already asked today, in every window of this clone. */
  readonly promptsToday: number;
}

export interface PromptSettings {
  readonly enabled: boolean;
  readonly dailyLimit: number;
  readonly onDefaultBranch: boolean;
  /** Names, or patterns where `*` stands for anything: `release/*`. */
  readonly ignoredBranches: readonly string[];
}

/** Every reason to keep quiet, in the order in which a person would give them. */
export const quietReasons = [
  'no-departure',
  'prompts-off',
  'muted-repository',
  'paused',
  'muted-branch',
  'ignored-branch',
  'operation',
  'detached',
  'came-back',
  'branch-gone',
  'held-elsewhere',
  'default-branch',
  'shared-branch',
  'just-cloned',
  'merged',
  'upstream-gone',
  'carried-along',
  'no-own-work',
  'colleagues-branch',
  'asked-already',
  'only-looked',
  'daily-limit',
] as const;

export type QuietReason = (typeof quietReasons)[number];

export type DepartureDecision =
  | { readonly decision: 'ask'; readonly reason: 'own-work' }
  | { readonly decision: 'quiet'; readonly reason: QuietReason };

/** One decision of the departure policy, kept so that it can be explained. */
export interface LoggedDecision {
  readonly at: string;
  readonly facts: DepartureFacts;
  readonly outcome: DepartureDecision;
}

const minute = 60_000;
/** A question about a branch holds for that day and the next. */
const restOfBranch = 36 * 60 * minute;
/** So many commits more are another state of the work, whenever they come. */
const stretch = 5;
/** Who does nothing on a branch is not asked about it so soon after another question. */
const restAfterQuestion = 60 * minute;
/** One commit of this many changed lines on a colleague's branch is help, and no work taken over. */
const smallFix = 20;

/**
 * Decides on one departure. The order of the rules is the order in which a person would give the
 * reason: first what they set themselves, then where they are, then what the branch is, then the work,
 * then what they were asked before.
 */
export function decideOnDeparture(facts: DepartureFacts, settings: PromptSettings): DepartureDecision {
  const reason = quietReasons.find((one) => rules[one](facts, settings));
  return reason ? { decision: 'quiet', reason } : { decision: 'ask', reason: 'own-work' };
}

type Rule = (facts: DepartureFacts, settings: PromptSettings) => boolean;

const rules: Readonly<Record<QuietReason, Rule>> = {
  'no-departure': ({ from }) => from === undefined,
  'prompts-off': (_, { enabled }) => !enabled,
  'muted-repository': ({ mutedRepository }) => mutedRepository,
  paused: ({ pausedUntil, at }) => pausedUntil !== undefined && Date.parse(pausedUntil) > Date.parse(at),
  'muted-branch': ({ mutedBranch }) => mutedBranch,
  'ignored-branch': ({ from = '' }, { ignoredBranches }) =>
    ignoredBranches.some((pattern) => fitsBranch(pattern, from)),
  operation: ({ operation }) => operation !== undefined,
  detached: ({ to }) => to === undefined,
  'came-back': ({ from, to }) => from === to,
  'branch-gone': ({ exists }) => !exists,
  'held-elsewhere': ({ heldElsewhere = false }) => heldElsewhere,
  'default-branch': ({ from, defaultBranch }, { onDefaultBranch }) =>
    from === defaultBranch && !onDefaultBranch,
  'shared-branch': ({ from = '' }, { onDefaultBranch }) => isSharedBranch(from) && !onDefaultBranch,
  'just-cloned': ({ how }) => how === 'after-clone',
  // What is in a stash is merged nowhere, and goes with no branch.
  merged: ({ merged, empty = false, stashes }) => merged && !empty && stashes === 0,
  'upstream-gone': ({ upstreamGone = false, stashes }) => upstreamGone && stashes === 0,
  'carried-along': (facts) =>
    facts.stashes === 0 && (hasOwnWork(facts) ? facts.carried === true : (facts.uncommitted ?? 0) > 0),
  'no-own-work': (facts) => !hasOwnWork(facts),
  'colleagues-branch': isHelp,
  'asked-already': wasAsked,
  'only-looked': ({ visit, lastPrompt, at }) =>
    visit?.worked === false && lastPrompt !== undefined && between(lastPrompt, at) < restAfterQuestion,
  'daily-limit': ({ promptsToday }, { dailyLimit }) => promptsToday >= dailyLimit,
};

function hasOwnWork({ ownCommits, stashes, empty = false }: DepartureFacts): boolean {
  return stashes > 0 || (ownCommits > 0 && !empty);
}

/** One small commit of mine on a branch that a colleague began, and that the colleague can have. */
function isHelp({ author, ownLines, unpushed, pickedUp = false, stashes }: DepartureFacts): boolean {
  const isSmall = ownLines !== undefined && ownLines <= smallFix;
  return author?.isMe === false && isSmall && unpushed === 0 && !pickedUp && stashes === 0;
}

function wasAsked({ asked, at, ownCommits }: DepartureFacts): boolean {
  if (asked === undefined) {
    return false;
  }
  const commits = Math.min(ownCommits, asked.commits);
  const isRecent = between(asked.at, at) < restOfBranch;
  return commits + asked.stashes === 0 || (isRecent && commits < stretch);
}

/** Milliseconds from one time to another. */
function between(from: string, to: string): number {
  return Date.parse(to) - Date.parse(from);
}
