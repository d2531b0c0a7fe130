/**
 * The records Handoff keeps: one handoff note, and the replies to it. Plain data; the files they are
 * read from and written to are `format`'s business. An absent key means that nothing was said about it,
 * an empty list means "none, on purpose".
 */

/** Who wrote a record. `email` is as git gave it; compare people with `isMe`, never by this string. */
export interface Author {
  readonly name: string;
  readonly email: string;
  readonly kind: 'human' | 'agent';
}

/** How the branch is doing, in I-PASS's sense of severity, from calm to urgent. */
export const states = ['on-track', 'watch', 'blocked', 'urgent'] as const;
export type HandoffState = (typeof states)[number];

/** What the code was like when the handoff was written. Object ids are full-length hex. */
export interface CodeAt {
  readonly commit?: string;
  /** Name of the branch this one is meant for, such as `main`. */
  readonly base?: string;
  readonly mergeBase?: string;
  /** Commits that no remote-tracking branch has. */
  readonly unpushed?: number;
  /** Paths with uncommitted changes, relative to the repository. */
  readonly uncommitted?: readonly string[];
  readonly stash?: string;
}

/** One way to see that the work works: a command of one line, and what it shows. */
export interface Verification {
  readonly run: string;
  readonly expect?: string;
}

export interface Step {
  readonly id: string;
  readonly text: string;
  readonly owner?: string;
  readonly due?: string;
  /** Id of one of the handoff's places. */
  readonly place?: string;
}

export interface Question {
  readonly id: string;
  readonly text: string;
  readonly to?: string;
  readonly due?: string;
}

export interface Contingency {
  readonly if: string;
  readonly then: string;
  readonly ask?: string;
}

/** Lines of code that a handoff talks about. `lines` is 1-based and inclusive. */
export interface Place {
  readonly id: string;
  readonly path: string;
  readonly lines?: readonly [number, number];
  readonly commit?: string;
  readonly text?: string;
  readonly note?: string;
}

export interface Link {
  readonly title?: string;
  readonly url: string;
}

export interface OpenFile {
  readonly path: string;
  readonly line?: number;
}

/** The part of a handoff that people write: what the form holds, and what an `amend` may change. */
export interface HandoffContent {
  readonly to?: readonly string[];
  readonly state?: HandoffState;
  readonly stateReason?: string;
  readonly summary: string;
  readonly outcome?: string;
  readonly background?: string;
  readonly done?: readonly string[];
  readonly tried?: readonly string[];
  readonly doNotTouch?: readonly string[];
  readonly verify?: readonly Verification[];
  readonly next?: readonly Step[];
  readonly contingencies?: readonly Contingency[];
  readonly questions?: readonly Question[];
  readonly places?: readonly Place[];
  readonly decisions?: readonly string[];
  readonly links?: readonly Link[];
  readonly openFiles?: readonly OpenFile[];
}

/** A structured note on one branch, by one author, at one moment. */
export interface Handoff extends HandoffContent {
  readonly version: 1;
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly created: string;
  /** Short name, such as `feature/login`; absent only when written on a detached HEAD. */
  readonly branch?: string;
  readonly author: Author;
  /** IANA name of the author's time zone. */
  readonly timeZone?: string;
  readonly at?: CodeAt;
  /** Id of the handoff before this one on the same branch. */
  readonly previous?: string;
}

interface ReplyBase {
  readonly version: 1;
  readonly id: string;
  /** Id of the handoff replied to. */
  readonly handoff: string;
  readonly created: string;
  readonly author: Author;
  /** Ids of the replies that the author had seen: the causal order. */
  readonly after: readonly string[];
}

/** The author of the reply takes the work; `readBack` is what they understood, in their words. */
export interface PickUpReply extends ReplyBase {
  readonly kind: 'pickup';
  readonly readBack: string;
  readonly first?: string;
  readonly doubts?: readonly string[];
}

/** A step ticked (or unticked). */
export interface StepReply extends ReplyBase {
  readonly kind: 'step';
  readonly step: string;
  readonly done: boolean;
}

export interface CloseReply extends ReplyBase {
  readonly kind: 'close';
  readonly outcome?: string;
}

export interface ReopenReply extends ReplyBase {
  readonly kind: 'reopen';
  readonly reason?: string;
}

/** The handoff is hidden everywhere. Counts only when its own author says so; it stays in history. */
export interface WithdrawReply extends ReplyBase {
  readonly kind: 'withdraw';
  readonly reason?: string;
}

/**
 * What the author says otherwise now: of the handoff's content only the fields that change, each as a whole.
 * Counts only when the handoff's own author says so.
 */
export interface AmendReply extends ReplyBase, Partial<HandoffContent> {
  readonly kind: 'amend';
  /** Names of fields about which nothing is said any more. The summary stays whatever stands here. */
  readonly removed?: readonly string[];
}

/** A later record on a handoff, by anyone. */
export type Reply = PickUpReply | StepReply | CloseReply | ReopenReply | WithdrawReply | AmendReply;

/** One file, written once. */
export type StoredRecord = Handoff | Reply;

/** Tells the two kinds of record apart: only a reply names the handoff it answers. */
export function isReply(record: StoredRecord): record is Reply {
  return 'handoff' in record;
}
