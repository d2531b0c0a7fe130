/** The messages between the extension and the page of the brief, and the model it shows: see `form.ts`. */
import type { HandoffState } from '../../domain/records';

export interface BriefStepModel {
  readonly id: string;
  readonly text: string;
  readonly done: boolean;
  /** Who and until when, or who ticked it. */
  readonly who: string;
}

export interface BriefQuestionModel {
  readonly text: string;
  /** Whom it is for, where the title does not say that for all of them: "for you", "for kenji@example.org". */
  readonly who: string;
  readonly mine: boolean;
}

export interface BriefModel {
  /** Top folder of the repository; for the host alone, as it comes back with the kept state. */
  readonly repository?: string;
  /** Id of the handoff shown: what is typed for one handoff never shows up at another. */
  readonly handoff: string;
  readonly title: string;
  readonly badge: string;
  /** Colours the badge: only `blocked` and `urgent` are loud. */
  readonly state: HandoffState | 'none';
  readonly meta: string;
  readonly stateReason: string;
  /** Untrusted Markdown. */
  readonly summary: string;
  /** Further texts of the author, each with its heading: expected result, background. */
  readonly texts: readonly { readonly heading: string; readonly text: string }[];
  readonly questions: readonly BriefQuestionModel[];
  readonly questionsTitle: string;
  readonly steps: readonly BriefStepModel[];
  readonly stepsHint: string;
  /** What may go wrong, what to leave alone, what was tried. */
  readonly watchOut: readonly { readonly term: string; readonly text: string }[];
  readonly verify: readonly { readonly run: string; readonly expect: string }[];
  readonly done: readonly string[];
  readonly links: readonly { readonly title: string; readonly url: string }[];
  /** What of the author's work the reader does not have. */
  readonly missing: readonly string[];
  /** What happened on the branch since: one line each. */
  readonly since: readonly { readonly text: string; readonly hint: string }[];
  readonly pickUp:
    | { readonly kind: 'offer'; readonly prompt: string }
    /** Picked up, or one's own: a sentence, and the read-back where there is one. */
    | { readonly kind: 'said'; readonly heading: string; readonly readBack: string };
  readonly canTick: boolean;
  readonly closing: 'close' | 'reopen' | 'none';
  /** True for one's own handoff. */
  readonly canWithdraw: boolean;
  readonly labels: BriefLabels;
}

export interface BriefLabels {
  readonly steps: string;
  readonly watchOut: string;
  readonly verify: string;
  readonly openInTerminal: string;
  readonly done: string;
  readonly links: string;
  readonly missing: string;
  readonly since: string;
  readonly nothingSince: string;
  readonly pickUp: string;
  readonly pickUpButton: string;
  readonly readBackMissing: string;
  readonly close: string;
  readonly reopen: string;
  readonly withdraw: string;
  readonly noSteps: string;
}

export type ToReader =
  | { readonly type: 'show'; readonly model: BriefModel }
  /** The repository does not have the handoff any more: nothing of it is to stay, on the page or kept. */
  | { readonly type: 'gone'; readonly message: string }
  | { readonly type: 'failed'; readonly message: string };

export type FromReader =
  | { readonly type: 'ready' }
  | { readonly type: 'pickUp'; readonly readBack: string }
  | { readonly type: 'step'; readonly step: string; readonly done: boolean }
  | { readonly type: 'close' }
  | { readonly type: 'reopen' }
  /** Asks what that means, and does it. */
  | { readonly type: 'withdraw' }
  /** Puts the n-th command of `verify` into a terminal without running it. */
  | { readonly type: 'terminal'; readonly index: number };
