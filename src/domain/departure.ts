/**
 * The departure policy: whether leaving a branch is worth one question. Pure, so that every case can be
 * tried in a test and explained afterwards (`handoff.whyAsked`, CLI `why`).
 */

/** Operations of git during which HEAD moves without anybody leaving anything. */
export const operations = ['rebase', 'merge', 'cherry-pick', 'revert', 'bisect', 'am'] as const;

export type Operation = (typeof operations)[number];

/** A branch was left for another one. */
export interface Departure {
  readonly from: string;
  readonly to: string;
  readonly at: string;
}

/** Where this worktree was last seen. */
export interface Cursor {
  readonly branch: string;
  /** ISO 8601 UTC. */
  readonly seenAt: string;
}

/** What is known about one departure, as of now. */
export interface DepartureFacts {
  /** Short name of the branch that was left; absent when nothing was left. */
  readonly from?: string;
  /** Short name of the branch that is checked out now; absent on a detached HEAD. */
  readonly to?: string;
  /** When the departure was seen, ISO 8601 UTC. */
  readonly at: string;
  readonly defaultBranch?: string;
  /** False once the branch that was left is gone. */
  readonly exists: boolean;
  /** True when the work is in the default branch already, squashed or not. */
  readonly merged: boolean;
  /** My commits on the branch since my last handoff there, else since it left the default branch. */
  readonly ownCommits: number;
  /** My stashes made on the branch since then. */
  readonly stashes: number;
  /** When my last handoff there was written, ISO 8601 UTC; absent where there is none. */
  readonly lastHandoff?: string;
  readonly operation?: Operation;
  readonly mutedBranch: boolean;
  readonly mutedRepository: boolean;
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

export type QuietReason =
  | 'no-departure'
  | 'prompts-off'
  | 'muted-repository'
  | 'muted-branch'
  | 'ignored-branch'
  | 'detached'
  | 'operation'
  | 'came-back'
  | 'branch-gone'
  | 'default-branch'
  | 'merged'
  | 'no-own-work'
  | 'daily-limit';

export type DepartureDecision =
  | { readonly decision: 'ask'; readonly reason: 'own-work' }
  | { readonly decision: 'quiet'; readonly reason: QuietReason };

/** One decision of the departure policy, kept so that it can be explained. */
export interface LoggedDecision {
  readonly at: string;
  readonly facts: DepartureFacts;
  readonly outcome: DepartureDecision;
}

/**
 * Decides on one departure. The order of the rules is the order in which a person would give the
 * reason: first what they set themselves, then where they are, then what the branch is, then the work.
 */
export function decideOnDeparture(facts: DepartureFacts, settings: PromptSettings): DepartureDecision {
  const reason = reasonForQuiet(facts, settings);
  return reason ? { decision: 'quiet', reason } : { decision: 'ask', reason: 'own-work' };
}

function reasonForQuiet(facts: DepartureFacts, settings: PromptSettings): QuietReason | undefined {
  const rules: readonly (readonly [QuietReason, boolean])[] = [
    ['no-departure', facts.from === undefined],
    ['prompts-off', !settings.enabled],
    ['muted-repository', facts.mutedRepository],
    ['muted-branch', facts.mutedBranch],
    ['ignored-branch', settings.ignoredBranches.some((pattern) => matches(pattern, facts.from ?? ''))],
    ['operation', facts.operation !== undefined],
    ['detached', facts.to === undefined],
    ['came-back', facts.from === facts.to],
    ['branch-gone', !facts.exists],
    ['default-branch', facts.from === facts.defaultBranch && !settings.onDefaultBranch],
    // What is in a stash is merged nowhere.
    ['merged', facts.merged && facts.stashes === 0],
    ['no-own-work', facts.ownCommits + facts.stashes === 0],
    ['daily-limit', facts.promptsToday >= settings.dailyLimit],
  ];
  return rules.find(([, holds]) => holds)?.[0];
}

function matches(pattern: string, branch: string): boolean {
  const parts = pattern.split('*').map((part) => part.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`^${parts.join('.*')}$`, 'u').test(branch);
}
